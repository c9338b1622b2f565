"""Plots: where slanted lines or axes with ticks are drawn, the rules part no cells, and short texts are labels.

A logo or an arrow is too small, and an ornament too large, to be a plot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from planparse.places import BBox, union
from planparse.readers.pdf.frame import Frame
from planparse.readers.pdf.lines import build_lines
from planparse.readers.pdf.rules import Drawing, Edge
from planparse.readers.pdf.runs import Run

LEAST_LENGTH, LEAST_BREADTH = 60.0, 15.0
"""Points; less is a sign."""
ORNAMENT = 0.7
"""Share of the page's width and height from which a mark is its background."""
NEAR = 50
"""How many times the distance of marks that belong together goes into the longer side of the page."""
LARGEST = 2.0
"""Size of a frame, an axis or an area of a plot, as a multiple of the space between its marks."""
MOST_MARKS = 2_000
LONGEST_TICK, LEAST_TICKS = 8.0, 4
"""Length in points of the strokes of an axis at most, and their number at least."""
EVEN, TOUCHING = 0.1, 1.0
"""How much the distances of ticks may differ, as a share, and how far they may end from their axis, in points."""
LABEL = 16.0
"""Points around a plot in which its labels stand."""
LABEL_GAP = 1.5
"""Gap in font sizes after which another label begins."""
LETTERS = 32
"""Letters of a label, in the mean at most."""
INSIDE = 0.7
"""Share of a table from which it is in a plot."""


def find_plots(drawing: Drawing, runs: Sequence[Run], frame: Frame) -> list[BBox]:
    """The boxes of the plots on a page, with their labels."""
    axes = [(x0, top, x1, bottom) for top, bottom, x0, x1 in _axes(drawing.across, drawing.down)]
    axes += [(x0, top, x1, bottom) for x0, x1, top, bottom in _axes(drawing.down, drawing.across)]
    whole = [
        mark
        for mark in drawing.marks[:MOST_MARKS] + axes
        if mark[2] - mark[0] < ORNAMENT * frame.width and mark[3] - mark[1] < ORNAMENT * frame.height
    ]
    found = []
    for marks in _groups(whole, max(frame.width, frame.height) / NEAR):
        box = union(marks)
        breadth, length = sorted((box[2] - box[0], box[3] - box[1]))
        if length < LEAST_LENGTH or breadth < LEAST_BREADTH:
            continue
        x0, top, x1, bottom = _with_axes(box, drawing)
        plot = (x0 - LABEL, top - LABEL, x1 + LABEL, bottom + LABEL)
        if _is_labelled(plot, runs):
            found.append(plot)
    return found


def is_in(box: BBox, plots: Iterable[BBox]) -> bool:
    """Whether most of `box` is in `plots`."""
    x0, top, x1, bottom = box
    covered = sum(
        max(min(x1, right) - max(x0, left), 0.0) * max(min(bottom, low) - max(top, high), 0.0)
        for left, high, right, low in plots
    )
    return covered >= INSIDE * (x1 - x0) * (bottom - top)


def _axes(strokes: list[Edge], lines: list[Edge]) -> Iterable[tuple[float, float, float, float]]:
    """First and last place of the ticks among the `strokes` that stand at even distances on one of the `lines`, and
    where they, and the longer strokes that begin on it, begin and end."""
    ticks: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for stroke in strokes:
        if stroke.end - stroke.start <= LONGEST_TICK:
            ticks[round(stroke.start), round(stroke.end)].append(stroke)
    for group in ticks.values():
        if len(group) < LEAST_TICKS:
            continue
        for line in lines:
            places = sorted({round(tick.at, 1) for tick in group if _touches(tick, line)})
            gaps = [after - before for before, after in pairwise(places)]
            if len(places) < LEAST_TICKS or max(gaps) - min(gaps) > EVEN * max(gaps):
                continue
            touching = [stroke for stroke in strokes if _touches(stroke, line)]
            yield places[0], places[-1], min(edge.start for edge in touching), max(edge.end for edge in touching)


def _touches(stroke: Edge, line: Edge) -> bool:
    """Whether `stroke` begins or ends on `line`, to which it is at right angles."""
    on = line.start - TOUCHING <= stroke.at <= line.end + TOUCHING
    return on and min(abs(stroke.start - line.at), abs(stroke.end - line.at)) <= TOUCHING


def _groups(marks: list[BBox], reach: float) -> Iterable[list[BBox]]:
    """The `marks` that stand in the same or in neighbouring fields of a net of squares with the side `reach`."""
    fields: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for mark in marks:
        x0, top, x1, bottom = (int(side // reach) for side in mark)
        for x in range(x0, x1 + 1):
            for y in range(top, bottom + 1):
                fields[x, y].append(mark)
    while fields:
        field, inside = fields.popitem()
        found, waiting = set(inside), [field]
        while waiting:
            x, y = waiting.pop()
            for near in [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]:
                if near in fields:
                    found.update(fields.pop(near))
                    waiting.append(near)
        yield list(found)


def _with_axes(box: BBox, drawing: Drawing) -> BBox:
    """`box`, with the rules and areas around it that are not much larger."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    width, height = max(LARGEST * width, height), max(LARGEST * height, width)
    pieces = [(start, at, end, at) for at, start, end in drawing.across]
    pieces += [(at, start, at, end) for at, start, end in drawing.down]
    pieces += [fill.box for fill in drawing.fills]
    around = [
        piece
        for piece in pieces
        if piece[2] - piece[0] <= width
        and piece[3] - piece[1] <= height
        and piece[0] <= x1
        and piece[2] >= x0
        and piece[1] <= bottom
        and piece[3] >= top
    ]
    return union([box, *around])


def _is_labelled(plot: BBox, runs: Sequence[Run]) -> bool:
    """Whether the texts in `plot` are labels: sentences are no part of a plot."""
    x0, top, x1, bottom = plot
    lines = build_lines([run for run in runs if x0 <= run.centre <= x1 and top <= run.middle <= bottom], LABEL_GAP)
    return sum(len(line.text) for line in lines) <= LETTERS * len(lines)
