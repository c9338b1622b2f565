"""Tables in a text: rows of tabbed lines, of Markdown pipes, or of HTML tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.document import Cell, Table
from planparse.places import Place
from planparse.readers.text.markup import paragraphs

MAX_COLUMNS = 200

_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of cells: the raw text of each, and the number of the line, from 1."""

    cells: tuple[str, ...]
    line: int
    header: bool = False
    left_out: int = 0
    """Empty rows above it that the grid leaves out."""


def tabbed_row(text: str, line: int) -> Row:
    """The cells between tabs."""
    return Row(tuple(text.split("\t")), line)


def piped_row(text: str, line: int) -> Row:
    """The cells between pipes; those at the ends are the frame, and an escaped pipe is text."""
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return Row(tuple(_PIPE.split(inner)), line)


def is_ruler(row: Row) -> bool:
    """Whether the row is the line of dashes below a Markdown table's header."""
    return all("-" in cell and not cell.strip(" \t:-") for cell in row.cells)


def build(rows: Sequence[Row], number: int) -> Table:
    """The table of `rows`. A row whose first cell alone holds text, the others being there, is a band: it spans all."""
    columns = min(max(len(row.cells) for row in rows), MAX_COLUMNS)
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        texts = row.cells[:columns]
        if len(texts) == columns > 1 and texts[0].strip() and not any(text.strip() for text in texts[1:]):
            cells.append(_cell(texts[0], index, 0, number, row, span=columns))
        else:
            cells += (_cell(text, index, column, number, row) for column, text in enumerate(texts))
    return Table(number, len(rows), columns, tuple(cells), Place(table=number, line=rows[0].line))


def _cell(text: str, row: int, column: int, table: int, source: Row, span: int = 1) -> Cell:
    place = Place(table=table, row=row + source.left_out + 1, column=column + 1, line=source.line)
    content = tuple(replace(paragraph, places=(place,)) for paragraph in paragraphs(text, cell=True))
    return Cell(row, column, content, column_span=span, place=place, header=source.header)
