"""Text folded for comparison: case, accents, typographic variants and spacing do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_VARIANTS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "·": "", "\u00ad": ""}
)
_SPACES = re.compile(r"\s+")
_LEVEL = {
    ord(character): unicodedata.normalize("NFKD", character)[0].lower()
    for character in map(chr, (*range(0x41, 0x5B), 0xA0, 0xAA, 0xBA, *range(0xC0, 0x250), 0x202F))
} | str.maketrans("’‘ʼ–—‐‑\t\n", "'''----  ")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotes and dashes and single spaces."""
    if text.isascii():
        return _SPACES.sub(" ", text.casefold()).strip()
    decomposed = unicodedata.normalize("NFKD", text.translate(_VARIANTS))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _SPACES.sub(" ", plain.casefold()).strip()


def level(text: str) -> str:
    """`text` folded character for character, its spaces kept: what is found in it stands there in `text` too."""
    return text.translate(_LEVEL)
