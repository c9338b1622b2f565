"""The body of an OpenDocument text as blocks: paragraphs with their marks, tables with their cells, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from lxml import etree

from planparse.document import Block, Cell, Paragraph, Table
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.glyphs import split_bullet
from planparse.readers.odt.grid import Grid, GridCell, lay_out
from planparse.readers.odt.inline import Inline
from planparse.readers.odt.names import OFFICE, TABLE, TEXT, whole
from planparse.readers.odt.numbering import Counter
from planparse.readers.odt.styles import Styles
from planparse.readers.printed import row_lines

MAX_CELLS = 100_000
MAX_NESTING = 32
"""Lists in tables in lists."""

_PARAGRAPHS: Final = frozenset({f"{TEXT}p", f"{TEXT}h"})
_TABLE: Final = f"{TABLE}table"
_LIST: Final = f"{TEXT}list"
_UNSEEN: Final = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{OFFICE}annotation"}
)
_TITLES: Final = frozenset({"title", "titre", "titel", "título", "titulo", "titolo"})


class Body:
    """Reads the stories of one text; lists and tables count on over them.

    `contents` gathers the lines of generated indexes, `doubts` what had to be left out.
    """

    def __init__(self, styles: Styles) -> None:
        self.contents: list[Paragraph] = []
        self.doubts: list[Doubt] = []
        self._styles = styles
        self._outline = Counter(styles.outline)
        self._counters: dict[str, Counter] = {}
        """The counter of each list that another one may go on with, by its id, and by its style."""
        self._lines = 0
        self._tables = 0
        self._cells_left = MAX_CELLS

    def blocks(self, story: etree._Element) -> Iterator[Block]:
        """The paragraphs and tables of `story`; every paragraph is placed by its number in the flow, from 1."""
        for piece in self._pieces(story, 0):
            if isinstance(piece, Paragraph):
                self._lines += 1
                yield replace(piece, places=(Place(line=self._lines),))
            else:
                yield from self._table(piece, 0)

    def _pieces(self, story: etree._Element, depth: int) -> Iterator[Paragraph | etree._Element]:
        """The paragraphs of `story`, and its tables unread."""
        if depth > MAX_NESTING:
            self._doubt("Lists or tables are nested too deep: the innermost were not read.")
            return
        for child in story:
            tag = child.tag
            if not isinstance(tag, str) or tag in _UNSEEN or child.get(f"{TEXT}display") == "none":
                continue
            if tag in _PARAGRAPHS:
                yield from self._paragraph(child, "", 0, depth)
            elif tag == _TABLE:
                yield child
            elif tag == _LIST:
                yield from self._list(child, None, 0, depth)
            elif tag.startswith(TEXT) and tag.endswith(("-index", "-of-content", "bibliography")):
                self.contents += (piece for piece in self._pieces(child, depth + 1) if isinstance(piece, Paragraph))
            else:
                yield from self._pieces(child, depth + 1)

    def _list(
        self, element: etree._Element, counter: Counter | None, level: int, depth: int
    ) -> Iterator[Paragraph | etree._Element]:
        """The items of a list, `level` counting from 0; inner lists count on with the outer one's counter."""
        if depth > MAX_NESTING:
            self._doubt("Lists or tables are nested too deep: the innermost were not read.")
            return
        counter = self._counter(element, counter)
        for item in element:
            start = whole(item, f"{TEXT}start-value", -1)
            mark = None if item.tag == f"{TEXT}list-item" else ""
            for child in item:
                if child.tag == _LIST:
                    yield from self._list(child, counter, level + 1, depth + 1)
                elif child.tag in _PARAGRAPHS:
                    mark = counter.mark(level, start if start >= 0 else None) if mark is None else mark
                    yield from self._paragraph(child, mark, level, depth)
                    mark = ""
                elif child.tag == _TABLE:
                    yield child

    def _counter(self, element: etree._Element, outer: Counter | None) -> Counter:
        """The counter of a list: that of the outer list, of the one that it goes on with, or a new one."""
        name = element.get(f"{TEXT}style-name", "")
        levels = self._styles.levels(name)
        if outer is not None:
            return replace(outer, levels=levels, counts=outer.counts) if name else outer
        continued = element.get(f"{TEXT}continue-list", "")
        if not continued and element.get(f"{TEXT}continue-numbering") == "true":
            continued = name
        counter = Counter(levels)
        if continued in self._counters:
            counter = Counter(levels, self._counters[continued].counts)
        identity = element.get("{http://www.w3.org/XML/1998/namespace}id", name)
        self._counters[identity] = self._counters[name] = counter
        return counter

    def _paragraph(
        self, element: etree._Element, mark: str, level: int, depth: int
    ) -> Iterator[Paragraph | etree._Element]:
        """The lines of a paragraph; the mark stands before the first."""
        inline = Inline(element, self._styles)
        heading = self._heading(element)
        if element.tag == f"{TEXT}h" and not mark and any(line.text for line in inline.lines):
            mark = self._outline.mark(heading - 1)
        for line in inline.lines:
            bullet, text = ("", line.text) if mark else split_bullet(line.text)
            if text:
                yield Paragraph(text, marker=mark or bullet, depth=level, heading=heading, bold=line.bold)
                mark = ""
        for box in inline.boxes:
            yield from self._pieces(box, depth + 1)

    def _heading(self, element: etree._Element) -> int:
        if element.tag == f"{TEXT}h":
            return max(1, min(whole(element, f"{TEXT}outline-level"), 9))
        return int(self._styles.heading_name(element.get(f"{TEXT}style-name")) in _TITLES)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """The table; of one that only lays out the page, the content of its cells instead."""
        grid = lay_out(element, self._cells_left)
        if _is_layout(grid):
            for cell in grid.cells:
                yield from self.blocks(cell.element) if depth < MAX_NESTING else ()
        elif grid.cells:
            self._count_cells(grid)
            self._tables += 1
            table = self._tables
            cells = tuple(self._cell(cell, table) for cell in grid.cells)
            yield Table(table, grid.rows, grid.columns, cells, Place(table=table))

    def _cell(self, cell: GridCell, table: int) -> Cell:
        place = Place(table=table, row=cell.row + cell.left_out + 1, column=cell.column + 1)
        return Cell(
            row=cell.row,
            column=cell.column,
            paragraphs=tuple(replace(line, places=(place,)) for line in self._cell_lines(cell.element, 1)),
            row_span=cell.row_span,
            column_span=cell.column_span,
            place=place,
            fill=self._styles.look("table-cell", cell.element.get(f"{TABLE}style-name")).fill,
            header=cell.header,
        )

    def _cell_lines(self, story: etree._Element, depth: int) -> Iterator[Paragraph]:
        """The paragraphs of a cell; a row of a nested table reads as one line where no cell holds more than a line."""
        for piece in self._pieces(story, depth):
            if isinstance(piece, Paragraph):
                yield piece
                continue
            grid = lay_out(piece, self._cells_left)
            self._count_cells(grid)
            for _, row in groupby(grid.cells, key=lambda cell: cell.row):
                yield from row_lines([tuple(self._cell_lines(cell.element, depth + 1)) for cell in row])

    def _count_cells(self, grid: Grid) -> None:
        self._cells_left -= len(grid.cells)
        if self._cells_left < 0:
            self._cells_left = 0
            self._doubt(f"There are more than {MAX_CELLS} cells: the rest was not read.")

    def _doubt(self, message: str) -> None:
        doubt = Doubt("limit-reached", message)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _is_layout(grid: Grid) -> bool:
    """Whether most cells that hold anything hold a table."""
    around = sum(cell.element.find(f".//{_TABLE}") is not None for cell in grid.cells)
    filled = sum(next((True for text in cell.element.itertext() if str(text).strip()), False) for cell in grid.cells)
    return around * 2 > filled
