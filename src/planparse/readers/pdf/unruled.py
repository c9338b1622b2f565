"""Rows of ruled tables that have rules between their columns only, told by their lines of text."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from operator import attrgetter

from planparse.readers.pdf.figures import are_figures
from planparse.readers.pdf.lattice import Grid, GridCell
from planparse.readers.pdf.lines import rows_of
from planparse.readers.pdf.rowlines import data_lines
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import segments_as_strips
from planparse.readers.pdf.zones import Zone

_LEFT = attrgetter("x0")

LEAST_LINES, LEAST_COLUMNS = 5, 3
"""What a cell row must hold at least to be taken for several rows; of figures, two lines are enough."""
FILLED = 0.6
"""Share of the columns that a row fills."""
MOSTLY = 0.9
"""Share of the lines that must look like rows."""
MOST_SMALL = 0.2
"""Share of texts that may begin with a small letter, as the lines of a sentence do."""
MOST_WORDS = 0.6
"""Share of texts beside names that may be words."""
FULL, MOST_FULL = 0.8, 0.3
"""From which share of its column a text is a wrapped line, and how many such lines rows may have."""


def with_text_rows(grid: Grid, runs: dict[GridCell, list[Run]]) -> Grid:
    """`grid`, with each cell row cut that holds one line below the other, side by side in most columns.

    The cells of a plan hold wrapped sentences of different lengths; they are not cut.
    """
    merged = {row for cell in grid.cells if cell.row_span > 1 for row in range(cell.row, cell.row + cell.row_span)}
    rows: dict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        rows[cell.row].append(cell)
    cuts = [
        [] if row in merged else _cuts(grid, rows[row], runs) or _figure_cuts(grid, rows[row], runs)
        for row in range(len(grid.ys) - 1)
    ]
    if not any(cuts):
        return grid
    ys, cells, shift = [grid.ys[0]], [], 0
    for row, (own, bottom) in enumerate(zip(cuts, grid.ys[1:], strict=True)):
        ys += [*own, bottom]
        for cell in rows[row]:
            first = cell.row + shift
            cells += [cell._replace(row=first + part) for part in range(len(own) + 1)]
        shift += len(own)
    return Grid(grid.xs, tuple(ys), tuple(sorted(cells)), grid.open_top, grid.open_bottom)


def _cuts(grid: Grid, cells: list[GridCell], runs: dict[GridCell, list[Run]]) -> list[float]:
    """Heights at which the row of `cells` is to be cut."""
    if len(cells) < LEAST_COLUMNS or max([len(runs.get(cell, ())) for cell in cells]) < 2:
        return []
    own = [(sorted(line, key=_LEFT), cell.column) for cell in cells if runs.get(cell) for line in rows_of(runs[cell])]
    if sum([line[0].text[0].islower() for line, _ in own]) > MOST_SMALL * len(own):
        return []
    lines = list(rows_of([run for line, _ in own for run in line]))
    if len(lines) < LEAST_LINES and not are_figures(["".join([run.text for run in line]) for line, _ in own]):
        return []
    column_of = {id(run): column for line, column in own for run in line}
    filled = sum(len({column_of[id(run)] for run in line}) >= FILLED * len(cells) for line in lines)
    if filled < MOSTLY * len(lines):
        return []
    if _wrapped(grid, cells, runs) > MOST_FULL:
        return []
    return [(max(run.bottom for run in above) + min(run.top for run in below)) / 2 for above, below in pairwise(lines)]


def _figure_cuts(grid: Grid, cells: list[GridCell], runs: dict[GridCell, list[Run]]) -> list[float]:
    """Heights at which a row of figures and their names is to be cut."""
    values = [run.text[0] for cell in cells[1:] for run in runs.get(cell, ())]
    if len(cells) != len(grid.xs) - 1 or sum([letter.isalpha() for letter in values]) > MOST_WORDS * len(values):
        return []
    strips = segments_as_strips([runs[cell] for cell in cells if runs.get(cell)])
    return data_lines(Zone(strips, list(grid.xs)), strips) if len(strips) > 1 else []


def _wrapped(grid: Grid, cells: list[GridCell], runs: dict[GridCell, list[Run]]) -> float:
    """The share of lines that reach from side to side of their cell."""
    lines = full = 0
    for cell in cells:
        left, _, right, _ = grid.box_of(cell)
        for line in rows_of(runs.get(cell, [])):
            lines += 1
            full += max(run.x1 for run in line) - min(run.x0 for run in line) > FULL * (right - left)
    return full / max(lines, 1)
