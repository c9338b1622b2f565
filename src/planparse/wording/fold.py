"""Text folded for comparison: case, accents, typographic variants and spacing do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

_VARIANTS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "·": "", "\u00ad": ""}
)
_LEVEL = {
    ord(character): unicodedata.normalize("NFKD", character)[0].lower()
    for character in map(chr, (*range(0x41, 0x5B), 0xA0, 0xAA, 0xBA, *range(0xC0, 0x250), 0x202F))
} | str.maketrans("’‘ʼ–—‐‑\t\n", "'''----  ")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotes and dashes and single spaces."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_VARIANTS))
        text = "".join(filterfalse(unicodedata.combining, decomposed))
    return " ".join(text.casefold().split())


def level(text: str) -> str:
    """`text` folded character for character, its spaces kept: what is found in it stands there in `text` too."""
    return text.translate(_LEVEL)
