"""Tables without vertical rules: columns by white space, rows by rules, fills or gaps."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

from planparse.readers.pdf.lattice import Walls, grid_of_walls
from planparse.readers.pdf.lines import Line, build_lines
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.ruled import TableFiller
from planparse.readers.pdf.rules import Drawing, is_pale
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import Strip, strips_of
from planparse.readers.pdf.zones import LEAST_ROWS, Zone, find_zones, is_prose

SAME_HEIGHT = 3.0
"""Points between drawn lines that are one."""
SPANNED = 0.8
"""Share of a column that a drawn line must cover to end its cells."""
LOOSE = 1.6
"""Distance between base lines, in font sizes, that no cell has inside."""
FILLED = 0.6
"""Share of the columns that a row of single lines fills."""
TOGETHER = 0.7
"""Distance, in font sizes, between the first lines of the cells of one row."""
LEAST_FILL = 5.0
"""Points; a lower area is a line."""
BOTTOM = 0.8
"""Share of the page height below which a table may go on to the next page."""

Drawn: TypeAlias = list[tuple[float, set[int]]]
"""Heights of drawn lines, top to bottom, and the columns that each of them covers."""


def take_tables(pages: Iterable[PageContent]) -> None:
    """Turn the lines of `pages` that make tables without vertical rules into tables."""
    guide: list[float] = []
    for page in pages:
        strips = strips_of(page.lines, page.drawing)
        if any(strips and table.grid.ys[0] < strips[0].top for table in page.tables):
            guide = []
        zones = [part for zone in find_zones(strips, page.drawing, guide) for part in _parts(zone, page.drawing)]
        for zone in zones:
            if is_prose(zone):
                page.side_by_side.append(_prose(zone))
            else:
                page.tables.append(_table(zone, page.drawing).table(page.drawing.fills))
        taken = {
            id(run) for zone in zones for strip in zone.strips for segment in strip.segments for run in segment.runs
        }
        page.lines = [line for line in page.lines if not any(id(run) in taken for run in line.runs)]
        guide = zones[-1].edges if zones and page.tables and _ends_page(zones[-1], page) else []


def _parts(zone: Zone, drawing: Drawing) -> Iterable[Zone]:
    """`zone`, cut where nothing stands between two drawn lines: one table ends there, and another begins."""
    rest = zone.strips
    for (top, _), (bottom, _) in pairwise(_drawn_lines(zone, drawing)):
        above = [strip for strip in rest if strip.bottom < top + SAME_HEIGHT]
        below = [strip for strip in rest if strip.top > bottom - SAME_HEIGHT]
        if above and below and len(above) + len(below) == len(rest):
            yield Zone(above, zone.edges)
            rest = below
    yield Zone(rest, zone.edges)


def _prose(zone: Zone) -> list[list[Line]]:
    """The lines of running text, column by column."""
    columns: list[list[Run]] = [[] for _ in range(len(zone.edges) - 1)]
    for strip in zone.strips:
        for segment in strip.segments:
            columns[zone.column_at(segment.x0)] += segment.runs
    return [build_lines(runs) for runs in columns if runs]


def _ends_page(zone: Zone, page: PageContent) -> bool:
    bottom = zone.strips[-1].bottom
    followed = any(line.base > bottom for line in page.lines) or any(t.grid.ys[0] > bottom for t in page.tables)
    return not followed and bottom > BOTTOM * page.frame.height


def _table(zone: Zone, drawing: Drawing) -> TableFiller:
    runs = [run for strip in zone.strips for segment in strip.segments for run in segment.runs]
    drawn = _drawn_lines(zone, drawing)
    ys = _row_lines(zone, drawn)
    columns = range(len(zone.edges) - 1)
    tight = _tight(zone)
    lines = [_column(zone, zone.strips, column) for column in columns]
    level: Walls = [[_is_wall(y, column, drawn, lines[column], tight) for column in columns] for y in ys]
    level[0] = level[-1] = [True for _ in columns]
    upright: Walls = [[True] * (len(ys) - 1) for _ in zone.edges]
    for strip in zone.strips:
        for segment in strip.segments:
            _open(upright, _row_at(ys, strip), *zone.columns_of(segment.x0, segment.x1))
    for row in range(len(ys) - 1):
        inside = [strip for strip in zone.strips if _row_at(ys, strip) == row]
        if inside and all(strip.shaded and zone.column_at(strip.x1) == 0 for strip in inside):
            _open(upright, row, 0, len(columns) - 1)
    for y, covered in drawn:
        # A rule below some columns only binds them together under one header.
        row = bisect_right(ys, y - 0.1) - 1
        inside = [strip for strip in zone.strips if _row_at(ys, strip) == row]
        heads = [s for strip in inside for s in strip.segments if zone.column_at(s.x0 + 0.5) in covered]
        if 1 < len(covered) < len(columns) and len(heads) == 1 and row >= 0:
            _open(upright, row, min(covered), max(covered))
    filler = TableFiller(grid_of_walls(zone.edges, ys, level, upright))
    for run in runs:
        if cell := filler.cell_at(run.centre, run.middle):
            filler.runs[cell].append(run)
    return filler


def _row_at(ys: list[float], strip: Strip) -> int:
    return min(max(bisect_right(ys, (strip.top + strip.bottom) / 2) - 1, 0), len(ys) - 2)


def _open(upright: Walls, row: int, first: int, last: int) -> None:
    """Take out the walls between columns `first` and `last` in `row`."""
    for river in range(first + 1, last + 1):
        upright[river][row] = False


def _drawn_lines(zone: Zone, drawing: Drawing) -> Drawn:
    """The rules and the ends of areas in and right around `zone`."""
    size = zone.strips[0].size
    top, bottom = zone.strips[0].top - size, zone.strips[-1].bottom + size
    pieces = [(edge.at, edge.start, edge.end) for edge in drawing.across]
    for (x0, high, x1, low), colour in drawing.fills:
        if low - high > LEAST_FILL and not is_pale(colour):
            pieces += [(high, x0, x1), (low, x0, x1)]
    groups: list[list[tuple[float, float, float]]] = []
    for piece in sorted(piece for piece in pieces if top <= piece[0] <= bottom):
        if groups and piece[0] - groups[-1][-1][0] <= SAME_HEIGHT:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    drawn = [(sum(piece[0] for piece in group) / len(group), _covered(zone, group)) for group in groups]
    return [(y, columns) for y, columns in drawn if columns]


def _covered(zone: Zone, pieces: list[tuple[float, float, float]]) -> set[int]:
    covered = set()
    for column, (left, right) in enumerate(pairwise(zone.edges)):
        length = sum(max(min(end, right) - max(start, left), 0.0) for start, end in {piece[1:] for piece in pieces})
        if length >= SPANNED * (right - left):
            covered.add(column)
    return covered


def _row_lines(zone: Zone, drawn: Drawn) -> list[float]:
    """Heights of the lines between the rows, the top and the bottom of the table among them."""
    first, last = zone.strips[0], zone.strips[-1]
    above = [y for y, _ in drawn if y <= first.top + 0.3 * first.size]
    below = [y for y, _ in drawn if y >= last.bottom - 0.3 * last.size]
    ys = [max(above, default=first.top - 1.0), min(below, default=last.bottom + 1.0)]
    inner = sorted({y for y, _ in drawn if ys[0] < y < ys[1]})
    bands = list(pairwise([ys[0], *inner, ys[1]]))
    many = [any(len(strip.segments) > 1 for strip in _between(zone.strips, *band)) for band in bands]
    # Rules with rows on both sides, the header row aside, stand between all rows.
    if not any(many[index] and many[index + 1] for index in range(1, len(many) - 1)):
        for top, bottom in bands:
            strips = _between(zone.strips, top, bottom)
            if not any(strip.shaded for strip in strips):
                inner += _gap_lines(zone, strips)
    return sorted({ys[0], *inner, ys[1]})


def _between(strips: list[Strip], top: float, bottom: float) -> list[Strip]:
    return [strip for strip in strips if top <= (strip.top + strip.bottom) / 2 < bottom]


def _gap_lines(zone: Zone, strips: list[Strip]) -> list[float]:
    """Heights at which the rows of `strips` begin, the first apart, judged by white space only."""
    columns = len(zone.edges) - 1
    tight = _tight(zone)
    starts: list[tuple[float, int]] = []
    for column in range(columns):
        stack = _column(zone, strips, column)
        starts += [(segment[0], column) for segment in stack[:1]]
        starts += [(below[0], column) for above, below in pairwise(stack) if below[1] - above[1] > tight * below[2]]
    rows: list[list[tuple[float, int]]] = []
    for start in sorted(starts):
        if rows and start[0] - rows[-1][0][0] <= TOGETHER * strips[0].size:
            rows[-1].append(start)
        else:
            rows.append([start])
    lines = [row[0][0] - 0.5 for row in rows[1:] if len({column for _, column in row}) > 1 or row[0][1] == 0]
    if lines or len(strips) < LEAST_ROWS:
        return lines
    # All lines are equally far apart: a line that fills most columns is a row.
    full = [strip for strip in strips if len(strip.segments) >= max(2, FILLED * columns)]
    return [strip.top - 0.5 for strip in full if strip is not strips[0]]


def _tight(zone: Zone) -> float:
    """The largest distance between base lines within a cell, in font sizes."""
    steps: Counter[int] = Counter()
    for column in range(len(zone.edges) - 1):
        for above, below in pairwise(_column(zone, zone.strips, column)):
            steps[round((below[1] - above[1]) / below[2] / 0.05)] += 1
    often = max(steps.values(), default=0) / 4
    pitch = min((step * 0.05 for step, count in steps.items() if count >= often), default=LOOSE)
    return min(pitch + 0.25, LOOSE)


def _column(zone: Zone, strips: list[Strip], column: int) -> list[tuple[float, float, float]]:
    """Top, base line and font size of each line in one column."""
    return [
        (min(run.top for run in segment.runs), max(run.base for run in segment.runs), strip.size)
        for strip in strips
        for segment in strip.segments
        if zone.columns_of(segment.x0, segment.x1) == (column, column)
    ]


def _is_wall(y: float, column: int, drawn: Drawn, lines: list[tuple[float, float, float]], tight: float) -> bool:
    """Whether the cells of `column` end at `y`: at a drawn line, or between lines that are apart."""
    for height, columns in drawn:
        if abs(height - y) < 0.1:
            return column in columns
    if any(top < y < base for top, base, _ in lines):
        return False
    above = [line for line in lines if line[0] < y]
    below = [line for line in lines if line[0] >= y]
    return not (above and below) or below[0][1] - above[-1][1] > tight * below[0][2]
