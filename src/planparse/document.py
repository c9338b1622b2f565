"""The one neutral form of a document: what every reader gives and `structure` takes.

A `Document` is a flow of blocks in reading order. It knows text, lists, headings and tables,
nothing of file formats and nothing of plans.
"""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from planparse.issues import Doubt
from planparse.places import BBox, Place
from planparse.values import value


@value
class Paragraph:
    """One paragraph, heading, list item, or hard-broken line, with where it was read.

    `text` is in NFC with single spaces, hyphenation undone, without its list marker and without
    line ends. A number that is typed in the text (`1.1 Planter …`, `A) Planter …`) stays in it.
    """

    text: str
    places: tuple[Place, ...] = ()
    """One place a page: a paragraph cut by a page break has two."""
    marker: str = ""
    """The list marker, as shown: a bullet glyph, or an automatic number such as `1.` or `A)`."""
    depth: int = 0
    """Nesting of the list item, 0 for the outermost."""
    heading: int = 0
    """Outline level of a heading, 1 for the highest; 0 for body text."""
    bold: bool = False
    """The whole text is bold."""
    room: float | None = None
    """How many more characters the last line would have held; None where the format has no lines."""
    open_top: bool = False
    """It may be the rest of the last paragraph before it that is `open_bottom`, cut by a page or a column."""
    open_bottom: bool = False
    """It may go on on the next page or in the next column."""

    @property
    def raw(self) -> str:
        """Marker and text as a reader of the document sees them."""
        return f"{self.marker} {self.text}".strip() if self.marker else self.text.strip()


@value
class Cell:
    """One cell of a table; `row` and `column` count from 0 on the table's grid."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    row_span: int = 1
    column_span: int = 1
    place: Place = Place()
    """The cell itself: its box, not that of its text."""
    fill: str | None = None
    """Background as `#rrggbb`; None for white or none."""
    header: bool = False
    """The format itself marks the cell as a header."""
    inner: tuple[InnerTable, ...] = ()
    """Tables inside the cell; their text is in `paragraphs` as well, row by row."""
    text: str = field(init=False, repr=False, compare=False)
    """All of it on one line; every rule looks at it, so it is put together once."""

    def __post_init__(self) -> None:
        pieces = [paragraph.raw for paragraph in self.paragraphs]
        object.__setattr__(self, "text", " ".join(filter(None, pieces)))

    @property
    def own_paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are of no inner table."""
        inner = {index for table in self.inner for index in range(table.start, table.stop)}
        return tuple(paragraph for index, paragraph in enumerate(self.paragraphs) if index not in inner)


@value
class Table:
    """A grid of cells on one page, or in one flow where the format has no pages.

    Cells do not overlap; grid positions may be uncovered. `cells` is in row, then column order.
    """

    number: int
    """Counts from 1 in reading order over the document."""
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place = Place()
    column_edges: tuple[float, ...] = ()
    """The `columns + 1` vertical grid lines in points, left to right; empty where unknown."""
    open_top: bool = False
    """The first row shows no rule above it: it may go on from the page before."""
    open_bottom: bool = False
    """The last row shows no rule below it: it may go on to the next page."""


@value
class InnerTable:
    """A table inside a cell."""

    table: Table
    """Its number is that of the table around it."""
    start: int
    """Index of the first of the cell's paragraphs that come from it."""
    stop: int
    """Index after the last one."""


Block: TypeAlias = Paragraph | Table


@value
class Page:
    """One page: its number from 1 and its displayed size in points."""

    number: int
    width: float
    height: float


@value
class Document:
    """A whole source as its reader saw it."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    furniture: tuple[Paragraph, ...] = ()
    """Running headers, footers and page numbers: no part of the flow."""
    metadata: tuple[tuple[str, str], ...] = ()
    """What the file says of itself: `title`, `author`, `language`."""
    doubts: tuple[Doubt, ...] = ()
    unsure: tuple[tuple[str, Place], ...] = ()
    """Words that may be others, where the text was read from a picture."""

    def page_height(self, number: int) -> float | None:
        """The height of a page in points; None where there is no such page."""
        for page in self.pages:
            if page.number == number:
                return page.height
        return None


__all__ = ["BBox", "Block", "Cell", "Document", "InnerTable", "Page", "Paragraph", "Place", "Table"]
