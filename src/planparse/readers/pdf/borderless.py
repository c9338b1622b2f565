"""Tables without vertical rules: columns by white space, rows by rules, fills or gaps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from planparse.readers.pdf.centred import merged_rows
from planparse.readers.pdf.halves import Half, find_halves
from planparse.readers.pdf.lattice import Walls, grid_of_walls
from planparse.readers.pdf.lines import Line, build_lines
from planparse.readers.pdf.orphans import Orphan, find_orphan
from planparse.readers.pdf.page import WIDEST_GAP, PageContent
from planparse.readers.pdf.plots import is_in
from planparse.readers.pdf.prose import flows_in_columns, take_lines_above
from planparse.readers.pdf.rowlines import (
    FIGURES,
    SAME_HEIGHT,
    column_lines,
    drawn_lines,
    level_walls,
    row_lines,
    with_bands,
    with_rows_parted,
)
from planparse.readers.pdf.ruled import RuledTable, TableFiller
from planparse.readers.pdf.rules import Drawing
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import Strip, strips_of
from planparse.readers.pdf.zones import Zone, find_zones, is_prose

BOTTOM = 0.3
"""Share of the page height below which a table may go on to the next page."""


def take_tables(pages: Iterable[PageContent]) -> None:
    """Turn the lines of `pages` that make tables without vertical rules into tables."""
    guide: Zone | None = None
    orphan: Orphan | None = None
    for page in pages:
        lines = [line for line in page.lines if not is_in(line.box, page.plots)] if page.plots else page.lines
        strips = strips_of(lines, page.drawing, guide.starts if guide else ())
        for part in find_halves(strips, page.drawing) if guide is None else ():
            page.side_by_side.append([rest for half in part.columns if (rest := _beside_tables(half, page))])
            _take(page, part.strips)
            gone = set(map(id, part.strips))
            strips = [strip for strip in strips if id(strip) not in gone]
        if any(strips and table.grid.ys[0] < strips[0].top for table in page.tables):
            guide = None
        zones = [part for zone in find_zones(strips, page.drawing, guide) for part in _parts(zone, page.drawing)]
        prose = [is_prose(zone) or flows_in_columns(zone, page.drawing) for zone in zones]
        if orphan and zones and zones[0].strips[0] is strips[0] and not prose[0]:
            _adopt(orphan, zones[0])
        for zone, flows in zip(zones, prose, strict=True):
            if flows:
                take_lines_above(zone, strips)
                page.side_by_side.append(_prose(zone))
            else:
                page.tables.append(_table(zone, page.drawing).table(page.drawing.fills))
        if zones:
            _take(page, [strip for zone in zones for strip in zone.strips])
        orphan = None if prose and prose[-1] else find_orphan(page, strips, zones)
        guide = zones[-1] if zones and page.tables and _ends_page(zones[-1], page) else None


def _beside_tables(half: Half, page: PageContent) -> list[Line]:
    """The lines of one column that are in no table; the tables are put on the `page`."""
    drawing = half.drawing(page.drawing)
    lines = build_lines(half.runs, WIDEST_GAP)
    taken: set[int] = set()
    for zone in find_zones(strips_of(lines, drawing), drawing, None):
        for part in _parts(zone, drawing):
            if not is_prose(part):
                page.tables.append(_table(part, drawing).table(drawing.fills))
                taken.update(id(run) for strip in part.strips for segment in strip.segments for run in segment.runs)
    return [line for line in lines if not any(id(run) in taken for run in line.runs)]


def _take(page: PageContent, strips: list[Strip]) -> None:
    """Take the lines out of `page` that are in `strips`."""
    taken = {id(run) for strip in strips for segment in strip.segments for run in segment.runs}
    page.lines = [line for line in page.lines if not any(id(run) in taken for run in line.runs)]


def _adopt(orphan: Orphan, zone: Zone) -> None:
    """Make the header at the end of a page a table with the columns of `zone`, which begins the next page."""
    edges, page = orphan.edges_above(zone), orphan.page
    if not edges:
        return
    table = _table(Zone(orphan.strips, edges), page.drawing).table(page.drawing.fills)
    page.tables = [other for other in page.tables if other is not orphan.table]
    page.tables.append(RuledTable(replace(table.grid, xs=tuple(zone.edges)), table.lines, table.fills))
    _take(page, orphan.strips)


def _parts(zone: Zone, drawing: Drawing) -> Iterable[Zone]:
    """`zone`, cut where nothing stands between two drawn lines: one table ends there, and another begins; a heading
    between them is of neither."""
    rest = zone.strips
    for (top, *_), (bottom, *_) in pairwise(drawn_lines(zone, drawing)):
        above = [strip for strip in rest if strip.bottom < top + SAME_HEIGHT]
        below = [strip for strip in rest if strip.top > bottom - SAME_HEIGHT]
        if above and below and len(above) + len(below) == len(rest):
            if any(len(strip.segments) > 1 for strip in above):
                yield Zone(above, zone.edges, zone.earlier)
            rest = below
    yield Zone(rest, zone.edges, zone.earlier)


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
    drawn = with_bands(zone, drawn_lines(zone, drawing))
    stacks = column_lines(zone, zone.strips)
    ys, tight = row_lines(zone, stacks, drawn)
    columns = range(len(zone.edges) - 1)
    walls = drawn if tight else [with_rows_parted(line, zone) for line in drawn]
    level = level_walls(ys, stacks, walls, tight)
    for column, stack in enumerate(stacks):
        ends = [ys[0], *(y for y, covered, _ in walls if column in covered and ys[0] < y < ys[-1]), ys[-1]]
        for row in merged_rows(ys, ends, stack, tight):
            level[row][column] = False
    level[0] = level[-1] = [True for _ in columns]
    upright: Walls = [[True] * (len(ys) - 1) for _ in zone.edges]
    rows: list[list[Strip]] = [[] for _ in ys]
    for strip in zone.strips:
        row = _row_at(ys, strip)
        rows[row].append(strip)
        for span in zone.spans(strip):
            _open(upright, row, *span)
    for row in _band_rows(zone, rows):
        _open(upright, row, 0, len(columns) - 1)
    for y, covered, _ in drawn:
        # A rule below some columns only binds them together under one header.
        row = bisect_right(ys, y - 0.1) - 1
        if not 1 < len(covered) < len(columns) or row < 0:
            continue
        heads = [s for strip in rows[row] for s in strip.segments if zone.column_at(s.x0 + 0.5) in covered]
        if len(heads) == 1:
            _open(upright, row, min(covered), max(covered))
    filler = TableFiller(grid_of_walls(zone.edges, ys, level, upright))
    for run in runs:
        if cell := filler.cell_at(run.centre, run.middle):
            filler.runs[cell].append(run)
    return filler


def _band_rows(zone: Zone, rows: list[list[Strip]]) -> list[int]:
    """Those of the `rows` of `zone` that hold bands only, which begin on the left."""
    usual = {strip.shade for strip in zone.strips if len(strip.segments) > 1 and not strip.bold}
    bands = [
        row
        for row, inside in enumerate(rows)
        if inside and all(_is_band(strip, usual) and zone.column_at(strip.x0) == 0 for strip in inside)
    ]
    values = [segment for strip in zone.strips for segment in strip.segments[1:]] if bands else []
    if sum(segment.is_figure for segment in values) > FIGURES * len(values):
        # What stands above rows of figures is the name of a group of them.
        return [row for row in bands if any(zone.column_at(strip.x1) > 0 for strip in rows[row])]
    return bands


def _is_band(strip: Strip, usual: set[int | None]) -> bool:
    """Whether `strip` is bold, or stands on a colour of its own; `usual` are the colours of other rows."""
    return len(strip.segments) == 1 and (strip.bold or (strip.shaded and strip.shade not in usual))


def _row_at(ys: list[float], strip: Strip) -> int:
    return min(max(bisect_right(ys, (strip.top + strip.bottom) / 2) - 1, 0), len(ys) - 2)


def _open(upright: Walls, row: int, first: int, last: int) -> None:
    """Take out the walls between columns `first` and `last` in `row`."""
    for river in range(first + 1, last + 1):
        upright[river][row] = False
