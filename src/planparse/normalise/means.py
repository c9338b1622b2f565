"""Lists of means: one entry a paragraph, or one an item where a paragraph counts its items."""

from __future__ import annotations

import re

from planparse.normalise.enumerations import listed_lines
from planparse.normalise.texts import BULLETS
from planparse.raw import RawText
from planparse.wording.values import says_nothing

_END = " ;"


def read_items(column: RawText) -> tuple[str, ...]:
    """The items of a list column, without their enumerators and closing semicolons."""
    parts = (part.strip().rstrip(_END) for line in listed_lines(column) for part in re.split(f"[{BULLETS}]", line))
    return tuple(part for part in parts if not says_nothing(part))
