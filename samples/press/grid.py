"""Sets a grid into page-high fragments: row heights, merged boxes, rows cut by the page's end."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from samples.press.breaking import Line, break_text, longest_word
from samples.press.look import Look
from samples.press.sheet import Box, Grid

_TINY = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page shows of a box; x and y from the fragment's top left corner, in points."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page shows of a grid."""

    height: float
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Cell:
    """A box with its lines that still have to be printed."""

    box: Box
    row: int
    x: float
    width: float
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.row + self.box.rows - 1

    def take(self, room: float) -> tuple[Line, ...]:
        """Lines that fit into `room`, taken off."""
        taken = 0
        while taken < len(self.lines) and self.lines[taken].height <= room + _TINY:
            room -= self.lines[taken].height
            taken += 1
        lines, self.lines = self.lines[:taken], self.lines[taken:]
        return tuple(lines)


class Setter:
    """Gives a grid piece by piece: `take` until `done`."""

    def __init__(self, grid: Grid, look: Look) -> None:
        self.grid = grid
        self.look = look
        self.edges = self._edges()
        self.cells = self._set(0, len(grid.rows))
        self.next = 0
        """The row that the next fragment begins with."""

    @property
    def done(self) -> bool:
        """All rows have been taken."""
        return self.next >= len(self.grid.rows)

    @property
    def overflows(self) -> bool:
        """The longest words of the columns, side by side, are wider than the page between its margins."""
        return self.edges[-1] > self.look.page[0] - 2 * self.look.margin + _TINY

    @property
    def least(self) -> float:
        """The room that the header and the first lines need."""
        return sum(self._heights(self.cells, 0, self.grid.headers)) + 3 * self.look.face.leading + 2 * self.look.padding

    def take(self, room: float) -> Fragment:
        """As much of the grid as fits into `room`, at least one line of it."""
        header: list[Piece] = []
        used = 0.0
        if self.next >= self.grid.headers > 0 and self.look.repeat_headers:
            cells = self._set(0, self.grid.headers)
            heights = self._heights(cells, 0, self.grid.headers)
            header, used = self._pieces(cells, 0, heights, 0.0), sum(heights)
        first = self.next
        heights, cut = self._fit(first, room - used)
        pieces = self._pieces(self.cells, first, heights, used)
        self.next = first + len(heights) - cut
        return Fragment(used + sum(heights), (*header, *pieces))

    def _edges(self) -> list[float]:
        """Left and right ends of the columns: each has its share, and room for its longest word."""
        whole = self.look.page[0] - 2 * self.look.margin
        least = [0.0] * len(self.grid.widths)
        for row in self.grid.rows:
            for column, box in enumerate(row):
                if box and box.columns == 1:
                    need = longest_word(box.texts, self.look.face) + 2 * self.look.padding + _TINY
                    least[column] = max(least[column], need)
        spare = max(whole - sum(least), 0.0)
        wanted = [max(share * whole - need, 0.0) for share, need in zip(self.grid.widths, least, strict=True)]
        factor = spare / (sum(wanted) or 1.0)
        widths = (need + factor * more for need, more in zip(least, wanted, strict=True))
        return [0.0, *accumulate(widths)]

    def _set(self, first: int, end: int) -> list[_Cell]:
        """The boxes of the rows `first` to `end`, broken into lines."""
        cells: list[_Cell] = []
        for row in range(first, end):
            for column, box in enumerate(self.grid.rows[row]):
                if box:
                    left, right = self.edges[column], self.edges[column + box.columns]
                    cells.append(_Cell(box, row, left, right - left, self._lines(box, right - left)))
        return cells

    def _lines(self, box: Box, width: float) -> list[Line]:
        lines: list[Line] = []
        for index, text in enumerate(box.texts):
            gap = self.look.size * 0.2 if index else 0.0
            lines += break_text(text, width - 2 * self.look.padding, self.look.face, gap)
        return lines

    def _heights(self, cells: list[_Cell], first: int, end: int) -> list[float]:
        """Row heights: each box fits into the rows that it covers from `first` on."""
        heights: list[float] = []
        for row in range(first, end):
            height = self.look.face.leading + 2 * self.look.padding
            for cell in cells:
                if cell.last == row:
                    above = sum(heights[max(cell.row - first, 0) :])
                    need = sum(line.height for line in cell.lines) + 2 * self.look.padding
                    height = max(height, need - above)
            heights.append(height)
        return heights

    def _fit(self, first: int, room: float) -> tuple[list[float], int]:
        """Heights of the rows that fit, and 1 where the last of them is cut, else 0."""
        fitting: list[float] = []
        heights = self._heights(self.cells, first, len(self.grid.rows))
        for row, height in enumerate(heights, first):
            header = all(box is None or box.header for box in self.grid.rows[row])
            company = 3 * self.look.face.leading if header and row + 1 < len(self.grid.rows) else 0.0
            left = room - sum(fitting)
            if height + company <= left + _TINY:
                fitting.append(height)
                continue
            worth = left >= 2 * self.look.face.leading + 2 * self.look.padding
            if not header and ((self.look.cut_rows and worth) or not fitting):
                return [*fitting, left], 1
            return fitting, 0
        return fitting, 0

    def _pieces(self, cells: list[_Cell], first: int, heights: list[float], top: float) -> list[Piece]:
        pieces: list[Piece] = []
        for cell in cells:
            begin, end = max(cell.row - first, 0), min(cell.last - first + 1, len(heights))
            if begin < end:
                height = sum(heights[begin:end])
                lines = cell.take(height - 2 * self.look.padding)
                y = top + sum(heights[:begin])
                pieces.append(Piece(cell.x, y, cell.width, height, self._fill(cell), lines))
        return pieces

    def _fill(self, cell: _Cell) -> str | None:
        box = cell.box
        if box.header:
            band = box.columns == len(self.grid.widths)
            return box.fill if band else self.look.header_fill or box.fill
        if self.look.rules == "shading" and self._group(cell.row) % 2:
            return box.fill or self.look.zebra
        return box.fill

    def _group(self, row: int) -> int:
        """How many boxes of the first column begin above the end of `row`."""
        return sum(above[0] is not None for above in self.grid.rows[: row + 1])
