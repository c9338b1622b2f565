"""Pages set in two columns, of which one holds a table beside the running text of the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from planparse.readers.pdf.rules import Drawing
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import Segment, Strip

GUTTER = 6.0
"""Points of white space between the columns at least."""
MIDDLE = 0.05
"""How far the gutter may lie from the middle of the page's text, as a share of its width."""
LEAST_PROSE, LEAST_ROWS = 5, 3
"""Lines of running text in one column, and rows of figures in the other, at least."""
LETTERS = 20
"""Letters in a line of running text, at least."""
FULL = 0.75
"""Share of the width of its column that such a line fills."""
SAME_EDGE = 2.0
"""Points between beginnings of lines that are one."""
LEVEL, MOST_LEVEL = 1.0, 0.5
"""Points between base lines that are level, and the share of the rows that may be level with lines beside them."""


class Half(NamedTuple):
    """One column: its sides, and its runs."""

    left: float
    right: float
    runs: list[Run]

    def drawing(self, drawing: Drawing) -> Drawing:
        """What of a page's `drawing` stands in it."""
        return Drawing(
            across=[edge for edge in drawing.across if self.left <= (edge.start + edge.end) / 2 <= self.right],
            fills=[fill for fill in drawing.fills if self.left <= (fill.box[0] + fill.box[2]) / 2 <= self.right],
        )


class Halves(NamedTuple):
    """Part of a page set in two columns."""

    strips: list[Strip]
    columns: tuple[Half, Half]


def find_halves(strips: list[Strip], drawing: Drawing) -> Iterator[Halves]:
    """The parts of a page, given by its `strips`, in which a table and running text stand side by side in columns of
    their own: nothing runs over the gutter in the middle, and lines are level by chance only."""
    if not strips:
        return
    left, right = min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)
    middle, reach = (left + right) / 2, MIDDLE * (right - left)
    for over, part in groupby(
        strips, lambda strip: any(s.x0 < middle - reach and s.x1 > middle + reach for s in strip.segments)
    ):
        band = list(part)
        if not over and (columns := _halves(band, middle, drawing)):
            yield Halves(band, columns)


def _halves(band: list[Strip], middle: float, drawing: Drawing) -> tuple[Half, Half] | None:
    sides: tuple[list[list[Segment]], list[list[Segment]]] = ([], [])
    for strip in band:
        for side, inside in zip(sides, _parted(strip, middle), strict=True):
            if inside:
                side.append(inside)
    if not all(sides):
        return None
    spans = [(min(row[0].x0 for row in side), max(row[-1].x1 for row in side)) for side in sides]
    (left, gutter), (end, right) = spans
    if end - gutter < GUTTER or _is_crossed(drawing, band, (gutter + end) / 2):
        return None
    texts = [_running_text(side, *span) for side, span in zip(sides, spans, strict=True)]
    rows = [[row for row in side if any(segment.is_figure for segment in row[1:])] for side in sides]
    lines = [[row for row in side if len(row) == 1] for side in sides]
    if not any(
        len(texts[one]) >= LEAST_PROSE and len(rows[other]) >= LEAST_ROWS and not _are_level(rows[other], lines[one])
        for one, other in ((0, 1), (1, 0))
    ):
        return None
    runs = [[run for row in side for segment in row for run in segment.runs] for side in sides]
    border = (gutter + end) / 2
    return Half(left, border, runs[0]), Half(border, right, runs[1])


def _parted(strip: Strip, middle: float) -> tuple[list[Segment], list[Segment]]:
    """The segments left and right of the `middle`."""
    left = [segment for segment in strip.segments if segment.x0 + segment.x1 < 2 * middle]
    return left, strip.segments[len(left) :]


def _is_crossed(drawing: Drawing, band: list[Strip], x: float) -> bool:
    """Whether a rule or an area among the strips runs over `x`."""
    top, bottom = band[0].top, band[-1].bottom
    rules = any(edge.start < x < edge.end for edge in drawing.across if top < edge.at < bottom)
    return rules or any(x0 < x < x1 for (x0, high, x1, low), _ in drawing.fills if low > top and high < bottom)


def _running_text(side: list[list[Segment]], left: float, right: float) -> list[Segment]:
    """The lines of one column that fill it with words from side to side."""
    return [
        row[0]
        for row in side
        if len(row) == 1
        and row[0].x0 - left <= SAME_EDGE
        and row[0].x1 - row[0].x0 >= FULL * (right - left)
        and len(row[0].text) >= LETTERS
    ]


def _are_level(rows: list[list[Segment]], lines: list[list[Segment]]) -> bool:
    """Whether most of `rows` stand on base lines of the `lines` beside them, as the cells of one table do."""
    bases = list(map(_base, lines))
    beside = [base for base in map(_base, rows) if min(bases) - LEVEL <= base <= max(bases) + LEVEL]
    level = [base for base in beside if any(abs(base - other) <= LEVEL for other in bases)]
    return len(level) > MOST_LEVEL * len(beside)


def _base(line: list[Segment]) -> float:
    return max(run.base for run in line[0].runs)
