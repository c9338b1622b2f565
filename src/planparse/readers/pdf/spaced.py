"""Rows of ruled tables that have rules between their columns only, told by the white space between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planparse.readers.pdf.centred import merged_rows
from planparse.readers.pdf.lattice import Grid, GridCell, Walls, grid_of_walls
from planparse.readers.pdf.rowlines import column_lines, gap_rows, is_wall
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import segments_as_strips
from planparse.readers.pdf.zones import Zone

MOST_ROWS = 5
"""Grid rows of such a table: header rows, and the one that holds all others."""
LEAST_COLUMNS = 3
MOSTLY, NEARLY_ALL = 0.5, 0.75
"""Share of the height of the table that this row takes at least, and of its columns in which each of its rows begins;
more of them where it holds two rows only."""


def with_spaced_rows(grid: Grid, runs: Mapping[GridCell, Sequence[Run]]) -> Grid:
    """`grid`, its tallest cell row cut where white space parts rows side by side in most columns."""
    if len(grid.ys) - 1 > MOST_ROWS or len(grid.xs) - 1 < LEAST_COLUMNS:
        return grid
    heights = [low - high for high, low in zip(grid.ys, grid.ys[1:], strict=False)]
    row = heights.index(max(heights))
    cells = [cell for cell in grid.cells if cell.row == row]
    whole = all(cell.row_span == cell.column_span == 1 for cell in cells) and len(cells) == len(grid.xs) - 1
    if not whole or heights[row] < MOSTLY * sum(heights):
        return grid
    strips = segments_as_strips([list(runs[cell]) for cell in cells if runs.get(cell)])
    if not strips:
        return grid
    zone = Zone(strips, list(grid.xs))
    rows, tight = gap_rows(zone)
    least = MOSTLY if len(rows) > 1 else NEARLY_ALL
    if not rows or any(count < least * len(cells) for _, count in rows):
        return grid
    ys = [grid.ys[row], *(y for y, _ in rows), grid.ys[row + 1]]
    lines = column_lines(zone, strips)
    level: Walls = [[is_wall(y, column, [], lines[column], tight) for column in range(len(cells))] for y in ys]
    for column in range(len(cells)):
        for line in merged_rows(ys, [ys[0], ys[-1]], lines[column], tight):
            level[line][column] = False
    level[0] = level[-1] = [True] * len(cells)
    inner = grid_of_walls(list(grid.xs), ys, level, [[True] * (len(ys) - 1) for _ in grid.xs])
    more = len(inner.ys) - 2
    others = [cell._replace(row=cell.row + more * (cell.row > row)) for cell in grid.cells if cell.row != row]
    new = [cell._replace(row=cell.row + row) for cell in inner.cells]
    return replace(grid, ys=(*grid.ys[:row], *inner.ys, *grid.ys[row + 2 :]), cells=tuple(sorted(others + new)))
