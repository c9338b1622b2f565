"""The grid of an OpenDocument table: which cell covers which rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from planparse.readers.gaps import without_long_gaps
from planparse.readers.odt.names import TABLE, whole

MAX_COLUMNS = 200
MAX_REPEATED_ROWS = 1_000

_GROUPS: Final = frozenset({f"{TABLE}table-rows", f"{TABLE}table-row-group", f"{TABLE}table-header-rows"})
_CELLS: Final = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; `row` and `column` count from 0."""

    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    left_out: int = 0
    """Empty rows above it that the grid leaves out."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in row, then column order; they do not overlap."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def lay_out(table: etree._Element, max_cells: int) -> Grid:
    """The grid of `table`, cut after the row in which it grows beyond `max_cells`."""
    seen = (row for row in _rows(table, header=False) if row[0].get(f"{TABLE}visibility", "visible") == "visible")
    rows = list(without_long_gaps(seen, lambda row: _holds_text(row[0])))
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for index, (left_out, (row, header)) in enumerate(rows):
        if len(cells) > max_cells:
            break
        for cell in _cells(row, index, len(rows), header):
            places = {
                (index + down, cell.column + right)
                for down in range(cell.row_span)
                for right in range(cell.column_span)
            }
            if taken.isdisjoint(places):
                taken |= places
                cells.append(replace(cell, left_out=left_out))
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    return Grid(height, max((cell.column + cell.column_span for cell in cells), default=0), tuple(cells))


def _rows(parent: etree._Element, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    """The rows, each as often as it is repeated, with whether the format marks it as a header."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            repeated = min(whole(child, f"{TABLE}number-rows-repeated"), MAX_REPEATED_ROWS)
            yield from ((child, header) for _ in range(repeated if _holds_text(child) else 1))
        elif child.tag in _GROUPS:
            yield from _rows(child, header or child.tag == f"{TABLE}table-header-rows")


def _holds_text(row: etree._Element) -> bool:
    return any(str(text).strip() for text in row.itertext())


def _cells(row: etree._Element, index: int, rows: int, header: bool) -> Iterator[GridCell]:
    column = 0
    for element in row:
        if element.tag not in _CELLS:
            continue
        for _ in range(min(whole(element, f"{TABLE}number-columns-repeated"), MAX_COLUMNS)):
            if column >= MAX_COLUMNS:
                return
            if element.tag == f"{TABLE}table-cell":
                row_span = max(1, min(whole(element, f"{TABLE}number-rows-spanned"), rows - index))
                span = max(1, min(whole(element, f"{TABLE}number-columns-spanned"), MAX_COLUMNS - column))
                yield GridCell(element, index, column, row_span, span, header)
            column += 1
