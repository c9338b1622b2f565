"""Rivers that run within a column: between the words of justified lines, and beside a centred header."""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeAlias

from planparse.readers.pdf.strips import Segment, Strip

FLUSH = 1.5
"""Points between right ends that are one."""
LEAST_WORDS = 2
"""Ends of lines that show that text is justified."""
MOST_TITLES = 4
"""Lines of a header."""
FIGURES = 0.7
"""Share of the texts of columns without titles that must be figures."""
OFF_CENTRE = 0.12
"""How far the middle of a header may lie from that of its column, as a share of the width."""

Gap: TypeAlias = tuple[float, float]
"""White space from left to right."""


def without_seams(rivers: list[Gap], strips: list[Strip]) -> list[Gap]:
    """`rivers`, top to bottom through `strips`, without those within a column that has one header."""
    heads = _header(strips)
    rivers = _without_shifts(rivers, strips, heads | _units(strips, heads))
    inside = _columns(rivers, strips)
    headed = [[number for number, _ in column if number in heads] for column in inside]
    if all(headed):
        return rivers
    kept = []
    for index, river in enumerate(rivers):
        left, right = inside[index], inside[index + 1]
        if not headed[index + 1] and _ends_lines(right, left, heads):
            continue
        if bool(headed[index]) != bool(headed[index + 1]) and _is_beside(inside, index, heads, rivers):
            continue
        kept.append(river)
    return kept


def _header(strips: list[Strip]) -> set[int]:
    """The strips of the header: the first with several segments, and those after it that look alike."""
    first = next((number for number, strip in enumerate(strips) if len(strip.segments) > 1), 0)
    look = (strips[first].bold, strips[first].shaded)
    found = {first}
    for number in range(first + 1, len(strips)):
        if (strips[number].bold, strips[number].shaded) != look:
            return found if len(found) <= MOST_TITLES else {first}
        found.add(number)
    return {first}


def _units(strips: list[Strip], heads: set[int]) -> set[int]:
    """The strips right below the header that hold no figure: units, or a second line of titles."""
    found = set()
    for number in range(max(heads) + 1, len(strips)):
        if any(segment.is_figure for segment in strips[number].segments) or len(strips[number].segments) == 1:
            break
        found.add(number)
    return found


def _without_shifts(rivers: list[Gap], strips: list[Strip], heads: set[int]) -> list[Gap]:
    """`rivers` without those between titles and the figures below, where these stand beside and not below them."""
    columns = _columns(rivers, strips)
    kinds = [{number in heads for number, _ in column} for column in columns]
    alone = [index for index, kind in enumerate(kinds) if len(kind) == 1]
    titles = [index for index in alone if kinds[index] == {True}]
    figures = [index for index in alone if kinds[index] == {False}]
    if len(figures) == len(titles) + 1 and figures[0] == 0:
        del figures[0]
    pairs = list(zip(titles, figures, strict=False))
    steps = {below - title for title, below in pairs}
    if len(titles) != len(figures) or steps not in ({1}, {-1}):
        return rivers
    below = [segment for index in figures for _, segment in columns[index]]
    if sum(segment.is_figure for segment in below) < FIGURES * len(below):
        return rivers
    within = {min(pair) for pair in pairs}
    return [river for index, river in enumerate(rivers) if index not in within]


def _columns(rivers: list[Gap], strips: list[Strip]) -> list[list[tuple[int, Segment]]]:
    """The segments between the rivers, each with the number of its strip; none that runs over a river."""
    columns: list[list[tuple[int, Segment]]] = [[] for _ in range(len(rivers) + 1)]
    ends = [right for _, right in rivers]
    for number, strip in enumerate(strips):
        for segment in strip.segments:
            column = bisect_right(ends, segment.x0 + 0.1)
            if column == len(rivers) or segment.x1 <= rivers[column][0] + 0.1:
                columns[column].append((number, segment))
    return columns


def _ends_lines(column: list[tuple[int, Segment]], before: list[tuple[int, Segment]], heads: set[int]) -> bool:
    """Whether `column` holds nothing but the last words of justified lines that begin in the one `before` it."""
    if len(column) < LEAST_WORDS or any(number in heads for number, _ in column):
        return False
    texts = [segment.text for _, segment in column]
    if not all(text[:1].isalpha() and text[:1].islower() for text in texts):
        return False
    ends = [segment.x1 for _, segment in column]
    return max(ends) - min(ends) <= FLUSH and {number for number, _ in column} <= {number for number, _ in before}


def _is_beside(columns: list[list[tuple[int, Segment]]], index: int, heads: set[int], rivers: list[Gap]) -> bool:
    """Whether the columns left and right of river `index` are one: a centred header, and the text below it."""
    pair = columns[index], columns[index + 1]
    header, body = pair if any(number in heads for number, _ in pair[0]) else pair[::-1]
    if not header or not body or any(number not in heads for number, _ in header):
        return False
    left = min(segment.x0 for _, segment in pair[0] + body)
    following = [segment.x0 for column in columns[index + 2 : index + 3] for number, segment in column]
    right = min(following, default=max(segment.x1 for _, segment in pair[1]))
    middles = [(segment.x0 + segment.x1) / 2 for _, segment in header]
    return all(abs(middle - (left + right) / 2) <= OFF_CENTRE * (right - left) for middle in middles)
