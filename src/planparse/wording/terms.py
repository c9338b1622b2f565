"""Lists of words from `vocabulary/*.toml`, as folded sets and as patterns for text as printed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from planparse.wording.fold import fold

_VARIANTS = {
    "a": "[aàáâãäăą]", "c": "[cçć]", "e": "[eéèêëę]", "i": "[iíìîï]", "n": "[nñń]", "o": "[oóòôõöº]", "s": "[sșşś]",
    "t": "[tțţ]", "u": "[uúùûü]", "z": "[zźż]", "'": "['’]", "-": "[-‐‑–]", " ": r"\s+",
}  # fmt: skip


@cache
def table(name: str) -> dict[str, dict[str, list[str]]]:
    """The file `vocabulary/<name>.toml`: sections of word lists."""
    text = files("planparse.wording").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def terms(name: str, section: str) -> frozenset[str]:
    """All words of one section, whatever the language, folded."""
    return frozenset(fold(term) for listed in table(name)[section].values() for term in listed)


@cache
def keys(name: str, section: str) -> dict[str, str]:
    """For each folded word of a section, the key that it is listed under."""
    return {fold(term): key for key, listed in table(name)[section].items() for term in listed}


@cache
def pattern(name: str, section: str, *, printed: bool = False) -> str:
    """A regular expression, without groups, for any word of a section: see `any_of`."""
    return any_of(terms(name, section), printed=printed)


@cache
def word(name: str, section: str) -> re.Pattern[str]:
    """Finds any word of a section standing by itself, in folded or level text."""
    return re.compile(rf"(?<!\w){pattern(name, section)}(?!\w)")


@cache
def opening(name: str, section: str) -> re.Pattern[str]:
    """Matches a folded or level text that begins with a word of a section: `le comite`, `l'ecole`."""
    return re.compile(rf"{pattern(name, section)}(?:(?<=')|(?=\s|$))")


def any_of(words: Iterable[str], *, printed: bool = False) -> str:
    """A regular expression for any of the folded `words` in folded text, the longest first.

    For text as `printed`, accents, quotes, dashes and spacing may differ, and it is to be used with
    `re.IGNORECASE`; such a pattern takes several times as long to compile.
    """
    ordered = sorted(words, key=lambda listed: (-len(listed), listed))
    variants = _VARIANTS if printed else {}
    return "(?:" + "|".join("".join(variants.get(c, re.escape(c)) for c in listed) for listed in ordered) + ")"
