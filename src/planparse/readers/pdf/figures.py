"""Tables of figures, in which white space makes columns that no rule shows.

Only where figures stand: in sentences a gap between words means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from planparse.readers.pdf.lattice import Grid, GridCell
from planparse.readers.pdf.lines import rows_of
from planparse.readers.pdf.runs import Run

Contents: TypeAlias = Mapping[GridCell, Sequence[Run]]

RIVER = 0.8
"""Width of the white space between two columns, in font sizes, at least."""
BOTH_SIDES = 0.75
"""Share of the lines that must have text on both sides of a river."""
LEAST_LINES = 3
MOSTLY = 0.5
"""Share of the texts that must be figures."""
NUMBERS = 0.5
"""Share of the figures that must be no dashes."""
LEAST_TITLES, TITLED = 3, 0.6
"""Texts of a cell over many columns that make it as many cells: that many, and for that share of its columns."""
DASHES = frozenset("-–—−.…*")
AMOUNT = re.compile(r"[-–—−+(.]*\d|[-–—−]+$")
"""How an amount of money begins, or the dash in its place."""
_CURRENCY = re.compile(r"(?:[A-Z]{1,3}\s?)?[$€£¥]")
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")


def holds_figures(runs: Sequence[Run]) -> bool:
    """Whether most of `runs` are figures, or dashes in their place; dashes alone are bullets."""
    return are_figures([run.text for run in runs])


def are_figures(texts: Sequence[str]) -> bool:
    """Whether most of `texts` are figures, or dashes in their place."""
    numbers = [text for text in texts if _DIGIT.search(text)]
    if not numbers:
        return False
    figures = sum(map(_is_figure, numbers)) + sum([text in DASHES for text in texts])
    return figures >= MOSTLY * len(texts) and len(numbers) >= NUMBERS * figures


def is_currency(text: str) -> bool:
    """Whether `text` is the sign of a currency alone, which may stand far from its amount."""
    return _CURRENCY.fullmatch(text) is not None


def with_white_columns(grid: Grid, contents: Contents) -> Grid:
    """`grid`, with the columns cut in which white space parts figures, and the cells that span them."""
    columns: list[list[Sequence[Run]]] = [[] for _ in grid.xs]
    for cell, runs in contents.items():
        if cell.column_span == 1:
            columns[cell.column].append(runs)
    rivers = [x for cells in columns for x in _rivers(cells)]
    if not rivers and all(cell.column_span == 1 for cell in grid.cells):
        return grid
    xs = tuple(sorted({*grid.xs, *rivers}))
    place = {x: index for index, x in enumerate(xs)}
    cells: list[GridCell] = []
    for cell in grid.cells:
        first, last = place[grid.xs[cell.column]], place[grid.xs[cell.column + cell.column_span]]
        if last - first == 1:
            cells.append(cell._replace(column=first) if rivers else cell)
            continue
        runs = contents.get(cell, ())
        own = _title_cuts(grid.xs, xs, first, last, runs) or [
            index for index in range(first + 1, last) if _parts(xs[index], xs[index] in grid.xs, runs)
        ]
        cells += [cell._replace(column=left, column_span=right - left) for left, right in pairwise((first, *own, last))]
    if len(cells) == len(grid.cells) and xs == grid.xs:
        return grid
    return Grid(xs, grid.ys, tuple(sorted(cells)), grid.open_top, grid.open_bottom)


def _title_cuts(ruled: Sequence[float], xs: Sequence[float], first: int, last: int, runs: Sequence[Run]) -> list[int]:
    """The ruled lines at which clear gaps part the texts of a cell over many columns: titles on a dark area, say,
    that shows no rules; none where its texts are not one for most columns."""
    cuts = [index for index in range(first + 1, last) if xs[index] in ruled and _stands_clear(xs[index], runs)]
    filled = sum(
        any(xs[left] <= run.centre < xs[right] for run in runs) for left, right in pairwise((first, *cuts, last))
    )
    return cuts if filled >= max(LEAST_TITLES, TITLED * (last - first)) else []


def _stands_clear(x: float, runs: Sequence[Run]) -> bool:
    before = max((run.x1 for run in runs if run.centre < x), default=None)
    after = min((run.x0 for run in runs if run.centre >= x), default=None)
    if before is None or after is None:
        return True
    return before <= x <= after and after - before >= RIVER * max(run.size for run in runs)


def _rivers(cells: list[Sequence[Run]]) -> list[float]:
    """Where white space runs down between figures in the cells of one column."""
    figures = [[run for run in runs if not is_currency(run.text)] for runs in cells if holds_figures(runs)]
    lines = [line for runs in figures for line in rows_of(runs)]
    parted = [line for line in lines if len(line) > 1]
    if len(parted) < LEAST_LINES:
        return []
    runs = sorted((run for line in parted for run in line), key=lambda run: run.x0)
    found, right = [], runs[0].x1
    for run in runs[1:]:
        if run.x0 - right >= RIVER * run.size:
            middle = (right + run.x0) / 2
            both = sum(min(part.x0 for part in line) < middle < max(part.x1 for part in line) for line in lines)
            if both >= BOTH_SIDES * len(lines):
                found.append(middle)
        right = max(right, run.x1)
    return found


def _parts(x: float, ruled: bool, runs: Sequence[Run]) -> bool:
    """Whether a cell over `x` is two: a river parts all that it does not run through, a rule elsewhere figures only."""
    if any(run.x0 < x < run.x1 for run in runs):
        return False
    if not ruled:
        return True
    return holds_figures(runs) and all(
        min(run.x0 for run in line) < x < max(run.x1 for run in line) for line in rows_of(list(runs))
    )


def _is_figure(number: str) -> bool:
    """Whether a text with digits has more of them than letters."""
    return len(_DIGIT.findall(number)) > len(_LETTER.findall(number))
