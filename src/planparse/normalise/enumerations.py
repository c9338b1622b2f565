"""Lists that count their items: `1) … 2) …` in one line, or a number before each line."""

from __future__ import annotations

import re

from planparse.normalise.texts import lines, outside_parentheses
from planparse.raw import RawText

_ENUMERATOR = re.compile(r"(?:(?<=\s)|^)(?:#\s?(\d{1,2})\s?[:.)-]|\(?(\d{1,2})\)|(\d{1,2})\.|\(?([a-z])\))\s+", re.I)
_END = " ;"


def listed_lines(column: RawText) -> list[str]:
    """The lines of a column; the items of an enumeration stand each on one, without their enumerators."""
    found = lines(column) if column else []
    if len(found) < 2:
        return split_enumeration(found[0]) if found else []
    marks = _counting([_ENUMERATOR.match(line) for line in found])
    if len(marks) > 1:
        return [line[mark.end() :] if (mark := marks.get(index)) else line for index, line in enumerate(found)]
    return [item for line in found for item in split_enumeration(line)]


def split_enumeration(text: str) -> list[str]:
    """The items of `1) …; 2) …`, `#1: …; #2: …` or `a) … b) …`; else the text itself.

    An enumeration opens the text, counts from its first number or letter, and has two items or more.
    """
    if not _ENUMERATOR.match(text):
        return [text.rstrip(_END)]
    outside = outside_parentheses(text)
    matches = [
        match
        for match in _ENUMERATOR.finditer(text)
        if outside[max(match.start(), match.end() - 2)] or match[0].startswith("(")
    ]
    marks = list(_counting(matches).values())
    if len(marks) < 2 or marks[0].start():
        return [text.rstrip(_END)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end() : end].strip().rstrip(_END) for mark, end in zip(marks, ends, strict=True)]


def _counting(matches: list[re.Match[str] | None] | list[re.Match[str]]) -> dict[int, re.Match[str]]:
    """The enumerators that count on from 1, all in the style of the first, by their positions."""
    marks: dict[int, re.Match[str]] = {}
    style = next((match.lastindex for match in matches if match), None)
    for index, match in enumerate(matches):
        if match and match.lastindex == style and _rank(match) == len(marks) + 1:
            marks[index] = match
    return marks


def _rank(match: re.Match[str]) -> int:
    """1 for `1` and `a`."""
    sign = str(match[match.lastindex or 0])
    return int(sign) if sign.isdigit() else ord(sign.lower()) - ord("a") + 1
