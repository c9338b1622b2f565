"""Rules into grids: which rules make a table, and which cells with which spans they enclose.

Snapping and joining follow pdfplumber's table finder (3 points). The cells are found the other way
round: the rules' positions span a grid of small fields, and fields that no rule separates are one
cell. So spans come out on one grid for the whole table, and a missing outer rule costs no cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from planparse.places import BBox
from planparse.readers.pdf.limits import GRID_LINES
from planparse.readers.pdf.rules import Edge

SNAP = 3.0
"""Points between rules that are one, between the pieces of one rule, and of rules that meet."""
SHORTEST = 3.0
SLIVER, NARROW = 5.0, 10.0
"""Points of height and of width; rows and columns with less hold no text, or hardly any."""
OVERHANG = 6.0
"""Points by which rules must stick out of the outermost crossing rule to mean an open side."""


_START = attrgetter("start")


class GridCell(NamedTuple):
    """A cell on a grid; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: positions of its vertical and horizontal grid lines, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> BBox:
        """From the outermost grid lines."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, cell: GridCell) -> BBox:
        """The lines around `cell`."""
        return (
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.column_span],
            self.ys[cell.row + cell.row_span],
        )


def find_grids(across: Iterable[Edge], down: Iterable[Edge]) -> list[Grid]:
    """The grids of at least two cells that horizontal and vertical rules make, top to bottom."""
    horizontal, vertical = joined(across), joined(down)
    grids = []
    for rows, columns in _components(horizontal, vertical):
        if len(rows) + len(columns) <= GRID_LINES and (grid := _grid(rows, columns)):
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def without_slivers(grid: Grid, filled: Iterable[GridCell]) -> tuple[Grid, dict[GridCell, GridCell]]:
    """`grid` without rows and columns too thin for text, and its old cells with their new form.

    Double rules and cells cut by a page end leave such rows. One with a cell in `filled` stays.
    Where none is to go, the same grid comes back, and no cells.
    """
    if _is_roomy(grid.xs, NARROW) and _is_roomy(grid.ys, SLIVER):
        return grid, {}
    filled = list(filled)
    full_rows = {cell.row for cell in filled if _is_thin(grid.ys, cell.row, cell.row_span, SLIVER)}
    full_columns = {cell.column for cell in filled if _is_thin(grid.xs, cell.column, cell.column_span, NARROW)}
    ys, row_of = _merged(grid.ys, full_rows, SLIVER)
    xs, column_of = _merged(grid.xs, full_columns, NARROW)
    if len(ys) == len(grid.ys) and len(xs) == len(grid.xs):
        return grid, {}
    new = {}
    for cell in grid.cells:
        row, column = row_of[cell.row], column_of[cell.column]
        row_span = row_of[cell.row + cell.row_span] - row
        column_span = column_of[cell.column + cell.column_span] - column
        if row_span and column_span:
            new[cell] = GridCell(row, column, row_span, column_span)
    return replace(grid, xs=xs, ys=ys, cells=tuple(sorted(new.values()))), new


def _is_roomy(lines: tuple[float, ...], least: float) -> bool:
    return all(after - before >= least for before, after in pairwise(lines))


def _is_thin(lines: tuple[float, ...], first: int, span: int, least: float) -> bool:
    return all(lines[index + 1] - lines[index] < least for index in range(first, first + span))


def _merged(lines: tuple[float, ...], full: set[int], least: float) -> tuple[tuple[float, ...], list[int]]:
    """`lines` without those after a sliver, and the new index of each; a sliver at the end joins what is before."""
    kept: list[float] = []
    new_index = []
    for index, line in enumerate(lines):
        if len(kept) > 0 and index - 1 not in full and line - lines[index - 1] < least:
            if index == len(lines) - 1:
                kept[-1] = line
        else:
            kept.append(line)
        new_index.append(len(kept) - 1)
    return tuple(kept), new_index


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """`edges` with near positions made one and touching pieces put together, sorted; short ones dropped."""
    out: list[Edge] = []
    for group in _near(sorted(edges)):
        at = sum([place for place, _, _ in group]) / len(group)
        group.sort(key=_START)
        _, start, end = group[0]
        for _, begin, stop in group:
            if begin > end + SNAP:
                out.append(Edge(at, start, end))
                start, end = begin, stop
            elif stop > end:
                end = stop
        out.append(Edge(at, start, end))
    return [edge for edge in out if edge.end - edge.start >= SHORTEST]


def _near(edges: Sequence[Edge]) -> Iterable[list[Edge]]:
    group: list[Edge] = []
    last = 0.0
    for edge in edges:
        at = edge.at
        if group and at - last > SNAP:
            yield group
            group = []
        group.append(edge)
        last = at
    if group:
        yield group


def _components(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Rules that hang together by their crossings, and no rule that crosses none."""
    heights = [edge.at for edge in horizontal]
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    crossed: set[int] = set()
    for number, (at, top, bottom) in enumerate(vertical, len(horizontal)):
        for index in range(bisect_left(heights, top - SNAP), bisect_right(heights, bottom + SNAP)):
            _, start, end = horizontal[index]
            if start - SNAP <= at <= end + SNAP:
                crossed.add(index)
                crossed.add(number)
                # No rule is under another one before its turn: it is its own root.
                parent[root(index)] = number
    groups: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for index in sorted(crossed):
        rows, columns = groups[root(index)]
        if index < len(horizontal):
            rows.append(horizontal[index])
        else:
            columns.append(vertical[index - len(horizontal)])
    return list(groups.values())


Walls: TypeAlias = list[list[bool]]
"""For each grid line, whether it is ruled along each field."""


class _Lines:
    """The grid lines of one direction, with the pieces that are really drawn."""

    def __init__(self, edges: list[Edge], across: list[Edge]) -> None:
        self.edges = edges
        self.at = sorted({edge.at for edge in edges})
        first = min(edge.start for edge in across)
        last = max(edge.end for edge in across)
        # One rule that sticks out is a slip of the pen, two enclose something.
        self.open_start = self.at[0] - first > OVERHANG and _reaching(across, first, start=True) > 1
        self.open_end = last - self.at[-1] > OVERHANG and _reaching(across, last, start=False) > 1
        if self.open_start:
            self.at.insert(0, first)
        if self.open_end:
            self.at.append(last)

    def walls(self, crossing: list[float]) -> Walls:
        """For each line, whether it is ruled from each of the `crossing` lines to the next.

        An open side counts as ruled.
        """
        fields = len(crossing) - 1
        index_of = {at: index for index, at in enumerate(self.at)}
        walls = [[False] * fields for _ in self.at]
        for edge in self.edges:
            first = bisect_left(crossing, edge.start - SNAP)
            last = bisect_right(crossing, edge.end + SNAP) - 1
            if last > first:
                walls[index_of[edge.at]][first:last] = [True] * (last - first)
        if self.open_start:
            walls[0] = [True] * fields
        if self.open_end:
            walls[-1] = [True] * fields
        return walls


def _reaching(edges: list[Edge], position: float, *, start: bool) -> int:
    return sum(abs((edge.start if start else edge.end) - position) <= SNAP for edge in edges)


def _grid(horizontal: list[Edge], vertical: list[Edge]) -> Grid | None:
    rows, columns = _Lines(horizontal, vertical), _Lines(vertical, horizontal)
    if len(rows.at) < 2 or len(columns.at) < 2:
        return None
    level, upright = rows.walls(columns.at), columns.walls(rows.at)
    cells = [cell for cell in _cells(level, upright) if _enclosed(cell, level, upright)]
    if len(cells) < 2:
        return None
    return _compact(cells, columns.at, rows.at, rows.open_start, rows.open_end)


def grid_of_walls(xs: list[float], ys: list[float], level: Walls, upright: Walls) -> Grid:
    """The grid on the lines `xs` and `ys`, of which only the `level` and `upright` walls part cells."""
    return _compact(_cells(level, upright), xs, ys)


def _compact(
    cells: list[GridCell], xs: list[float], ys: list[float], open_top: bool = False, open_bottom: bool = False
) -> Grid:
    """The grid of `cells`, without lines at which no cell begins or ends."""
    used_ys = sorted({line for row, _, span, _ in cells for line in (row, row + span)})
    used_xs = sorted({line for _, column, _, span in cells for line in (column, column + span)})
    if len(used_ys) < len(ys) or len(used_xs) < len(xs):
        row_of = {line: index for index, line in enumerate(used_ys)}
        column_of = {line: index for index, line in enumerate(used_xs)}
        cells = [
            GridCell(
                row_of[cell.row],
                column_of[cell.column],
                row_of[cell.row + cell.row_span] - row_of[cell.row],
                column_of[cell.column + cell.column_span] - column_of[cell.column],
            )
            for cell in cells
        ]
        xs, ys = [xs[line] for line in used_xs], [ys[line] for line in used_ys]
    return Grid(tuple(xs), tuple(ys), tuple(sorted(cells)), open_top, open_bottom)


def _cells(level: Walls, upright: Walls) -> list[GridCell]:
    """Fields that no rule separates as cells; a region that is no rectangle is cut into some."""
    height, width = len(level) - 1, len(upright) - 1
    taken = [[False] * width for _ in range(height)]
    cells = []
    for y in range(height):
        for x in range(width):
            if taken[y][x]:
                continue
            right = x + 1
            while right < width and not upright[right][y] and not taken[y][right]:
                right += 1
            low = y + 1
            while low < height and _is_open_below(low, x, right, level, upright) and not any(taken[low][x:right]):
                low += 1
            for line in taken[y:low]:
                line[x:right] = [True] * (right - x)
            cells.append(GridCell(y, x, low - y, right - x))
    return cells


def _is_open_below(row: int, left: int, right: int, level: Walls, upright: Walls) -> bool:
    """Whether the fields `left` to `right` of `row` belong to those above and to each other."""
    return not any(level[row][left:right]) and not any(upright[x][row] for x in range(left + 1, right))


def _enclosed(cell: GridCell, level: Walls, upright: Walls) -> bool:
    """Whether rules stand on at least three sides of `cell`; one side may be missing."""
    top, bottom = cell.row, cell.row + cell.row_span
    left, right = cell.column, cell.column + cell.column_span
    sides = (level[top][left:right], level[bottom][left:right], upright[left][top:bottom], upright[right][top:bottom])
    return sum(map(all, sides)) >= 3
