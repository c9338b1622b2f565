"""Texts that stand for a value which is not there."""

from __future__ import annotations

import re

from planparse.wording.fold import fold
from planparse.wording.terms import opening, terms

LONGEST_SIGN = 40
"""Characters of the longest text that can stand for an empty cell."""
_PUNCTUATION = " .,;:!?*-…"
_PART = re.compile(r"^(?:grand |sous-?\s?|sub-?\s?|zwischen-?)")
_BETWEEN = re.compile(r"[\s(),:.;|]+")


def says_nothing(text: str) -> bool:
    """Whether a cell's text stands for an empty cell: `S/O`, `N/A`, `–`, nothing at all."""
    if len(text) > LONGEST_SIGN:
        return False
    folded = fold(text)
    bare = folded.strip(_PUNCTUATION)
    return not bare or folded in terms("values", "nothing") or bare in terms("values", "nothing")


def is_hint(text: str) -> bool:
    """Whether a text says what is to be typed where it stands: `texte (max 250 caractères)`, `date`, `yes/no`."""
    if len(text) > LONGEST_SIGN:
        return False
    folded = fold(text)
    known = terms("values", "hint")
    words = [word.rstrip("s") for word in _BETWEEN.split(folded) if word and not word.isdecimal()]
    return bool(words) and (folded in known or all(word in known for word in words))


def is_total(text: str) -> bool:
    """Whether a text heads a row of sums: `Total`, `Sous-total`, `TOTAL GÉNÉRAL`."""
    return len(text.split()) <= 4 and bool(
        opening("values", "total").match(_PART.sub("", fold(text).replace(":", " ")))
    )


def is_ditto(text: str) -> bool:
    """Whether a cell's text stands for what the cell above says: `Idem`, `id.`, `〃`."""
    return len(text) <= LONGEST_SIGN and fold(text).rstrip(" .") in terms("values", "ditto")
