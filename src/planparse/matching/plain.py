"""The form in which texts are compared: what a typist or a reader of files changes does not count."""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": "", "\u200b": ""}
)
_BULLET = re.compile(r"^[•▪●◦‣·*○➢✓-]+\s*")
_RAISED_LETTERS = re.compile(r"\bN ?b ?re\b")
"""`N<sup>bre</sup>` comes with or without spaces, as a file places its raised letters."""
_BEFORE_CLOSING = re.compile(r"\s+([.,;:!?)»%])")
_AFTER_OPENING = re.compile(r"([(«])\s+")
_AROUND_DASH = re.compile(r"\s*([-/])\s*")
_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """`text` in NFKC with plain quotes, dashes and spaces, without bullet and closing punctuation."""
    text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    text = _RAISED_LETTERS.sub("Nbre", " ".join(text.split()))
    text = _BEFORE_CLOSING.sub(r"\1", _BULLET.sub("", text))
    text = _AROUND_DASH.sub(r"\1", _AFTER_OPENING.sub(r"\1", text))
    return text.rstrip(" .;:,")


def bare(text: str) -> str:
    """Letters and digits of `text` alone, folded in case: neither spaces nor punctuation count."""
    return _NO_WORD.sub("", plain(text).casefold())


def words(text: str) -> list[str]:
    """The words of `text`, folded in case, in order."""
    return _NO_WORD.sub(" ", plain(text).casefold()).split()
