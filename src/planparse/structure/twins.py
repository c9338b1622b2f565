"""Tables printed twice or more side by side on one grid: `Action | Pilote | Action | Pilote`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planparse.document import Cell, Table
from planparse.structure.grid import Row, rows_of
from planparse.wording.lexicon import header_roles, title_key

FIRST_ROWS = 3
"""The titles stand in one of these."""
STRONG = 1.0


def without_twins(table: Table) -> tuple[Table, ...]:
    """The tables that stand side by side on the grid of `table` under the same titles; mostly `table` alone."""
    if table.columns < 4:
        return (table,)
    width = next((found for row in rows_of(table, FIRST_ROWS) if (found := _period(row))), table.columns)
    if width == table.columns:
        return (table,)
    return tuple(
        replace(table, columns=width, cells=tuple(_cells_between(table.cells, start, start + width)), column_edges=())
        for start in range(0, table.columns, width)
    )


def _period(row: Row) -> int | None:
    """After how many columns the titles of `row` come again, all of them, one of actions included."""
    titles = [title_key(cell.text) if cell is not None else "" for cell in row]
    if not all(titles):
        return None
    widths = (width for width in range(2, len(titles) // 2 + 1) if len(titles) % width == 0)
    period = next((width for width in widths if titles == titles[:width] * (len(titles) // width)), None)
    return period if period and any(header_roles(title).get("action") == STRONG for title in titles) else None


def _cells_between(cells: Iterable[Cell], start: int, end: int) -> Iterator[Cell]:
    """The cells from column `start` to before `end`, counted from there; a wider one is cut, and stands in both."""
    for cell in cells:
        left, right = max(cell.column, start), min(cell.column + cell.column_span, end)
        if left < right:
            yield replace(cell, column=left - start, column_span=right - left)
