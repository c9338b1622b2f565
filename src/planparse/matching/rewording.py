"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 4000
"""Characters; longer texts are shown as replaced whole, since comparing them word by word is quadratic."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that is in both texts, in the old one only, or in the new one only."""

    side: Literal["both", "old", "new"]
    text: str


def stretches(old: str, new: str) -> list[Stretch]:
    """Both texts in one list, in reading order: what went comes before what came in its place."""
    if max(len(old), len(new)) > LONGEST:
        return [stretch for stretch in (Stretch("old", old), Stretch("new", new)) if stretch.text]
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    found: list[Stretch] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch("both", "".join(before[first:last])))
            continue
        if last > first:
            found.append(Stretch("old", "".join(before[first:last])))
        if end > start:
            found.append(Stretch("new", "".join(after[start:end])))
    return found
