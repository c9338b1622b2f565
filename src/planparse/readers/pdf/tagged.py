"""Tables without vertical rules that the file's own tags tell, where the print does not speak against them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from planparse.places import BBox, union
from planparse.readers.pdf.lattice import Grid, GridCell
from planparse.readers.pdf.lines import Line, build_lines
from planparse.readers.pdf.page import WIDEST_GAP, PageContent
from planparse.readers.pdf.ruled import RuledTable, TableFiller
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.tags import TagCell, TagTable

SLACK = 0.35
"""By how much, in font sizes, the letters of cells and rows may reach into each other."""
PADDING, WIDEST_PADDING = 2.0, 6.0
"""Points between the text and the sides of its cell, at least and at most."""
STOREYS = 6
"""Rows, at most, of the header that is repeated above a table without tags."""
SAME_SPOT = 1.5
"""Points by which the places of texts may differ that are printed again."""

Ranges: TypeAlias = dict[int, tuple[float, float]]
"""From where to where a column reaches, by its number."""


@dataclass(slots=True)
class CellText:
    """A tagged cell with its text, and where it is on the grid."""

    runs: list[Run]
    box: BBox
    size: float
    row: int
    row_span: int
    column: int
    column_span: int
    header: bool
    counted: bool = True
    """The cells of its row are as many as there are columns: `column` is right."""


@dataclass(slots=True)
class Guide:
    """The tagged table that the page before ends with."""

    cells: list[CellText]
    """Those of its first page."""
    pieces: list[RuledTable]
    """Page by page."""

    @property
    def xs(self) -> tuple[float, ...]:
        """The sides of its columns."""
        return self.pieces[-1].grid.xs

    def add(self, piece: RuledTable) -> None:
        """Take in the piece on the next page; all are as wide as the widest one."""
        self.pieces.append(piece)
        left, right = min(p.grid.xs[0] for p in self.pieces), max(p.grid.xs[-1] for p in self.pieces)
        for other in self.pieces:
            other.grid = replace(other.grid, xs=(left, *other.grid.xs[1:-1], right))


def take_tagged_tables(pages: Iterable[PageContent]) -> None:
    """Turn the lines of `pages` that are of tagged tables into tables."""
    guide: Guide | None = None
    for page in pages:
        last: Guide | None = None
        for tagged in page.tags.tables if page.tags else ():
            last = _take(page, tagged, guide)
            guide = None
        guide = last


def _take(page: PageContent, tagged: TagTable, guide: Guide | None) -> Guide | None:
    """Put the `tagged` table, which may go on from that of the `guide`, among those of the `page`; None where tags
    and print do not agree."""
    texts = _texts_of(page, tagged)
    if tagged.nested or not texts or _is_ruled(page, tagged):
        return None
    cells = _cells(tagged, texts)
    if not cells or _overlap(cells):
        return None
    if guide and (found := _in_columns(cells, guide.xs)):
        cells, xs = found
        cells = _with_repeated_header(page, cells, guide)
    elif found := _columns(cells):
        (cells, xs), guide = found, None
    else:
        return None
    ys = _rows(cells)
    if ys is None or (len(ys) < 3 and not guide) or not _holds_all(page, cells, (xs[0], ys[0], xs[-1], ys[-1])):
        return None
    if (grid := _grid(cells, xs, ys)) is None:
        return None
    filler = TableFiller(grid)
    for cell in cells:
        filler.runs[_grid_cell(cell)] = cell.runs
    table = filler.as_given(page.drawing.fills)
    table.headers = _headers(cells, len(ys) - 1)
    page.tables.append(table)
    _take_out(page, table)
    if guide is None:
        return Guide(cells, [table])
    guide.add(table)
    return guide


def _texts_of(page: PageContent, tagged: TagTable) -> dict[TagCell, list[Run]]:
    """The runs of the body that are in each cell."""
    texts: dict[TagCell, list[Run]] = defaultdict(list)
    for line in page.lines:
        for run in line.runs:
            if run.tag and run.tag.table is tagged and run.tag.cell:
                texts[run.tag.cell].append(run)
    return texts


def _is_ruled(page: PageContent, tagged: TagTable) -> bool:
    """Whether rules show part of the table: they are the better witness."""
    lines = (line for table in page.tables for lines in table.lines.values() for line in lines)
    return any(run.tag and run.tag.table is tagged for line in lines for run in line.runs)


def _cells(tagged: TagTable, texts: dict[TagCell, list[Run]]) -> list[CellText]:
    """The cells with text, in the rows that some cell has for itself; their columns are as the tags count them."""
    cells: list[CellText] = []
    widths: list[int] = []
    reached: dict[int, int] = {}
    """By column, the row after the last cell in it."""
    for tags in tagged.rows:
        row, column = len(widths), 0
        for tag in tags:
            while reached.get(column, 0) > row:
                column += 1
            if runs := texts.get(tag):
                box, size = union([run.box for run in runs]), max(run.size for run in runs)
                cells.append(CellText(runs, box, size, row, tag.row_span, column, tag.column_span, tag.header))
            reached |= dict.fromkeys(range(column, column + tag.column_span), row + tag.row_span)
            column += tag.column_span
        while reached.get(column, 0) > row:
            column += 1
        widths.append(column)
    for cell in cells:
        cell.counted = widths[cell.row] == max(widths)
    return _without_shared_rows(cells)


def _without_shared_rows(cells: list[CellText]) -> list[CellText]:
    """`cells` without the rows that only cells over several rows begin in: the rest of those is on another page. No
    cell reaches further down than there are rows."""
    own = sorted({cell.row for cell in cells if cell.row_span == 1})
    for cell in cells:
        first, last = bisect_left(own, cell.row), bisect_left(own, cell.row + cell.row_span)
        cell.row, cell.row_span = min(first, len(own) - 1), max(last - first, 1)
    return cells if own else []


def _overlap(cells: list[CellText]) -> bool:
    """Whether the texts of two cells share an area."""
    order = sorted(cells, key=lambda cell: cell.box[0])
    for index, cell in enumerate(order):
        _, top, right, bottom = cell.box
        slack = SLACK * cell.size
        for other in order[index + 1 :]:
            if other.box[0] >= right - slack:
                break
            if other.box[1] < bottom - slack and other.box[3] > top + slack:
                return True
    return False


def _in_columns(cells: list[CellText], xs: tuple[float, ...]) -> tuple[list[CellText], tuple[float, ...]] | None:
    """`cells` in the columns between `xs`, of which the outermost may reach further; None where they do not fit."""
    count = len(xs) - 1
    width = max(cell.column + cell.column_span for cell in cells)
    if width > count:
        return None
    if width < count:
        cells = [replace(cell, counted=False) for cell in cells]
    xs = (
        min(xs[0], *(cell.box[0] - PADDING for cell in cells)),
        *xs[1:-1],
        max(xs[-1], *(cell.box[2] + PADDING for cell in cells)),
    )
    settled = _settled(cells, dict(enumerate(pairwise(xs))))
    fit = settled and all(
        cell.column + cell.column_span <= count
        and xs[cell.column] - SLACK * cell.size <= cell.box[0]
        and cell.box[2] <= xs[cell.column + cell.column_span] + WIDEST_PADDING
        for cell in settled
    )
    return (settled, xs) if settled and fit else None


def _settled(cells: list[CellText], ranges: Ranges) -> list[CellText] | None:
    """`cells`, of which those that their rows do not count stand in the columns that they share most with. A cell
    whose blocks are in several columns is as many. None where a text is in no column."""
    settled: list[CellText] = []
    for cell in cells:
        if cell.counted or cell.column_span > 1:
            settled.append(cell)
            continue
        blocks: dict[int, list[Run]] = defaultdict(list)
        for run in cell.runs:
            blocks[id(run.tag)].append(run)
        columns: dict[int, list[Run]] = defaultdict(list)
        for runs in blocks.values():
            column = _column_of(union([run.box for run in runs]), ranges)
            if column is None:
                return None
            columns[column] += runs
        settled += [
            replace(cell, column=column, runs=runs, box=union([run.box for run in runs]))
            for column, runs in columns.items()
        ]
    return settled


def _column_of(box: BBox, ranges: Ranges) -> int | None:
    """The column that a text shares most with."""
    shared = {column: min(box[2], right) - max(box[0], left) for column, (left, right) in ranges.items()}
    best = max(shared, key=lambda column: shared[column], default=None)
    return best if best is not None and shared[best] > 0 else None


def _columns(cells: list[CellText]) -> tuple[list[CellText], tuple[float, ...]] | None:
    """`cells` in columns, and the sides of these, from the texts in them; None where these are not in line."""
    count = max(cell.column + cell.column_span for cell in cells)
    settled = _settled(cells, _ranges(cell for cell in cells if cell.counted))
    if settled is None:
        return None
    ranges = _ranges(settled)
    sides = [ranges[column] for column in sorted(ranges)]
    size = max(cell.size for cell in settled)
    if len(ranges) < 2 or any(left[1] > right[0] + SLACK * size for left, right in pairwise(sides)):
        return None
    # Where two columns come closest, one shows where its lines end and the other where they begin.
    closest = min(right[0] - left[1] for left, right in pairwise(sides))
    padding = min(max(closest / 2, PADDING), WIDEST_PADDING)
    known = {0: min(cell.box[0] for cell in cells) - padding, count: max(cell.box[2] for cell in cells) + padding}
    for column in range(1, count):
        before, after = ranges.get(column - 1), ranges.get(column)
        if after:
            known[column] = max(after[0] - padding, min(before[1], after[0]) if before else 0.0)
        elif before:
            known[column] = before[1]
    xs = _interpolated(known, count)
    return (settled, xs) if xs else None


def _ranges(cells: Iterable[CellText]) -> Ranges:
    """From where to where the texts of each column stand, by those in one column only."""
    ranges: Ranges = {}
    for cell in cells:
        if cell.column_span == 1:
            left, right = ranges.get(cell.column, (cell.box[0], cell.box[2]))
            ranges[cell.column] = min(left, cell.box[0]), max(right, cell.box[2])
    return ranges


def _interpolated(known: dict[int, float], count: int) -> tuple[float, ...] | None:
    """All of `count + 1` grid lines, of which those beside columns without text are not `known`; None where they are
    not in order."""
    lines = [0.0] * (count + 1)
    for before, after in pairwise(sorted(known)):
        step = (known[after] - known[before]) / (after - before)
        for index in range(before, after + 1):
            lines[index] = known[before] + (index - before) * step
    return tuple(lines) if all(left < right for left, right in pairwise(lines)) else None


def _with_repeated_header(page: PageContent, cells: list[CellText], guide: Guide) -> list[CellText]:
    """`cells` below the first rows of the table's first page, where these are printed again above them, untagged."""
    top = min(cell.box[1] for cell in cells)
    above: dict[str, list[Run]] = defaultdict(list)
    for line in page.lines:
        for run in line.runs:
            if run.bottom <= top and not (run.tag and run.tag.table):
                above[run.text].append(run)
    for storeys in range(STOREYS, 0, -1):
        header = [cell for cell in guide.cells if cell.row + cell.row_span <= storeys]
        if header and (again := _printed_again(header, above)):
            return again + [replace(cell, row=cell.row + storeys) for cell in cells]
    return cells


def _printed_again(cells: list[CellText], runs: dict[str, list[Run]]) -> list[CellText] | None:
    """`cells` with the same texts of another page out of `runs`, all moved by as much; None where one lacks."""
    first = cells[0].runs[0]
    for start in runs.get(first.text, ()):
        down = start.base - first.base
        found = [
            [
                next((again for again in runs.get(run.text, ()) if _is_at(again, run.x0, run.base + down)), None)
                for run in cell.runs
            ]
            for cell in cells
        ]
        if all(all(inside) for inside in found):
            again = [[run for run in inside if run] for inside in found]
            return [
                replace(cell, runs=inside, box=union([run.box for run in inside]))
                for cell, inside in zip(cells, again, strict=True)
            ]
    return None


def _is_at(run: Run, x0: float, base: float) -> bool:
    return abs(run.x0 - x0) <= SAME_SPOT and abs(run.base - base) <= SAME_SPOT


def _rows(cells: list[CellText]) -> tuple[float, ...] | None:
    """The heights between the rows; None where these are not below each other."""
    count = max(cell.row + cell.row_span for cell in cells)
    begin: list[list[float]] = [[] for _ in range(count)]
    end: list[list[float]] = [[] for _ in range(count)]
    for cell in cells:
        begin[cell.row].append(cell.box[1])
        end[cell.row + cell.row_span - 1].append(cell.box[3])
    if not all(begin) or not all(end):
        return None
    slack = SLACK * max(cell.size for cell in cells)
    if any(max(bottoms) > min(tops) + slack for bottoms, tops in zip(end, begin[1:], strict=False)):
        return None
    between = [(max(bottoms) + min(tops)) / 2 for bottoms, tops in zip(end, begin[1:], strict=False)]
    return (min(begin[0]) - PADDING, *between, max(end[-1]) + PADDING)


def _holds_all(page: PageContent, cells: list[CellText], box: BBox) -> bool:
    """Whether no other text of the body, and no ruled table, stands in the `box` around `cells`, and beside it nothing
    but other tagged tables."""
    own = {id(run) for cell in cells for run in cell.runs}
    left, top, right, bottom = box
    if any(table.grid.ys[0] < bottom and table.grid.ys[-1] > top for table in page.tables):
        return False
    runs = (run for line in page.lines for run in line.runs if id(run) not in own)
    level = [run for run in runs if top < run.middle < bottom]
    return all(run.tag and run.tag.table and not left < run.centre < right for run in level)


def _grid(cells: list[CellText], xs: tuple[float, ...], ys: tuple[float, ...]) -> Grid | None:
    """The grid of `cells` and of empty ones between them; None where two cells cover the same."""
    free = {(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    for cell in cells:
        covered = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        if not covered <= free:
            return None
        free -= covered
    empty = [GridCell(row, column, 1, 1) for row, column in free]
    return Grid(xs, ys, tuple(sorted([*map(_grid_cell, cells), *empty])))


def _grid_cell(cell: CellText) -> GridCell:
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span)


def _headers(cells: list[CellText], rows: int) -> frozenset[GridCell]:
    """The cells of the rows at the top of which all cells are headers; none where all rows are such."""
    first = min((cell.row for cell in cells if not cell.header), default=rows)
    return frozenset(_grid_cell(cell) for cell in cells if cell.row < first < rows)


def _take_out(page: PageContent, table: RuledTable) -> None:
    """Take the lines of `table` out of those of the `page`."""
    own = {id(run) for lines in table.lines.values() for line in lines for run in line.runs}
    rest: list[Line] = []
    for line in page.lines:
        runs = [run for run in line.runs if id(run) not in own]
        rest += [line] if len(runs) == len(line.runs) else build_lines(runs, WIDEST_GAP) if runs else []
    page.lines = rest
