"""What is said on standard error, in the user's language: French where the locale is, else English."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from importlib.resources import files

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables that name the locale; the first that is set decides."""


def translated(sentence: str) -> str:
    """`sentence` in the user's language. One that the catalogue does not have stays as it is."""
    if not _locale().startswith("fr"):
        return sentence
    for pattern, french in _catalogue():
        if found := pattern.fullmatch(sentence):
            return french.format(*found.groups())
    return sentence


def _locale() -> str:
    return next(filter(None, (os.environ.get(name) for name in VARIABLES)), "")


@cache
def _catalogue() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the English sentences with the French ones; those that say most by themselves first."""
    text = files("planparse.cli").joinpath("messages", "fr.toml").read_text(encoding="utf-8")
    sentences = tomllib.loads(text)
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), sentences[english])
        for english in sorted(sentences, key=lambda english: -len(english.replace("{}", "")))
    )
