"""The grid of a Word table: which cell covers which rows and columns. Text is not its business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from lxml import etree

from planparse.readers.docx.wordml import MC, W, branch, number, switch, value, whole
from planparse.readers.gaps import without_long_gaps

MAX_COLUMNS = 200
"""Grid columns that a table may have; Word itself stops at 63. A wider span is meant to reach the edge."""
MIN_WIDTH = 120
"""Twentieths of a point: a column narrower than 2 mm holds no text, two of its rows were dragged apart."""

_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"})


@dataclass(slots=True)
class GridCell:
    """One cell: `row` and `column` count from 0, `end` is the column after its last."""

    element: etree._Element
    row: int
    column: int
    end: int
    row_span: int = 1
    header: bool = False
    fill: str | None = None
    left_out: int = 0
    """Empty rows above it that the grid leaves out."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in row, then column order; they do not overlap."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def lay_out(table: etree._Element, max_cells: int) -> Grid:
    """The grid of `table` (`w:tbl`), cut after the row in which it grows beyond `max_cells`."""
    cells: list[GridCell] = []
    above: dict[int, GridCell] = {}
    rows = 0
    for left_out, row in without_long_gaps(_members(table, W + "tr"), _holds_text):
        properties = row.find(W + "trPr")
        if _is_hidden(properties) or len(cells) > max_cells:
            continue
        if _is_deleted(properties):
            # Word shows and counts the row until the revision is accepted.
            rows += 1
            continue
        placed = list(_place(row, rows, properties, above))
        if not placed:
            continue
        for cell in placed:
            if cell.row == rows:
                cell.left_out = left_out
                cells.append(cell)
        above = {cell.column: cell for cell in placed}
        rows += 1
    return Grid(rows, *_squeeze(cells, _widths(table)))


def _members(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)
        elif child.tag == MC + "AlternateContent" and (chosen := branch(child)) is not None:
            yield from _members(chosen, tag)


def _holds_text(row: etree._Element) -> bool:
    return next(row.iter(W + "t", W + "sym"), None) is not None


def _is_hidden(properties: etree._Element | None) -> bool:
    return properties is not None and switch(properties, "hidden") is True


def _is_deleted(properties: etree._Element | None) -> bool:
    """Whether a tracked revision deletes the row: its place stays, without cells."""
    return properties is not None and properties.find(W + "del") is not None


def _place(
    row: etree._Element, index: int, properties: etree._Element | None, above: dict[int, GridCell]
) -> Iterator[GridCell]:
    """The cells of a row from left to right; a merged one is the cell above, made longer."""
    before = number(properties, "gridBefore") or 0
    column = before if 0 <= before < MAX_COLUMNS else 0
    header = switch(properties, "tblHeader") or False
    previous: GridCell | None = None
    elements = list(_members(row, W + "tc"))
    # A stray cell below a table is no row of it, whatever it says to go on from.
    may_begin = len(elements) == len(above)
    for element in elements:
        if column >= MAX_COLUMNS:
            break
        about = element.find(W + "tcPr")
        span = min(max(number(about, "gridSpan") or 1, 1), MAX_COLUMNS)
        if previous is not None and _goes_on(about, "hMerge"):
            previous.end = column = column + span
            continue
        upper = above.get(column)
        if (
            upper is not None
            and upper.end == column + span
            and _goes_on(about, "vMerge")
            and (_is_merged(upper) or not may_begin)
        ):
            upper.row_span = index - upper.row + 1
            previous = upper
        else:
            previous = GridCell(element, index, column, column + span, header=header, fill=_fill(about))
        column += span
        yield previous


def _goes_on(properties: etree._Element | None, merge: str) -> bool:
    """Whether the cell is swallowed by the one above (`vMerge`) or to the left (`hMerge`)."""
    found = None if properties is None else properties.find(W + merge)
    return found is not None and found.get(W + "val", "continue") == "continue"


def _is_merged(cell: GridCell) -> bool:
    """Whether the cell may be made longer; below any other one, what would go on begins (ECMA-376, 17.4.84)."""
    return cell.row_span > 1 or cell.element.find(f"{W}tcPr/{W}vMerge") is not None


def _fill(properties: etree._Element | None) -> str | None:
    shading = None if properties is None else properties.find(W + "shd")
    if shading is None or value(properties, "shd") == "nil":
        return None
    color = shading.get(W + "color" if shading.get(W + "val") == "solid" else W + "fill", "").casefold()
    is_color = len(color) == 6 and all(digit in "0123456789abcdef" for digit in color)
    return f"#{color}" if is_color and color != "ffffff" else None


def _squeeze(cells: list[GridCell], widths: list[int]) -> tuple[int, tuple[GridCell, ...]]:
    """Number the columns by the cell edges that are in use: Word's own grid keeps lines that no cell has.

    Edges that stand closer than a column can be wide, where rows were dragged by hand, become one. Spans
    that are wider than any table reach as far as the other cells do.
    """
    right = max((cell.end for cell in cells if cell.end - cell.column < MAX_COLUMNS), default=1)
    for cell in cells:
        cell.end = max(min(cell.end, right), cell.column + 1)
    starts: dict[int, set[int]] = {}
    for cell in cells:
        starts.setdefault(cell.column, set())
        starts.setdefault(cell.end, set()).add(cell.column)
    offsets = list(accumulate(widths, initial=0))
    position: dict[int, int] = {}
    column = -1
    joined: list[int] = []
    for edge in sorted(starts):
        close = bool(joined) and edge < len(offsets) and offsets[edge] - offsets[joined[0]] < MIN_WIDTH
        if not close or not starts[edge].isdisjoint(joined):
            joined = []
            column += 1
        joined.append(edge)
        position[edge] = column
    for cell in cells:
        cell.column, cell.end = position[cell.column], position[cell.end]
    return max(column, 0), tuple(cells)


def _widths(table: etree._Element) -> list[int]:
    """The widths of the grid's columns that the table states, in twentieths of a point; empty where it states none."""
    stated = (whole(column.get(W + "w")) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
    widths = list(islice(stated, MAX_COLUMNS))
    return widths if any(widths) else []
