"""Tables as rows of cells: a cell stands at every grid position that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from planparse.document import Cell, Paragraph, Table

Row: TypeAlias = tuple[Cell | None, ...]
"""One grid row: the same `Cell` object at each position that it covers, None where nothing stands."""


def rows_of(table: Table, most: int | None = None) -> list[Row]:
    """The grid of a table, `table.rows` rows of `table.columns` positions; only the first ones where told how many."""
    rows = table.rows if most is None else min(most, table.rows)
    grid: list[list[Cell | None]] = [[None] * table.columns for _ in range(rows)]
    for cell in table.cells:
        if cell.row >= rows:
            break
        right = min(cell.column + cell.column_span, table.columns)
        for row in range(cell.row, min(cell.row + cell.row_span, rows)):
            grid[row][cell.column : right] = [cell] * (right - cell.column)
    return [tuple(row) for row in grid]


def cells_of(row: Row) -> list[Cell]:
    """The distinct cells of a row that hold text, left to right."""
    return list({id(cell): cell for cell in row if cell is not None and cell.text}.values())


def has_text(cell: Cell | None) -> bool:
    """Whether there is a cell, and text in it."""
    return cell is not None and bool(cell.text)


def covers(row: Row, cell: Cell) -> int:
    """How many positions of the row the cell covers."""
    return sum(other is cell for other in row)


def put_in_place(rows: Iterable[Row], old: Cell, new: Cell) -> list[Row]:
    """The rows with `new` wherever `old` stood."""
    return [tuple(new if cell is old else cell for cell in row) for row in rows]


def with_paragraphs(cell: Cell, paragraphs: Iterable[Paragraph]) -> Cell:
    """The cell with other paragraphs."""
    return replace(cell, paragraphs=tuple(paragraphs))


def paragraphs_of(cells: Iterable[Cell | None]) -> Iterator[Paragraph]:
    """The paragraphs of all cells in order, those of a spanning cell once."""
    for cell in {id(cell): cell for cell in cells if cell is not None}.values():
        yield from cell.paragraphs
