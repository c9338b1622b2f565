"""From the tree of a page to its `Document`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from lxml import etree

from planparse.document import Block, Cell, Document, Paragraph, Table
from planparse.errors import NoTextError
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.glyphs import tidy
from planparse.readers.html.flow import TABLES, Flow, Piece
from planparse.readers.html.grid import Grid, GridCell, lay_out
from planparse.readers.html.tables import name_tables
from planparse.readers.html.tree import Sight, line_of
from planparse.readers.printed import row_lines

MAX_BLOCKS = 200_000
MAX_CELLS = 100_000
MAX_NESTING = 16
"""Tables inside tables."""
INSIDE = 3
"""Cells of inner tables for each filled one around them, from which the one around is a layout."""


def read_tree(
    root: etree._Element, name: str, form: str, metadata: Mapping[str, str] | None = None, doubts: Iterable[Doubt] = ()
) -> Document:
    """The document of a page, whose elements know their lines.

    `metadata` and `doubts` are what is known of it beside the tree. Menus and notes go to `furniture`.
    Raises `NoTextError` where nothing is shown.
    """
    name_tables(root)
    page = _Page(root)
    page.doubts += doubts
    blocks = tuple(islice(page.blocks(root), MAX_BLOCKS))
    if not blocks and not page.doubts:
        raise NoTextError(f"{name} shows no text.")
    if len(blocks) == MAX_BLOCKS:
        page.doubt(f"There are more than {MAX_BLOCKS} paragraphs and tables: the rest was not read.")
    return Document(
        name=name,
        format=form,
        blocks=blocks,
        furniture=tuple(page.aside),
        metadata=_metadata(root, metadata or {}),
        doubts=tuple(page.doubts),
    )


class _Page:
    """Reads the elements of one page; its tables count on over it, whatever they stand in."""

    def __init__(self, root: etree._Element) -> None:
        self.aside: list[Paragraph] = []
        self.doubts: list[Doubt] = []
        self._sight = Sight(root)
        self._tables = 0
        self._cells_left = MAX_CELLS

    def blocks(self, element: etree._Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables in `element`."""
        for piece in self._pieces(element, depth):
            if isinstance(piece, Paragraph):
                yield piece
            else:
                yield from self._table(piece, depth)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """The table, after its caption; of one that only lays out the page, the content of its cells instead."""
        for caption in element.iterchildren("caption"):
            yield from self.blocks(caption, depth + 1)
        grid = lay_out(element, self._sight, self._cells_left)
        if _is_layout(element, grid):
            for cell in grid.cells:
                yield from self.blocks(cell.element, depth + 1)
        elif grid.cells:
            self._count_cells(grid)
            self._tables += 1
            table = self._tables
            cells = tuple(self._cell(cell, table, depth) for cell in grid.cells)
            yield Table(table, grid.rows, grid.columns, cells, Place(table=table, line=line_of(element)))

    def _cell(self, cell: GridCell, table: int, depth: int) -> Cell:
        place = Place(table=table, row=cell.row + cell.left_out + 1, column=cell.column + 1, line=line_of(cell.element))
        return Cell(
            row=cell.row,
            column=cell.column,
            paragraphs=tuple(replace(line, places=(place,)) for line in self._lines(cell.element, depth + 1)),
            row_span=cell.row_span,
            column_span=cell.end - cell.column,
            place=place,
            fill=cell.fill,
            header=cell.header,
        )

    def _lines(self, element: etree._Element, depth: int) -> Iterator[Paragraph]:
        """The paragraphs of a cell, those of nested tables among them."""
        for piece in self._pieces(element, depth):
            if isinstance(piece, Paragraph):
                yield piece
            else:
                yield from self._nested_rows(piece, depth)

    def _nested_rows(self, table: etree._Element, depth: int) -> Iterator[Paragraph]:
        """A row of a nested table reads as one line where no cell holds more than a line."""
        grid = lay_out(table, self._sight, self._cells_left)
        self._count_cells(grid)
        for _, row in groupby(grid.cells, key=lambda cell: cell.row):
            yield from row_lines([tuple(self._lines(cell.element, depth + 1)) for cell in row])

    def _pieces(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        if depth > MAX_NESTING:
            self.doubt("Tables are nested too deep: the innermost were not read.")
        elif len(element) or element.text:
            yield from Flow(self._sight, self.aside).pieces(element)

    def _count_cells(self, grid: Grid) -> None:
        self._cells_left -= len(grid.cells)
        if self._cells_left < 0:
            self._cells_left = 0
            self.doubt(f"There are more than {MAX_CELLS} cells: the rest was not read.")

    def doubt(self, message: str) -> None:
        doubt = Doubt("limit-reached", message)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _is_layout(element: etree._Element, grid: Grid) -> bool:
    """Whether the table only lays out the page.

    It says so, or most cells that hold anything hold a table, or those inside hold most of what there is.
    """
    if element.get("role", "").casefold() in ("presentation", "none"):
        return True
    around = sum(next(cell.element.iter(*TABLES), None) is not None for cell in grid.cells)
    filled = sum(next((True for text in cell.element.itertext() if text.strip()), False) for cell in grid.cells)
    if not around or any(cell.header for cell in grid.cells):
        return around * 2 > filled
    inside = sum(1 for cell in grid.cells for _ in cell.element.iterdescendants("td", "th"))
    return around * 2 > filled or inside >= INSIDE * filled


def _metadata(root: etree._Element, known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What the page says of itself, where it is not `known` otherwise."""
    stated = {
        "title": root.findtext("head/title") or "",
        "author": next((meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == "author"), ""),
        "language": root.get("lang", ""),
    }
    return tuple((key, text) for key, stated_text in stated.items() if (text := tidy(known.get(key) or stated_text)))
