"""One table of a TOML file, read key by key; what is wrong is told with file, line and the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from planparse.errors import ProfileError

NEAR = 0.5
"""Least likeness (0 to 1) of a right word that is offered for a wrong one: `axis` for `axe`."""


@dataclass(slots=True)
class Section:
    """A table. Every key is taken once; `close` complains of those that nobody knows."""

    file: str
    """The file's name, for messages."""
    text: str
    """The whole file, to find lines in."""
    table: dict[str, Any]
    title: str = ""
    """`[skip]`; empty for the top of the file."""
    _known: list[str] = field(default_factory=list)

    def error(self, message: str, key: str = "", value: object = None) -> ProfileError:
        """The error for `key` (and its `value`), with the line where they seem to stand."""
        line = _line_of(self.text, key, value)
        where = f"{self.file}, line {line}" if line else f"{self.file}, {self.title}" if self.title else self.file
        return ProfileError(f"{where}: {message}")

    def take(self, key: str) -> Any:
        """The value of a key; None where it is missing."""
        self._known.append(key)
        return self.table.get(key)

    def string(self, key: str) -> str | None:
        """A text that is not empty."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key} takes a text in quotes, not {_shown(value)}.", key, value)
        return value

    def day(self, key: str) -> date | None:
        """A date as TOML writes it: `2026-12-31`, without quotes."""
        value = self.take(key)
        # A TOML date and time is a `date` in Python as well.
        if value is not None and type(value) is not date:
            raise self.error(f"{key} takes a day such as 2026-12-31, without quotes, not {_shown(value)}.", key, value)
        return value

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(f"{key} is true or false, not {_shown(value)}.", key, value)
        return default if value is None else value

    def fraction(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self.take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(f"{key} takes a number from 0 to 1, not {_shown(value)}.", key, value)
        return float(value)

    def counts(self, key: str) -> frozenset[int]:
        """A list of whole numbers from 1."""
        values = self.take(key)
        if values is None:
            return frozenset()
        if not isinstance(values, list) or not all(type(value) is int and value > 0 for value in values):
            raise self.error(f"{key} takes a list of numbers from 1 such as [1, 4], not {_shown(values)}.", key)
        return frozenset(values)

    def word(self, key: str, allowed: Collection[str], kind: str) -> str | None:
        """One word of a closed list."""
        value = self.take(key)
        return None if value is None else self.choice(key, value, allowed, kind)

    def choice(self, key: str, value: object, allowed: Collection[str], kind: str) -> str:
        """`value`, if it is one of the words of a closed list."""
        if isinstance(value, str) and value in allowed:
            return value
        message = f"{_shown(value)} is no {kind}{_nearest(value, allowed)} Allowed are: {', '.join(sorted(allowed))}."
        raise self.error(message, key, value)

    def words(self, key: str, allowed: Collection[str], kind: str) -> dict[str, str]:
        """A table of texts, each with a word of a closed list."""
        section = self.section(key)
        return {name: section.choice(name, value, allowed, kind) for name, value in section.table.items()}

    def section(self, key: str) -> Section:
        """The table under a key; an empty one where it is missing."""
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            raise self.error(f"{key} is a table: write [{key}] on a line of its own.", key, value)
        return Section(self.file, self.text, value or {}, f"[{key}]")

    def sections(self, key: str, example: str) -> Iterator[Section]:
        """The tables listed under a key; `example` shows how one is written."""
        values = self.take(key)
        if values is None:
            return
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.error(f"{key} is a list of tables: write {example}.", key)
        for number, value in enumerate(values, 1):
            yield Section(self.file, self.text, value, f"{self.title}, {key} {number}".strip(", "))

    def close(self) -> None:
        """Raise ProfileError for the first key that was not taken."""
        for key in self.table:
            if key not in self._known:
                where = f" in {self.title}" if self.title else ""
                known = ", ".join(self._known)
                raise self.error(
                    f"unknown key {_shown(key)}{where}{_nearest(key, self._known)} Known are: {known}.", key
                )


def _nearest(word: object, allowed: Collection[str]) -> str:
    """The end of a sentence: the nearest allowed word as a question, if one is near."""
    near = get_close_matches(word, list(allowed), n=1, cutoff=NEAR) if isinstance(word, str) else []
    return f"; did you mean {_shown(near[0])}?" if near else "."


def _shown(value: object) -> str:
    """A value as TOML writes it, short."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            shown = f'"{value}"'
        case dict():
            return "a table"
        case _:
            shown = str(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _line_of(text: str, key: str, value: object) -> int | None:
    """The first line on which `key` stands with `value`, else on which it stands at all."""
    if not key:
        return None
    name = rf"""(?<![\w-])["']?{re.escape(key)}["']?(?![\w-])"""
    given = rf"""\s*=\s*["']?{re.escape(str(value))}""" if isinstance(value, str | int | float) else r"\s*="
    for pattern in (name + given, name + r"\s*=", rf"\[{name}\]"):
        for number, line in enumerate(text.splitlines(), 1):
            if not line.lstrip().startswith("#") and re.search(pattern, line, re.IGNORECASE):
                return number
    return None
