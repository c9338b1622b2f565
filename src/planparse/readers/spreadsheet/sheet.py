"""One sheet of a workbook, whatever the format: its visible cells with their text, and the names of places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
MAX_CELLS = 200_000
"""Cells with text or fill that a workbook may have."""
LONGEST_TEXT = 32_767
"""Characters that Excel holds in one cell; it cuts off what a file has beyond them."""
MAX_CHARACTERS = 20_000_000
"""Characters that all its cells may show."""

_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells; first and last rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """As a formula would call it: `B7`, or `B7:C9`."""
        first = f"{letters_of(self.left)}{self.top}"
        last = f"{letters_of(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What one cell shows: its lines, none where it is empty, and how it looks."""

    lines: tuple[str, ...] = ()
    bold: bool = False
    fill: str | None = None
    """Background as `#rrggbb`; None for white or none."""
    size: float = 0.0
    """Size of the type in points; 0 where unknown."""


@dataclass(slots=True)
class Budget:
    """What is left of the cells and characters that a workbook may have; `spent` once there was too much.

    `cut` once a cell held more than it may.
    """

    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS
    spent: bool = False
    cut: bool = False

    def fit(self, text: str) -> str:
        """The text of a cell, which ends with a whole word where it is too long."""
        if len(text) <= LONGEST_TEXT:
            return text
        self.cut = True
        return text[:LONGEST_TEXT].rsplit(maxsplit=1)[0]

    def allows(self, lines: tuple[str, ...]) -> bool:
        """Whether one more cell with `lines` may be read."""
        self.cells -= 1
        self.characters -= sum(map(len, lines))
        self.spent = self.spent or self.cells < 0 or self.characters < 0
        return not self.spent


@dataclass(slots=True)
class Sheet:
    """One sheet. `cells` holds those with text or fill, by row and column from 1."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    """Names of the sheets that its drop-down cells choose from, folded."""


def letters_of(column: int) -> str:
    """The name of a column, from 1: A, Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def position(name: str) -> tuple[int, int] | None:
    """Row and column, from 1, of the cell called `name`; None where there is no such cell."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 0 < row <= MAX_ROW and column <= MAX_COLUMN else None


def area(name: str) -> Area | None:
    """The block of cells called `name` (`B7:C9`); None where there is no such block."""
    first, _, last = name.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
