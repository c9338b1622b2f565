"""Tables that a vision model wrote as HTML tags, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from planparse.document import Cell, Table
from planparse.places import Place
from planparse.readers.text.markup import paragraphs
from planparse.readers.text.tables import MAX_COLUMNS

MAX_POSITIONS = 1_000_000
"""Grid positions that the spans of a table may cover."""

OPENING = re.compile(r"<table\b", re.IGNORECASE)
CLOSING = re.compile(r"</table>", re.IGNORECASE)
AFTER_CLOSING = re.compile(r"(?<=</table>)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(tr|td|th|table|thead|tbody|tfoot|caption)(\s[^<>]{0,500})?/?>", re.IGNORECASE)
_SPAN = re.compile(r"(row|col)span\s?=\s?[\"']?(\d{1,4})", re.IGNORECASE)


@dataclass(slots=True)
class _Source:
    """A cell as written: its row, from 0, its tag, the attributes of the tag, its content and its line."""

    row: int
    tag: str
    attributes: str
    content: str
    line: int


def build(source: str, number: int, line: int, max_cells: int) -> Table | None:
    """The first `max_cells` cells of the table in `source`, which begins on `line`; None where it has none.

    Cells do not overlap: a span ends where another begins.
    """
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    sources = list(islice(_cells(source, line), max_cells))
    rows = 1 + max((cell.row for cell in sources), default=-1)
    for cell in sources:
        column = 0
        while (cell.row, column) in taken:
            column += 1
        if column >= MAX_COLUMNS or len(taken) > MAX_POSITIONS:
            continue
        spans = {name.casefold(): max(int(count), 1) for name, count in _SPAN.findall(cell.attributes)}
        row_span = min(spans.get("row", 1), rows - cell.row)
        column_span = 1
        while column_span < spans.get("col", 1) and column + column_span < MAX_COLUMNS:
            if (cell.row, column + column_span) in taken:
                break
            column_span += 1
        taken |= {(cell.row + down, column + right) for down in range(row_span) for right in range(column_span)}
        place = Place(table=number, row=cell.row + 1, column=column + 1, line=cell.line)
        content = tuple(replace(part, places=(place,)) for part in paragraphs(cell.content, cell=True))
        cells.append(Cell(cell.row, column, content, row_span, column_span, place=place, header=cell.tag == "th"))
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    return Table(number, rows, columns, tuple(cells), Place(table=number, line=line)) if cells else None


def _cells(source: str, line: int) -> Iterator[_Source]:
    """The cells in the order of the tags. A tag that is missing is taken as where the next one needs it."""
    cell: _Source | None = None
    row = -1
    filled = True
    end = 0
    for match in _TAG.finditer(source):
        text = source[end : match.start()]
        if cell is not None:
            cell.content += text.replace("\n", " ")
        line += text.count("\n") + match[0].count("\n")
        end = match.end()
        closing, tag = bool(match[1]), match[2].casefold()
        if cell is not None:
            yield cell
            cell = None
        if tag == "tr" and not closing and filled:
            row, filled = row + 1, False
        elif tag in ("td", "th") and not closing:
            row, filled = max(row, 0), True
            cell = _Source(row, tag, match[3] or "", "", line)
    if cell is not None:
        cell.content += source[end:].replace("\n", " ")
        yield cell
