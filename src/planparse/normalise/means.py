"""Lists of means: one entry a paragraph, or one an item where a paragraph counts its items."""

from __future__ import annotations

import re

from planparse.normalise.texts import BULLETS, lines, outside_parentheses
from planparse.raw import RawText
from planparse.wording.values import says_nothing

_ENUMERATOR = re.compile(r"(?:(?<=\s)|^)(?:#\s?(\d{1,2})\s?[:.)-]|\(?(\d{1,2})\)|(\d{1,2})\.|\(?([a-z])\))\s+", re.I)
_END = " ;"


def read_items(column: RawText) -> tuple[str, ...]:
    """The items of a list column, without their enumerators and closing semicolons."""
    return tuple(
        item
        for line in lines(column)
        for part in re.split(f"[{BULLETS}]", line)
        for item in split_enumeration(part.strip())
        if not says_nothing(item)
    )


def split_enumeration(text: str) -> list[str]:
    """The items of `1) …; 2) …`, `#1: …; #2: …` or `a) … b) …`; else the text itself.

    An enumeration opens the text, counts from its first number or letter, and has two items or more.
    """
    outside = outside_parentheses(text)
    marks: list[re.Match[str]] = []
    style = 0
    for match in _ENUMERATOR.finditer(text):
        if not outside[max(match.start(), match.end() - 2)] and not match[0].startswith("("):
            continue
        style = style or match.lastindex or 0
        if match.lastindex == style and _rank(match) == len(marks) + 1 and (marks or match.start() == 0):
            marks.append(match)
    if len(marks) < 2:
        return [text.rstrip(_END)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end() : end].strip().rstrip(_END) for mark, end in zip(marks, ends, strict=True)]


def _rank(match: re.Match[str]) -> int:
    """1 for `1` and `a`."""
    sign = str(match[match.lastindex or 0])
    return int(sign) if sign.isdigit() else ord(sign.lower()) - ord("a") + 1
