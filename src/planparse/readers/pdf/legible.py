"""Whether letters make words. Some files name theirs wrongly, to forbid copying: what they print can be read,
what they say cannot; and behind the picture of a scan there may be the words that a poor OCR guessed.
"""

from __future__ import annotations

import re

ENOUGH_SIGNS, ENOUGH_WORDS = 40, 12
"""Less text than that is not judged."""
STRANGE = 0.3
"""Share of signs without meaning from which a text is none."""
TANGLED = 0.2
"""Share of long words with too many consonants in a row; less than 0.02 in the languages of Europe."""

ODD = 0.15
"""Share of pieces that are no words, from which a text is not that of its page."""
ENOUGH_PIECES = 15
"""Between spaces; fewer are not judged."""

_BEYOND_LATIN = re.compile("[^\0-\u024f]")
"""All signs without meaning are there."""
_STRANGE = re.compile("[•\ufffd\ue000-\uf8ff]")
_LONG_WORD = re.compile(r"(?<!\w)[a-zà-öø-ÿœ]{6,}(?!\w)")
_TANGLE = re.compile("[bcdfghjklmnpqrstvwxzçñ]{5}")
# Bytes are told much faster than letters; Latin-1 has all consonants that count.
_CONSONANTS = bytes([ord("c") if _TANGLE.match(5 * chr(code)) else ord(" ") for code in range(256)])
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|\d+(?:er|e|ème|th|st|nd|rd|%|€|\$)?")
_AROUND = " \t.,;:!?…()[]«»“”\"'’–—-•·*/%€$°"
_FAR_EAST = range(0x3400, 0xD7A4)
_BLOCK = 256


def _is_strange(beyond: list[str], signs: int) -> bool:
    """Whether many of the `signs` of a text, those `beyond` Latin letters given, mean nothing, or are drawn from one
    corner of a large script."""
    if sum([_STRANGE.match(sign) is not None for sign in beyond]) >= STRANGE * signs:
        return True
    # Real Chinese or Korean draws its letters from all over its thousands.
    blocks = [ord(sign) // _BLOCK for sign in beyond if ord(sign) in _FAR_EAST]
    return len(blocks) >= ENOUGH_SIGNS and len(set(blocks)) == 1


def is_legible(text: str) -> bool:
    """Whether `text` may say something, as far as its letters tell; too little of it may."""
    signs = len(text) - text.count(" ")
    if signs < ENOUGH_SIGNS:
        return True
    beyond = _BEYOND_LATIN.findall(text)
    if beyond and _is_strange(beyond, signs):
        return False
    text = text.lower()
    if text.encode("latin-1", "replace").translate(_CONSONANTS).count(b"ccccc") < TANGLED * ENOUGH_WORDS:
        return True
    words = _LONG_WORD.findall(text)
    return len(words) < ENOUGH_WORDS or sum(map(bool, map(_TANGLE.search, words))) < TANGLED * len(words)


def is_plausible(text: str) -> bool:
    """Whether most of what stands between spaces in `text` is words and figures."""
    pieces = [piece for word in text.split() if (piece := word.strip(_AROUND))]
    odd = sum(_WORD.fullmatch(piece) is None for piece in pieces)
    return len(pieces) < ENOUGH_PIECES or odd < ODD * len(pieces)
