"""What is said to people, in their language: French where the locale is, else English.

The code speaks English. `messages/fr.toml` has the French of what other rooms say in finished sentences;
`messages/fr-words.toml` that of the help, and of what the commands show.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from importlib.resources import files

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables that name the locale; the first that is set decides."""


def words(english: str, *values: object) -> str:
    """`english` in the user's language, with `values` where it has `{}`. What has no French stays as it is."""
    text = _catalogue("fr-words").get(english, english) if is_french() else english
    return text.format(*values) if values else text


def counted(count: int, one: str, many: str, *values: object) -> str:
    """`one` or `many`, as the user's language has it for `count`, with `count` and `values` inside."""
    is_one = count == 1 or (count == 0 and is_french())
    return words(one if is_one else many, count, *values)


def tally(count: int, word: str) -> str:
    """`3 added`. The word agrees with the number: the catalogue has `1 added` and `{} added`."""
    return words(f"1 {word}") if count == 1 else words(f"{{}} {word}", count)


def translated(sentence: str) -> str:
    """A finished `sentence`, its values inside, in the user's language: errors come like that from other rooms."""
    if not is_french():
        return sentence
    sentences = _catalogue("fr")
    if sentence in sentences:
        return sentences[sentence]
    for pattern, french in _patterns():
        if found := pattern.fullmatch(sentence):
            return french.format(*found.groups())
    return sentence


def is_french() -> bool:
    """Whether the user's locale is French."""
    return next(filter(None, (os.environ.get(name) for name in VARIABLES)), "").startswith("fr")


@cache
def _catalogue(name: str) -> dict[str, str]:
    return tomllib.loads(files("planparse.cli").joinpath("messages", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the English sentences with values; those that say most by themselves first."""
    sentences = _catalogue("fr")
    open_ones = sorted((text for text in sentences if "{" in text), key=lambda text: -len(text.replace("{}", "")))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), sentences[english])
        for english in open_ones
    )
