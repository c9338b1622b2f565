"""From a sheet to blocks: its used ranges as tables, the lines above and below them as paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from planparse.document import Block, Cell, Paragraph, Table
from planparse.places import Place
from planparse.readers.glyphs import split_bullet, tidy
from planparse.readers.spreadsheet.sheet import Area, Sheet, SheetCell

MAX_COLUMNS = 200
MAX_HEADING_WORDS = 25
MAX_PLACES = 2_000_000
"""Cells that the merged ranges of a sheet may cover."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A visible cell, whole: the rows and columns that it covers, counted among the visible ones from 0."""

    content: SheetCell
    row: int
    column: int
    bottom: int
    right: int
    area: Area


def blocks_of(sheet: Sheet, first_table: int) -> Iterator[Block]:
    """The tables and paragraphs of `sheet` from top to bottom; its tables count on from `first_table`.

    Blank rows end a table. Of the rows between them, those that hold a single cell are bands that span all
    columns where they stand among rows of several cells, and lines of text above and below these.
    """
    boxes = _boxes(sheet)
    sizes = _heading_sizes(boxes)
    table = first_table
    for rows in _ranges(boxes):
        full = [index for index, row in enumerate(rows) if len(row) > 1 or _is_covered(row, rows[:index])]
        first, last = (full[0], full[-1] + 1) if len(full) > 1 else (len(rows), len(rows))
        while 0 < first < last and _heads(rows[first - 1][0], rows[first:last], sizes):
            first -= 1
        for row in rows[:first]:
            yield from _lines(sheet.name, row, sizes)
        if first < last:
            yield _table(sheet.name, rows[first:last], table)
            table += 1
        for row in rows[last:]:
            yield from _lines(sheet.name, row, sizes)


def _boxes(sheet: Sheet) -> list[_Box]:
    """The visible cells with text or fill, in row, then column order; a merged range is one cell."""
    covered: dict[tuple[int, int], Area] = {}
    for area in sheet.merged:
        if (area.bottom - area.top + 1) * (area.right - area.left + 1) + len(covered) <= MAX_PLACES:
            places = (
                (row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1)
            )
            covered |= dict.fromkeys(places, area)
    used = {place for place, cell in sheet.cells.items() if cell.lines}
    areas = {covered.get((row, column), Area(row, column, row, column)) for row, column in used}
    filled = {Area(*place, *place) for place, cell in sheet.cells.items() if not cell.lines and place not in covered}
    rows = _visible((line for area in areas for line in range(area.top, area.bottom + 1)), sheet.hidden_rows)
    columns = _visible((line for area in areas for line in range(area.left, area.right + 1)), sheet.hidden_columns)
    boxes = [
        _Box(
            sheet.cells.get((area.top, area.left), SheetCell()),
            min(found_rows),
            min(found_columns),
            max(found_rows),
            max(found_columns),
            area,
        )
        for area in areas | filled
        if (found_rows := [rows[line] for line in range(area.top, area.bottom + 1) if line in rows])
        and (found_columns := [columns[line] for line in range(area.left, area.right + 1) if line in columns])
    ]
    return sorted(boxes, key=lambda box: (box.row, box.column))


def _visible(lines: Iterator[int], hidden: set[int]) -> dict[int, int]:
    """The rows or columns in use with their numbers among the visible ones: hidden ones leave no gap."""
    shown = sorted(set(lines) - hidden)
    gaps = 0
    numbers: dict[int, int] = {}
    for index, line in enumerate(shown):
        before = shown[index - 1] if index else line - 1
        # Of blank rows between two used ones, one is enough to tell that there are some.
        gaps += any(between not in hidden for between in range(before + 1, min(line, before + 1 + len(hidden) + 1)))
        numbers[line] = index + gaps
    return numbers


def _ranges(boxes: Sequence[_Box]) -> Iterator[list[list[_Box]]]:
    """The rows of each used range; a row without text ends one, unless a merged cell goes through it."""
    rows: list[list[_Box]] = []
    end = -1
    for row, members in groupby(boxes, key=lambda box: box.row):
        found = list(members)
        if not any(box.content.lines for box in found):
            continue
        if row > end + 1 and rows:
            yield rows
            rows = []
        rows.append(found)
        end = max(end, *(box.bottom for box in found))
    if rows:
        yield rows


def _is_covered(row: Sequence[_Box], above: Sequence[Sequence[_Box]]) -> bool:
    """Whether a cell of a row above reaches down into this one."""
    return any(box.bottom >= row[0].row for upper in above[-100:] for box in upper)


def _heads(box: _Box, rows: Sequence[Sequence[_Box]], sizes: Sequence[float]) -> bool:
    """Whether a line above a table is its first band: coloured, merged over all its columns, in its size of type."""
    left = min(other.column for row in rows for other in row)
    right = max(other.right for row in rows for other in row)
    look = box.content
    return (box.column, box.right) == (left, right) and look.fill is not None and look.size not in sizes


def _heading_sizes(boxes: Sequence[_Box]) -> list[float]:
    """The sizes of type that are clearly larger than that of most text, largest first."""
    lengths: dict[float, int] = {}
    for box in boxes:
        lengths[box.content.size] = lengths.get(box.content.size, 0) + sum(map(len, box.content.lines))
    usual = max(lengths, key=lambda size: lengths[size], default=0.0)
    return sorted((size for size in lengths if usual and size >= 1.15 * usual), reverse=True)


def _lines(sheet: str, row: Sequence[_Box], sizes: Sequence[float]) -> Iterator[Paragraph]:
    """The cells of a row outside tables as paragraphs."""
    for box in row:
        for paragraph in _paragraphs(box, Place(sheet=sheet or None, cell=box.area.name)):
            is_heading = box.content.size in sizes and len(paragraph.text.split()) <= MAX_HEADING_WORDS
            yield replace(paragraph, heading=sizes.index(box.content.size) + 1) if is_heading else paragraph


def _table(sheet: str, rows: Sequence[Sequence[_Box]], number: int) -> Table:
    """The table of `rows`, numbered by the rows and columns at which cells begin.

    Places count the rows of the sheet from the first one of the table: hidden and blank ones are rows, too.
    """
    boxes = [box for row in rows for box in row if box.column < MAX_COLUMNS + rows[0][0].column]
    textual = [box for box in boxes if box.content.lines]
    lines = sorted({box.row for box in boxes})
    edges = sorted({box.column for box in textual} | {box.right + 1 for box in textual})
    width = len(edges) - 1
    first = min(box.area.top for box in textual)
    cells = []
    for box in boxes:
        top, bottom = bisect_left(lines, box.row), bisect_right(lines, box.bottom) - 1
        left, right = bisect_left(edges, box.column), bisect_right(edges, box.right + 1) - 1
        if left == len(edges) - 1 or edges[left] != box.column:
            continue
        row = box.area.top - first + 1
        place = Place(table=number, row=row, column=left + 1, sheet=sheet or None, cell=box.area.name)
        cells.append(
            Cell(
                row=top,
                column=left,
                paragraphs=tuple(_paragraphs(box, place)),
                row_span=bottom - top + 1,
                column_span=max(right - left, 1),
                place=place,
                fill=box.content.fill,
            )
        )
    name = Area(
        first, min(box.area.left for box in textual),
        max(box.area.bottom for box in textual), max(box.area.right for box in textual),
    ).name  # fmt: skip
    return Table(
        number, len(lines), width, tuple(_banded(cells, width)), Place(table=number, sheet=sheet or None, cell=name)
    )


def _banded(cells: Sequence[Cell], width: int) -> Iterator[Cell]:
    """The cells; one that alone holds text in its row, at its start, with no cell reaching in, spans it as a band."""
    down: dict[int, int] = {}
    for row, members in groupby(cells, key=lambda cell: cell.row):
        found = list(members)
        texts = [cell for cell in found if cell.text]
        free = all(bottom < row for bottom in down.values())
        if free and len(texts) == 1 and texts[0].column == 0 and texts[0].row_span == 1:
            yield replace(texts[0], column_span=width)
        else:
            yield from found
        down |= {cell.column: cell.row + cell.row_span - 1 for cell in found}


def _paragraphs(box: _Box, place: Place) -> Iterator[Paragraph]:
    for line in box.content.lines:
        marker, text = split_bullet(tidy(line))
        if text:
            yield Paragraph(text, (place,), marker=marker, bold=box.content.bold)
