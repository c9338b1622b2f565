"""Grids and what stands in their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from operator import attrgetter

from planparse.readers.pdf.figures import with_white_columns
from planparse.readers.pdf.lattice import Grid, GridCell, without_slivers
from planparse.readers.pdf.lines import Line, build_lines, rows_of
from planparse.readers.pdf.rules import Fill, is_pale
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.spaced import with_spaced_rows
from planparse.readers.pdf.strips import standing_apart
from planparse.readers.pdf.unruled import with_text_rows

_TOP = attrgetter("top")

COVERED = 0.5
"""Share of a cell that a fill must cover to be its background."""
MOST_FILLS = 4_000
NEXT_LINE = 1.6
"""Font sizes from one line of a cell to the next, at most."""


@dataclass(slots=True)
class RuledTable:
    """A grid with the lines in its cells."""

    grid: Grid
    lines: dict[GridCell, list[Line]] = field(default_factory=dict)
    fills: dict[GridCell, int] = field(default_factory=dict)
    """Background colours as 0xRRGGBB."""
    headers: frozenset[GridCell] = frozenset()
    """Cells that the file marks as headers."""


class TableFiller:
    """A grid that collects the runs and fills in its cells."""

    def __init__(self, grid: Grid) -> None:
        self.runs: dict[GridCell, list[Run]] = defaultdict(list)
        self.sideways: dict[GridCell, list[Line]] = defaultdict(list)
        self._use(grid)

    def _use(self, grid: Grid) -> None:
        self.grid = grid
        self.box = grid.box
        self._cells = {
            (row, column): cell
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell around a point."""
        return self._cells.get((bisect_right(self.grid.ys, y) - 1, bisect_right(self.grid.xs, x) - 1))

    def sides_of(self, cell: GridCell) -> tuple[float, float]:
        """Left and right end of `cell`."""
        return self.grid.xs[cell.column], self.grid.xs[cell.column + cell.column_span]

    @property
    def lacks_columns(self) -> bool:
        """Whether most rows are one cell from side to side, in which white space makes columns; of boxes that hold
        nothing else, half of them will do."""
        rows = {cell.row for cell in self.runs}
        whole = [cell for cell in self.runs if cell.column == 0 and cell.column_span == len(self.grid.xs) - 1]
        apart = standing_apart([self.runs[cell] for cell in whole])
        return 2 * apart > len(rows) or 2 * apart == len(rows) == len(self.grid.cells)

    def take_overflow(self, body: list[Run]) -> list[Run]:
        """Take in the lines that go on below the last rule of a table cut by the page end; gives the other runs."""
        left, _, right, bottom = self.grid.box
        inside = bottom - 0.1
        rest = []
        for run in sorted(body, key=lambda run: run.base):
            cell = self.cell_at(run.centre, inside) if left < run.centre < right else None
            last = max((other.base for other in self.runs[cell]), default=0.0) if cell in self.runs else 0.0
            if cell and run.middle >= self.grid.ys[-1] and run.base - last < 2 * run.size:
                self.runs[cell].append(run)
                bottom = max(bottom, run.bottom)
            else:
                rest.append(run)
        self._use(replace(self.grid, ys=(*self.grid.ys[:-1], bottom)))
        return rest

    def table(self, fills: list[Fill]) -> RuledTable:
        """The table as filled, on its grid without slivers and with the rows that its text shows."""
        self._lift_overflow()
        self._drop_slivers()
        self._cut_columns()
        self._cut_rows()
        lines = {cell: build_lines(runs) for cell, runs in self.runs.items()} | self.sideways
        return RuledTable(self.grid, lines, self._backgrounds(fills[:MOST_FILLS]))

    def as_given(self, fills: list[Fill]) -> RuledTable:
        """The table as filled, on the grid that it was given."""
        lines = {cell: build_lines(runs) for cell, runs in self.runs.items()}
        return RuledTable(self.grid, lines, self._backgrounds(fills[:MOST_FILLS]))

    def _lift_overflow(self) -> None:
        """Give back to each cell the line that was printed over its lower rule, upon the text of the cell below."""
        filled = [cell for cell in self.grid.cells if self.runs.get(cell)]
        for cell in filled:
            under = self._cells.get((cell.row + cell.row_span, cell.column))
            if under is None or not self.runs.get(under):
                continue
            rule = self.grid.ys[under.row]
            if min(map(_TOP, self.runs[under])) >= rule:
                continue
            *_, last = rows_of(self.runs[cell])
            first, *others = rows_of(self.runs[under])
            if others and _runs_over(last[0], first[0], others[0][0], rule):
                self.runs[cell] += first
                self.runs[under] = [run for run in self.runs[under] if run not in first]

    def _drop_slivers(self) -> None:
        """Take out rows and columns that are too thin for text."""
        grid, new = without_slivers(self.grid, {*self.runs, *self.sideways})
        if grid is self.grid:
            return
        self.runs = defaultdict(list, {new[cell]: runs for cell, runs in self.runs.items()})
        self.sideways = defaultdict(list, {new[cell]: lines for cell, lines in self.sideways.items()})
        self._use(grid)

    def _cut_columns(self) -> None:
        """Cut the columns that white space parts."""
        self._cut(with_white_columns(self.grid, self.runs))

    def _cut_rows(self) -> None:
        """Cut the rows that stand between two rules."""
        self._cut(with_text_rows(self.grid, self.runs))
        self._cut(with_spaced_rows(self.grid, self.runs))

    def _cut(self, grid: Grid) -> None:
        if grid is self.grid or self.sideways:
            return
        runs = [run for inside in self.runs.values() for run in inside]
        self._use(grid)
        self.runs = defaultdict(list)
        for run in runs:
            if cell := self.cell_at(run.centre, run.middle):
                self.runs[cell].append(run)

    def _backgrounds(self, fills: list[Fill]) -> dict[GridCell, int]:
        """The colour of each cell that is mostly covered; the last one painted counts."""
        grid = self.grid
        areas: dict[tuple[GridCell, int], float] = defaultdict(float)
        found: dict[GridCell, int] = {}
        for (x0, top, x1, bottom), colour in fills:
            if x1 <= grid.xs[0] or x0 >= grid.xs[-1] or bottom <= grid.ys[0] or top >= grid.ys[-1]:
                continue
            rows = range(max(bisect_right(grid.ys, top) - 1, 0), min(bisect_left(grid.ys, bottom), len(grid.ys) - 1))
            columns = range(max(bisect_right(grid.xs, x0) - 1, 0), min(bisect_left(grid.xs, x1), len(grid.xs) - 1))
            for cell in {self._cells[at] for at in ((r, c) for r in rows for c in columns) if at in self._cells}:
                left, high, right, low = grid.box_of(cell)
                areas[cell, colour] += (min(x1, right) - max(x0, left)) * (min(bottom, low) - max(top, high))
                if areas[cell, colour] >= COVERED * (right - left) * (low - high):
                    found[cell] = colour
        return {cell: colour for cell, colour in found.items() if not is_pale(colour)}


def _runs_over(last: Run, over: Run, own: Run, rule: float) -> bool:
    """Whether `over`, which crosses a rule, is the line after `last` above it, and not the one before `own`."""
    crosses = over.top < rule - 0.1 * over.size and over.base > rule
    follows = over.size <= over.base - last.base <= NEXT_LINE * over.size and abs(over.x0 - last.x0) < over.size
    return crosses and follows and own.top < over.bottom
