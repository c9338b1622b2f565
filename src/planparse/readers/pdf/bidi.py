"""Right-to-left writing: from the order on the page, left to right, to the order of reading."""

from __future__ import annotations

import re
import unicodedata

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(f"[{_RTL}]")
"""A Hebrew or Arabic letter."""

_LEFT_TO_RIGHT = re.compile(rf"[^\W_{_RTL}](?:[^{_RTL}]*[^\W_{_RTL}])?")
_STRETCH = re.compile(rf"[{_RTL}](?:[^\w]*[{_RTL}])*")
_SHAPED = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def in_reading_order(text: str) -> str:
    """A line whose characters follow each other from left to right, as it is read; shaped letters as plain ones.

    Most letters decide on the line's direction. Figures and Latin words keep theirs, as in the Unicode
    bidirectional algorithm (UAX 9), of which this undoes the part that plans need.
    """
    if not RIGHT_TO_LEFT.search(text):
        return text
    if 2 * len(RIGHT_TO_LEFT.findall(text)) >= sum(map(str.isalpha, text)):
        turned = _LEFT_TO_RIGHT.sub(_backwards, _turned(text))
    else:
        turned = _STRETCH.sub(lambda stretch: _turned(stretch[0]), text)
    return _SHAPED.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), turned)


def _turned(text: str) -> str:
    return text[::-1].translate(_MIRRORED)


def _backwards(stretch: re.Match[str]) -> str:
    return _turned(stretch[0])
