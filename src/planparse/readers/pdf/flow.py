"""Pages into the blocks of a document: paragraphs, headings and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import inf
from typing import TypeAlias

from planparse.document import Block, Cell, Paragraph, Table
from planparse.places import BBox, Place
from planparse.readers.glyphs import tidy
from planparse.readers.pdf.blocks import by_blocks, heading_tags, mark_items, tell_blocks
from planparse.readers.pdf.breaks import Placed, mark_breaks
from planparse.readers.pdf.headings import body_style, heading_levels
from planparse.readers.pdf.lattice import GridCell
from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.paragraphs import Column, Draft, Pitch, group, paragraph
from planparse.readers.pdf.ruled import RuledTable
from planparse.wording.hyphens import Words

LEAST_JUSTIFIED = 5
"""Lines of one page that must end at the same place to show that its text is justified."""
WIDEST_PADDING = 12.0
"""Points between a cell's side and its text at most."""

_NOWHERE = Column(inf, -inf)

Position: TypeAlias = tuple[float, int, float, float]
"""Where something is read on its page: top of its zone, column, top, left."""


def build_blocks(pages: list[PageContent]) -> tuple[Block, ...]:
    """The flow of all `pages`, whose furniture has been taken out; it leaves them empty."""
    return tuple(_Flow(pages).blocks())


def as_paragraph(line: Line, page: PageContent) -> Paragraph:
    """One line on its own, such as a page number."""
    return Paragraph(tidy(line.text), (Place(page.number, page.frame.displayed(line.box)),), line.marker)


class _Flow:
    """What the pages have in common: style, line pitch, words, the count of tables."""

    def __init__(self, pages: list[PageContent]) -> None:
        self.pages = pages
        body = [line for page in pages for line in page.lines]
        beside = [lines for page in pages for columns in page.side_by_side for lines in columns]
        cells = [lines for page in pages for table in page.tables for lines in table.lines.values()]
        in_cells = [line for lines in cells for line in lines]
        self.body_pitch = Pitch([page.lines for page in pages] + beside)
        self.cell_pitch = Pitch(cells)
        self.column = _body_column(body)
        everything = body + in_cells + [line for lines in beside for line in lines]
        self.is_word = Words([line.text for line in everything])
        self.style = body_style(everything)
        self.tagged = any(page.tags for page in pages)
        self.in_blocks = self.tagged and tell_blocks([page.lines for page in pages] + beside + cells)
        self.tables = 0

    def blocks(self) -> Iterator[Block]:
        flows = [self._flow(page) for page in self.pages]
        drafts = [placed.item for flow in flows for placed in flow if isinstance(placed.item, Draft)]
        levels = iter(heading_levels(drafts, self.style, heading_tags(drafts) if self.tagged else None))
        for flow in flows:
            flow[:] = [
                placed._replace(heading=next(levels)) if isinstance(placed.item, Draft) else placed for placed in flow
            ]
        mark_breaks(chain.from_iterable(flows))
        for page, flow in zip(self.pages, flows, strict=True):
            for placed in flow:
                item = placed.item
                if isinstance(item, RuledTable):
                    self.tables += 1
                    yield self._table(item, page)
                else:
                    place = Place(page.number, page.frame.displayed(item.box))
                    yield paragraph(item, place, self.is_word, placed.heading)
            # In a long document, lines and blocks of all pages at once would take twice the memory.
            flow.clear()
            page.empty()

    def _flow(self, page: PageContent) -> list[Placed]:
        """The blocks of `page` in reading order; a table between two lines ends a paragraph."""
        tops = sorted(table.grid.ys[0] for table in page.tables)
        stacks: dict[int, list[Line]] = {}
        for line in page.lines:
            stacks.setdefault(sum(top < line.base for top in tops), []).append(line)
        column = _page_column(page.lines, self.column)
        drafts = [draft for lines in stacks.values() for draft in self._group(lines, column, self.body_pitch)]
        found: list[tuple[Position, Placed]] = [
            ((draft.box[1], 0, 0.0, draft.box[0]), Placed(page.number, draft)) for draft in drafts
        ]
        for columns in page.side_by_side:
            top = min(line.box[1] for lines in columns for line in lines)
            for number, lines in enumerate(columns):
                column = Column(min(line.x0 for line in lines), max(line.x1 for line in lines))
                found += [
                    ((top, number, draft.box[1], 0.0), Placed(page.number, draft, 0, top, number))
                    for draft in self._group(lines, column, self.body_pitch)
                ]
        found += [((table.grid.ys[0], 0, 0.0, table.grid.xs[0]), Placed(page.number, table)) for table in page.tables]
        return [placed for _, placed in sorted(found, key=lambda entry: entry[0])]

    def _group(self, lines: list[Line], column: Column, pitch: Pitch) -> list[Draft]:
        """The paragraphs of `lines`, which stand in one column, top to bottom."""
        if self.tagged:
            mark_items(lines)
        drafts = group(lines, column, pitch)
        return by_blocks(drafts) if self.in_blocks else drafts

    def _table(self, table: RuledTable, page: PageContent) -> Table:
        grid, frame = table.grid, page.frame
        columns = _cell_columns(table)
        cells = tuple(self._cell(cell, table, columns[cell], page) for cell in grid.cells)
        return Table(
            self.tables,
            len(grid.ys) - 1,
            len(grid.xs) - 1,
            cells,
            Place(page.number, frame.displayed(grid.box), self.tables),
            tuple(round(x, 2) for x in grid.xs),
            grid.open_top,
            grid.open_bottom,
        )

    def _cell(self, cell: GridCell, table: RuledTable, column: Column, page: PageContent) -> Cell:
        def place(box: BBox) -> Place:
            return Place(page.number, displayed(box), self.tables, row + 1, column_number + 1)

        displayed = page.frame.displayed
        row, column_number, row_span, column_span = cell
        lines = table.lines.get(cell)
        drafts = self._group(lines, column, self.cell_pitch) if lines else []
        colour = table.fills.get(cell)
        return Cell(
            row,
            column_number,
            tuple([paragraph(draft, place(draft.box), self.is_word) for draft in drafts]),
            row_span,
            column_span,
            place(table.grid.box_of(cell)),
            None if colour is None else f"#{colour:06x}",
            cell in table.headers,
        )


def _page_column(lines: list[Line], body: Column) -> Column:
    """The column of one page: justified text shows by itself where its lines end, any other has the `body`'s."""
    ends = Counter(round(line.x1) for line in lines)
    justified = [
        end for end in ends if ends[end - 1] + ends[end] + ends[end + 1] >= max(LEAST_JUSTIFIED, len(lines) / 4)
    ]
    right = max(justified, key=lambda end: ends[end], default=None)
    return body if right is None else Column(body.left, float(right), body.right)


def _body_column(lines: list[Line]) -> Column:
    """Left and right end of full lines of the document's body; a few lines may run over."""
    if not lines:
        return Column(0.0, 0.0)
    return Column(min(line.x0 for line in lines), sorted(line.x1 for line in lines)[-1 - len(lines) // 100])


def _cell_columns(table: RuledTable) -> dict[GridCell, Column]:
    """Where full lines begin and end in each cell: with the letters furthest out of its column, or,
    on the right, where the padding begins that the text shows on the left."""
    grid = table.grid
    ends: dict[tuple[int, int], Column] = {}
    padding = WIDEST_PADDING
    for cell, lines in table.lines.items():
        key = (cell.column, cell.column_span)
        left, right, _ = ends.get(key, _NOWHERE)
        left, right = min([left, *[line.x0 for line in lines]]), max([right, *[line.x1 for line in lines]])
        ends[key] = Column(left, right)
        padding = max(min(padding, left - grid.xs[cell.column]), 0.0)
    columns = {}
    for cell in grid.cells:
        found = ends.get((cell.column, cell.column_span), _NOWHERE)
        columns[cell] = Column(found.left, max(found.right, grid.xs[cell.column + cell.column_span] - padding))
    return columns
