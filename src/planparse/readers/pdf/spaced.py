"""Rows of ruled tables that have rules between their columns only, told by the white space between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planparse.readers.pdf.centred import merged_rows
from planparse.readers.pdf.lattice import Grid, GridCell, grid_of_walls
from planparse.readers.pdf.rowlines import column_lines, gap_rows, level_walls
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import segments_as_strips
from planparse.readers.pdf.zones import Zone

MOST_HEADERS = 4
"""Rows of the header of such a table."""
LEAST_COLUMNS = 3
MOSTLY, NEARLY_ALL = 0.5, 0.75
"""Share of the height of a table without bands that the row to be cut takes at least, and of its columns in which each
of its rows begins; more of them where it holds two rows only."""


def with_spaced_rows(grid: Grid, runs: Mapping[GridCell, Sequence[Run]]) -> Grid:
    """`grid`, with each cell row cut that white space parts side by side in most columns, if no rule parts two rows."""
    if len(grid.xs) - 1 < LEAST_COLUMNS:
        return grid
    rows: list[list[GridCell]] = [[] for _ in grid.ys[1:]]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    for row in reversed(_alone(grid, rows)):
        grid = _cut(grid, row, rows[row], runs, banded=any(len(cells) == 1 for cells in rows))
    return grid


def _alone(grid: Grid, rows: list[list[GridCell]]) -> list[int]:
    """The cell rows below a header, below a band or above one that may hold several; none where rules part rows."""
    width = len(grid.xs) - 1
    found: list[int] = []
    group: list[int] = []
    bands = 0
    for row, cells in enumerate([*rows, []]):
        if len(cells) > 1:
            group.append(row)
            continue
        if len(group) - 1 > (0 if found else MOST_HEADERS):
            return []
        bands += len(cells)
        found += group[-1:]
        group = []
    if not bands:
        found = [max(range(len(rows)), key=lambda row: grid.ys[row + 1] - grid.ys[row])]
        if grid.ys[found[0] + 1] - grid.ys[found[0]] < MOSTLY * (grid.ys[-1] - grid.ys[0]):
            return []
    return [row for row in found if len(rows[row]) == width and all(cell.row_span == 1 for cell in rows[row])]


def _cut(grid: Grid, row: int, cells: list[GridCell], runs: Mapping[GridCell, Sequence[Run]], *, banded: bool) -> Grid:
    """`grid` with the `cells` of `row` cut."""
    strips = segments_as_strips([list(runs[cell]) for cell in cells if runs.get(cell)])
    if not strips:
        return grid
    zone = Zone(strips, list(grid.xs))
    stacks = column_lines(zone, strips)
    starts, tight = gap_rows(strips, stacks, banded=banded)
    least = (MOSTLY if len(starts) > 1 else NEARLY_ALL) * len(cells)
    if not all(len(columns) >= least for _, columns in starts):
        # Items of lists begin between the rows, which begin on the left.
        starts = [(y, columns) for y, columns in starts if 0 in columns and len(columns) >= least]
    if not starts:
        return grid
    ys = [grid.ys[row], *(y for y, _ in starts), grid.ys[row + 1]]
    level = level_walls(ys, stacks, [], tight)
    for column, stack in enumerate(stacks):
        for line in merged_rows(ys, [ys[0], ys[-1]], stack, tight):
            level[line][column] = False
    level[0] = level[-1] = [True] * len(cells)
    inner = grid_of_walls(list(grid.xs), ys, level, [[True] * (len(ys) - 1) for _ in grid.xs])
    more = len(inner.ys) - 2
    others = [cell._replace(row=cell.row + more * (cell.row > row)) for cell in grid.cells if cell.row != row]
    new = [cell._replace(row=cell.row + row) for cell in inner.cells]
    return replace(grid, ys=(*grid.ys[:row], *inner.ys, *grid.ys[row + 2 :]), cells=tuple(sorted(others + new)))
