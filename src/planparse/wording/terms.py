"""Lists of words from `vocabulary/*.toml`, as folded sets and as patterns for text as printed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from planparse.wording.fold import fold

_VARIANTS = {
    "a": "[aàáâãä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iíìîï]", "n": "[nñ]", "o": "[oóòôõöº]", "u": "[uúùûü]",
    "'": "['’]", "-": "[-‐‑–]", " ": r"\s+",
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
def pattern(name: str, section: str) -> str:
    """A regular expression, without groups, for any word of a section: see `any_of`."""
    return any_of(terms(name, section))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the folded `words` in text as printed, the longest first.

    It is to be used with `re.IGNORECASE`; accents, quotes, dashes and spacing may differ.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join("".join(_VARIANTS.get(c, re.escape(c)) for c in word) for word in ordered) + ")"
