"""A printed document before it has a format: texts and grids in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, heading or list item."""

    text: str
    lead: str = ""
    """Printed in bold before the text."""
    marker: str = ""
    """A bullet, a dash or a number such as `1.`."""
    heading: int = 0
    """1 for the title, 2 and 3 for headings, 0 for body text."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One cell, as tall and wide as the rows and columns it covers."""

    texts: tuple[Text, ...] = ()
    rows: int = 1
    columns: int = 1
    fill: str | None = None
    """Background as `#rrggbb`."""
    header: bool = False


Row: TypeAlias = tuple[Box | None, ...]
"""One entry a column; None where a box from above or from the left covers the place."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. The first `headers` rows are printed again on every page."""

    widths: tuple[float, ...]
    """Shares of the width of the text."""
    rows: tuple[Row, ...]
    headers: int = 0


Block: TypeAlias = Text | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document."""

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    running: str = ""
    """The running header of every page."""
