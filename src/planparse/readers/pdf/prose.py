"""Running text in columns that looks like a table: no rows go through it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.neighbours import TIGHT
from planparse.readers.pdf.rules import Drawing
from planparse.readers.pdf.strips import Strip
from planparse.readers.pdf.zones import PROSE, Zone

EVEN, ALIKE = 3.0, 0.9
"""Points by which the distances between columns of one text may differ, and how long the longest line of one is, as a
share of that of another, at least."""
LEVEL = 0.3
"""Distance in font sizes within which two lines are level."""
APART, INDENT = 0.25, 0.5
"""Extra distance to the line above, and from the side of the column, in font sizes, of a line that begins a paragraph;
where most lines stand so far in, the others begin one."""
SHORT = 0.75
"""Share of the width of its column that a line fills at most that ends a paragraph."""
BY_CHANCE = (0.5, 0.34, 0.5)
"""Share of the paragraphs of a column that may begin, have their middle, or end level with others."""
LEAST = 2
"""Paragraphs in a column, but for its first one, that tell whether rows go through it."""


class TextLine(NamedTuple):
    """A line of one column."""

    left: float
    right: float
    base: float
    size: float
    letters: int


class Block(NamedTuple):
    """Heights of the first and last line of a paragraph, and its font size."""

    first: float
    last: float
    size: float

    @property
    def heights(self) -> tuple[float, float, float]:
        """Of its first line, its middle and its last line."""
        return self.first, (self.first + self.last) / 2, self.last


def flows_in_columns(zone: Zone, drawing: Drawing) -> bool:
    """Whether `zone` is text that goes on from column to column: these are as wide as each other, and what begins in
    one is level with nothing in the others."""
    top, bottom = zone.strips[0].top, zone.strips[-1].bottom
    if any(strip.shaded for strip in zone.strips) or any(top < edge.at < bottom for edge in drawing.across):
        return False
    columns = [_lines(zone, index) for index in range(len(zone.edges) - 1)]
    if not all(columns) or not _are_even(columns):
        return False
    lines = [line for column in columns for line in column]
    if sum(line.letters for line in lines) < PROSE * len(lines):
        return False
    blocks = [_blocks(column) for column in columns]
    for index, own in enumerate(blocks):
        others = [block for number, column in enumerate(blocks) if number != index for block in column]
        if len(own) <= LEAST or any(
            share > most for share, most in zip(_level_shares(own[1:], others), BY_CHANCE, strict=True)
        ):
            return False
    return True


def take_lines_above(zone: Zone, strips: list[Strip]) -> None:
    """Take into `zone`, of the page's `strips`, the lines right above it that are of one of its columns: not all begin
    at the same height."""
    above = [strip for strip in strips if strip.bottom <= zone.strips[0].top + LEVEL * strip.size]
    while above:
        strip, first = above.pop(), zone.strips[0]
        near = first.top - strip.bottom <= TIGHT * strip.size
        left, right = zone.columns_of(strip.x0, strip.x1)
        if not near or left != right or left == 0 or abs(strip.size - first.size) > LEVEL * strip.size:
            return
        zone.strips.insert(0, strip)


def _lines(zone: Zone, column: int) -> list[TextLine]:
    """The lines of one column, top to bottom."""
    rows = ([s for s in strip.segments if zone.column_at(s.x0 + 0.5) == column] for strip in zone.strips)
    lines = [
        TextLine(
            min(segment.x0 for segment in row),
            max(segment.x1 for segment in row),
            max(run.base for segment in row for run in segment.runs),
            max(run.size for segment in row for run in segment.runs),
            sum(len(run.text) for segment in row for run in segment.runs),
        )
        for row in rows
        if row
    ]
    return sorted(lines, key=lambda line: line.base)


def _are_even(columns: list[list[TextLine]]) -> bool:
    """Whether the columns begin at even distances, and their lines are as long as each other."""
    lefts = [min(line.left for line in column) for column in columns]
    widths = [max(line.right for line in column) - left for column, left in zip(columns, lefts, strict=True)]
    steps = [after - before for before, after in pairwise(lefts)]
    return max(steps) - min(steps) <= EVEN and min(widths) >= ALIKE * max(widths)


def _blocks(column: list[TextLine]) -> list[Block]:
    """The paragraphs of one column."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    usual = min((below.base - above.base for above, below in pairwise(column)), default=0.0)
    indented = [line.left > left + INDENT * line.size for line in column]
    first_lines = 2 * sum(indented) < len(column)
    blocks: list[Block] = []
    for index, line in enumerate(column):
        above = column[index - 1] if index else None
        if (
            above is None
            or line.base - above.base > usual + APART * line.size
            or indented[index] == first_lines
            or above.right - left < SHORT * (right - left)
        ):
            blocks.append(Block(line.base, line.base, line.size))
        else:
            blocks[-1] = blocks[-1]._replace(last=line.base)
    return blocks


def _level_shares(blocks: list[Block], others: list[Block]) -> tuple[float, ...]:
    """Shares of `blocks` that begin, have their middle, and end level with one of the `others`."""
    heights = [block.heights for block in others]
    level = [
        [any(abs(own - other[how]) <= LEVEL * block.size for other in heights) for how, own in enumerate(block.heights)]
        for block in blocks
    ]
    return tuple(sum(marks) / len(blocks) for marks in zip(*level, strict=True))
