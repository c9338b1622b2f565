"""The body of a Word file as blocks: paragraphs with their marks, tables with their cells, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from lxml import etree

from planparse.document import Block, Cell, Document, InnerTable, Paragraph, Table
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.docx.grid import Grid, GridCell, lay_out
from planparse.readers.docx.inline import Inline, is_placeholder
from planparse.readers.docx.numbering import Mark, Numbering
from planparse.readers.docx.styles import NumberingLink, Style, Styles, outline_level
from planparse.readers.docx.wordml import MC, R, W, branch, number, value
from planparse.readers.glyphs import split_bullet
from planparse.readers.printed import Line, row_lines

MAX_PARAGRAPHS = 200_000
MAX_CELLS = 100_000
MAX_NESTING = 16
"""Tables inside tables, text boxes inside text boxes."""

OpenChunk: TypeAlias = Callable[[str], Document | None]
"""Gives the file that a document embeds under the id of a relationship; None where that cannot be read."""

_PARAGRAPH = W + "p"
_TABLE = W + "tbl"
_CHUNK = W + "altChunk"
_UNSEEN = frozenset({W + "sectPr", W + "tcPr", W + "sdtPr", W + "sdtEndPr", W + "del", W + "moveFrom"})
_NO_LIST = "0"
_WORD = re.compile(r"(?i)(?![ivxlcdm]+\b)[^\W\d_]{3}")
"""What makes a label of a list mark, as in `Action 1:`: it belongs to the text."""


@dataclass(slots=True)
class _Content:
    """What stands in the cell at `place`."""

    place: Place
    paragraphs: list[Paragraph] = field(default_factory=list)
    inner: list[InnerTable] = field(default_factory=list)

    def add(self, table: Table) -> None:
        """Take in a nested table: a row of it reads as one line where no cell holds more than a line."""
        start = len(self.paragraphs)
        for _, row in groupby(table.cells, key=lambda cell: cell.row):
            self.paragraphs += row_lines([cell.paragraphs for cell in row])
        self.inner.append(InnerTable(table, start, len(self.paragraphs)))

    def take(self, block: Block) -> None:
        """Take in a block of an embedded file."""
        if isinstance(block, Table):
            self.add(_placed(block, self.place))
        else:
            self.paragraphs.append(replace(block, places=(self.place,)))


class Body:
    """Reads the stories of one document: its body, a text box, a header. Lists and tables count on over them.

    `contents` gathers the lines of generated tables of contents, `doubts` what had to be left out.
    """

    def __init__(self, styles: Styles, numbering: Numbering, open_chunk: OpenChunk) -> None:
        self.contents: list[Paragraph] = []
        self.doubts: list[Doubt] = []
        self._styles = styles
        self._numbering = numbering
        self._open_chunk = open_chunk
        self._lines = 0
        self._tables = 0
        self._paragraphs_left = MAX_PARAGRAPHS
        self._cells_left = MAX_CELLS
        self._carried: list[Line] = []
        """Lines of a paragraph whose end was deleted in a revision: they begin the next one."""

    def blocks(self, story: etree._Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables of `story`; every paragraph is placed by its number in the flow, from 1."""
        for element in self._members(story, depth):
            yield from self._block(element, depth)

    def _block(self, element: etree._Element, depth: int) -> Iterator[Block]:
        if element.tag == _TABLE:
            yield from self._table(element, depth)
        elif element.tag == _PARAGRAPH:
            paragraphs, boxes = self._read(element)
            for paragraph in paragraphs:
                if paragraph.text:
                    self._lines += 1
                    yield replace(paragraph, places=(Place(line=self._lines),))
            for box in boxes:
                yield from self._block(box, depth + 1)
        elif element.tag == _CHUNK:
            yield from self._chunk(element)
        else:
            yield from self.blocks(element, depth + 1)

    def _chunk(self, element: etree._Element) -> Iterator[Block]:
        """The text of another file that the document embeds here; its lines and tables count on over this one's."""
        for block in self._embedded(element):
            if isinstance(block, Table):
                self._tables += 1
                yield _renumbered(block, self._tables)
            else:
                self._lines += 1
                yield replace(block, places=(Place(line=self._lines),))

    def _embedded(self, element: etree._Element) -> Iterator[Block]:
        """The blocks of an embedded file, within the limits of the document around it."""
        document = self._open_chunk(element.get(R + "id", ""))
        if document is None:
            self._doubt("embedded-files", "The document embeds another file in its text, which was not read.")
            return
        for doubt in document.doubts:
            self._doubt(doubt.code, doubt.message)
        self.contents += document.furniture
        for block in document.blocks:
            if isinstance(block, Table):
                self._count_cells(len(block.cells))
            if self._cells_left and self._has_room_for(1):
                yield block

    def _table(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """The table; of one that only lays out the page, the content of its cells instead."""
        grid = lay_out(element, self._cells_left)
        if _is_layout(grid):
            for cell in grid.cells:
                yield from self.blocks(cell.element, depth + 1)
        elif grid.cells:
            self._count_cells(len(grid.cells))
            self._tables += 1
            table = self._tables
            cells = tuple(self._cell(cell, _place(table, cell), depth) for cell in grid.cells)
            yield Table(table, grid.rows, grid.columns, cells, Place(table=table))

    def _cell(self, cell: GridCell, place: Place, depth: int) -> Cell:
        content = _Content(place)
        self._fill(content, cell.element, depth + 1)
        return Cell(
            row=cell.row,
            column=cell.column,
            paragraphs=tuple(content.paragraphs),
            row_span=cell.row_span,
            column_span=cell.end - cell.column,
            place=place,
            fill=cell.fill,
            header=cell.header,
            inner=tuple(content.inner),
        )

    def _fill(self, content: _Content, story: etree._Element, depth: int) -> None:
        """Read what stands in a cell, in a text box there, or in a nested table."""
        for element in self._members(story, depth):
            if element.tag == _TABLE:
                self._fill_table(content, element, depth)
                continue
            if element.tag == _CHUNK:
                for block in self._embedded(element):
                    content.take(block)
                continue
            paragraphs, boxes = self._read(element)
            content.paragraphs += (replace(paragraph, places=(content.place,)) for paragraph in paragraphs)
            for box in boxes:
                if box.tag == _TABLE:
                    self._fill_table(content, box, depth + 1)
                else:
                    self._fill(content, box, depth + 1)

    def _fill_table(self, content: _Content, element: etree._Element, depth: int) -> None:
        grid = lay_out(element, self._cells_left)
        self._count_cells(len(grid.cells))
        cells = tuple(self._cell(cell, content.place, depth) for cell in grid.cells)
        content.add(Table(content.place.table or 0, grid.rows, grid.columns, cells, content.place))

    def _members(self, parent: etree._Element, depth: int) -> Iterator[etree._Element]:
        """The paragraphs, tables and chunks of a story, out of the content controls and insertions around them."""
        if depth > MAX_NESTING:
            self._doubt("limit-reached", "Tables or text boxes are nested too deep: the innermost were not read.")
            return
        for child in parent:
            tag = child.tag
            if tag in (_PARAGRAPH, _TABLE, _CHUNK):
                yield child
            elif not isinstance(tag, str) or tag in _UNSEEN:
                continue
            elif tag == MC + "AlternateContent":
                if (chosen := branch(child)) is not None:
                    yield from self._members(chosen, depth)
            elif tag != W + "sdt":
                yield from self._members(child, depth)
            elif _is_contents(child):
                for element in child.iter(_PARAGRAPH):
                    self.contents += self._read(element)[0]
            elif not is_placeholder(child):
                yield from self._members(child, depth)

    def _read(self, element: etree._Element) -> tuple[list[Paragraph], list[etree._Element]]:
        """The lines of a paragraph (`w:p`), and the text boxes and tables that hang on it."""
        if len(element) == 0 and not self._carried:
            return [], []
        properties = element.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        inline = Inline(element, style, self._styles)
        lines = _joined(self._carried, inline.lines)
        self._carried = []
        if _end_is_deleted(properties):
            self._carried = lines
            return [], inline.boxes
        paragraphs = self._numbered(lines, properties, style)
        if not self._has_room_for(len(paragraphs)):
            return [], []
        if style.contents:
            self.contents += paragraphs
            return [], inline.boxes
        return paragraphs, inline.boxes

    def _numbered(self, lines: list[Line], properties: etree._Element | None, style: Style) -> list[Paragraph]:
        """The lines as paragraphs. The list mark stands before the first; a number may stand alone."""
        mark = self._mark(properties, style)
        stated = outline_level(properties)
        heading = style.heading if stated is None else stated
        depth = max(mark.depth, style.depth) if mark else 0
        paragraphs: list[Paragraph] = []
        for line in lines:
            bullet, text = split_bullet(line.text)
            marker = mark.text if mark and not paragraphs else bullet
            if _WORD.search(marker):
                marker, text = "", f"{marker} {text}".strip()
            if text or (mark and not mark.bullet and mark.text and not paragraphs):
                paragraphs.append(Paragraph(text, marker=marker, depth=depth, heading=heading, bold=line.bold))
        return paragraphs

    def _mark(self, properties: etree._Element | None, style: Style) -> Mark | None:
        own = None if properties is None else properties.find(W + "numPr")
        level = number(own, "ilvl")
        if list_id := value(own, "numId"):
            link: NumberingLink | None = NumberingLink(list_id, level)
        elif style.numbering and level is not None:
            link = replace(style.numbering, level=level)
        else:
            link = style.numbering
        return self._numbering.mark(link) if link and link.list_id != _NO_LIST else None

    def _has_room_for(self, paragraphs: int) -> bool:
        self._paragraphs_left -= paragraphs
        if self._paragraphs_left < 0:
            self._doubt("limit-reached", f"There are more than {MAX_PARAGRAPHS} paragraphs: the rest was not read.")
        return self._paragraphs_left >= 0

    def _count_cells(self, count: int) -> None:
        self._cells_left -= count
        if self._cells_left < 0:
            self._cells_left = 0
            self._doubt("limit-reached", f"There are more than {MAX_CELLS} cells: the rest was not read.")

    def _doubt(self, code: str, message: str) -> None:
        doubt = Doubt(code, message)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _place(table: int, cell: GridCell) -> Place:
    return Place(table=table, row=cell.row + cell.left_out + 1, column=cell.column + 1)


def _renumbered(table: Table, number: int) -> Table:
    """A table of another document as the one with `number` of this."""
    cells = [(cell, Place(table=number, row=cell.place.row, column=cell.place.column)) for cell in table.cells]
    return replace(
        table,
        number=number,
        place=Place(table=number),
        cells=tuple(_moved(cell, place) for cell, place in cells),
    )


def _placed(table: Table, place: Place) -> Table:
    """A table of another document as one inside the cell at `place`."""
    return replace(
        table, number=place.table or 0, place=place, cells=tuple(_moved(cell, place) for cell in table.cells)
    )


def _moved(cell: Cell, place: Place) -> Cell:
    return replace(
        cell,
        place=place,
        paragraphs=tuple(replace(paragraph, places=(place,)) for paragraph in cell.paragraphs),
        inner=tuple(replace(inner, table=_placed(inner.table, place)) for inner in cell.inner),
    )


def _is_layout(grid: Grid) -> bool:
    """Whether most cells that hold anything hold a table."""
    around = sum(cell.element.find(f".//{_TABLE}") is not None for cell in grid.cells)
    filled = sum(cell.element.find(f".//{W}t") is not None for cell in grid.cells)
    return around * 2 > filled


def _is_contents(control: etree._Element) -> bool:
    """Whether the content control is a generated table of contents."""
    return value(control, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"


def _end_is_deleted(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _joined(first: list[Line], second: list[Line]) -> list[Line]:
    """Two paragraphs as one: the last line of the first goes on in the first line of the second."""
    if not first:
        return second
    return [*first[:-1], Line(first[-1].runs + second[0].runs), *second[1:]]
