"""The plan's acronyms and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planparse.document import Paragraph
from planparse.normalise.texts import clean
from planparse.wording.fold import fold

_NAMED = re.compile(r"(?P<name>[^()]{4,120})\s\((?P<acronym>[^\W\d_][\w&.-]{1,11})\)")
_WORD = re.compile(r"[^\W\d_]+")


def read_glossary(pairs: Iterable[tuple[Paragraph, Paragraph]], names: Iterable[str]) -> dict[str, str]:
    """Acronyms with their meanings: the document's own list, then names printed as `Full Name (FN)`.

    The first meaning of an acronym counts.
    """
    glossary: dict[str, str] = {}
    for term, meaning in pairs:
        if (key := clean(term.text).rstrip(" :")) and (value := clean(meaning.text)):
            glossary.setdefault(key, value)
    for name in names:
        if (found := _NAMED.fullmatch(name)) and stands_for(found["acronym"], found["name"]):
            glossary.setdefault(found["acronym"], found["name"].strip())
    return glossary


def stands_for(acronym: str, name: str) -> bool:
    """Whether an upper-case acronym is made of initials of the name's words, in order, from the first."""
    letters = "".join(_WORD.findall(fold(acronym)))
    initials = [word[0] for word in _WORD.findall(fold(name))]
    if acronym != acronym.upper() or not letters or not initials or letters[0] != initials[0]:
        return False
    remaining = iter(initials)
    return all(letter in remaining for letter in letters)
