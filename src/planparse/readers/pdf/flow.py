"""Pages into the blocks of a document: paragraphs, headings and tables in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from math import inf
from typing import TypeAlias

from planparse.document import Block, Cell, Paragraph, Table
from planparse.places import BBox, Place
from planparse.readers.glyphs import tidy
from planparse.readers.pdf.blocks import by_blocks, heading_tags, mark_items, tell_blocks
from planparse.readers.pdf.breaks import Placed, mark_breaks
from planparse.readers.pdf.frame import IDENTITY, Frame
from planparse.readers.pdf.headings import body_style, heading_levels
from planparse.readers.pdf.lattice import Grid, GridCell
from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.paragraphs import Column, Draft, Pitch, group, paragraph
from planparse.readers.pdf.ruled import RuledTable
from planparse.wording.hyphens import IsWord

LEAST_JUSTIFIED = 5
"""Lines of one page that must end at the same place to show that its text is justified."""
WIDEST_PADDING = 12.0
"""Points between a cell's side and its text at most."""

Position: TypeAlias = tuple[float, int, float, float]
"""Where something is read on its page: top of its zone, column, top, left."""


def build_blocks(pages: list[PageContent], is_word: IsWord) -> tuple[Block, ...]:
    """The flow of all `pages`, whose furniture has been taken out; it leaves them empty. Their words are known."""
    return tuple(_Flow(pages, is_word).blocks())


def as_paragraph(line: Line, page: PageContent) -> Paragraph:
    """One line on its own, such as a page number."""
    return Paragraph(tidy(line.text), (Place(page.number, page.frame.displayed(line.box)),), line.marker)


class _Flow:
    """What the pages have in common: style, line pitch, words, the count of tables."""

    def __init__(self, pages: list[PageContent], is_word: IsWord) -> None:
        self.pages = pages
        self.is_word = is_word
        body = [line for page in pages for line in page.lines]
        beside = [lines for page in pages for columns in page.side_by_side for lines in columns]
        cells = [lines for page in pages for table in page.tables for lines in table.lines.values()]
        in_cells = [line for lines in cells for line in lines]
        self.body_pitch = Pitch([page.lines for page in pages] + beside)
        self.cell_pitch = Pitch(cells)
        self.column = _body_column(body)
        everything = body + in_cells + [line for lines in beside for line in lines]
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
            stacks.setdefault(bisect_left(tops, line.base), []).append(line)
        column = _page_column(page.lines, self.column)
        found: list[tuple[Position, Placed]] = []
        for lines in stacks.values():
            for draft in self._group(lines, column, self.body_pitch):
                left, top, _, _ = draft.box
                found.append(((top, 0, 0.0, left), Placed(page.number, draft)))
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
        columns, boxes = _cell_columns(table), _cell_boxes(grid, frame)
        cells = [
            self._cell(cell, table, columns[cell.column, cell.column_span], page, box)
            for cell, box in zip(grid.cells, boxes, strict=True)
        ]
        return Table(
            self.tables,
            len(grid.ys) - 1,
            len(grid.xs) - 1,
            tuple(cells),
            Place(page.number, frame.displayed(grid.box), self.tables),
            tuple(round(x, 2) for x in grid.xs),
            grid.open_top,
            grid.open_bottom,
        )

    def _cell(self, cell: GridCell, table: RuledTable, column: Column, page: PageContent, box: BBox) -> Cell:
        """One cell, which is in `box` on the displayed page."""
        row, column_number, row_span, column_span = cell
        paragraphs = []
        if lines := table.lines.get(cell):
            for draft in self._group(lines, column, self.cell_pitch):
                shown = page.frame.displayed(draft.box)
                place = Place(page.number, shown, self.tables, row + 1, column_number + 1)
                paragraphs.append(paragraph(draft, place, self.is_word))
        colour = table.fills.get(cell)
        return Cell(
            row,
            column_number,
            tuple(paragraphs),
            row_span,
            column_span,
            Place(page.number, box, self.tables, row + 1, column_number + 1),
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


def _cell_columns(table: RuledTable) -> dict[tuple[int, int], Column]:
    """Where full lines begin and end in the cells of each first column and span: with the letters furthest out, or,
    on the right, where the padding begins that the text shows on the left."""
    xs = table.grid.xs
    inside: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for cell, lines in table.lines.items():
        inside[cell.column, cell.column_span] += lines
    lefts = {key: min([line.x0 for line in lines], default=inf) for key, lines in inside.items()}
    padding = max(min([WIDEST_PADDING, *[left - xs[column] for (column, _), left in lefts.items()]]), 0.0)
    columns = {}
    for key in {(cell.column, cell.column_span) for cell in table.grid.cells}:
        end = xs[sum(key)] - padding
        columns[key] = Column(lefts.get(key, inf), max([end, *[line.x1 for line in inside.get(key, ())]]))
    return columns


def _cell_boxes(grid: Grid, frame: Frame) -> list[BBox]:
    """The box of each cell on the displayed page. On one that is not turned, cells share their rounded sides."""
    if frame.back is not IDENTITY:
        return [frame.displayed(grid.box_of(cell)) for cell in grid.cells]
    xs, ys = [round(x, 2) for x in grid.xs], [round(y, 2) for y in grid.ys]
    return [
        (xs[column], ys[row], xs[column + column_span], ys[row + row_span])
        for row, column, row_span, column_span in grid.cells
    ]
