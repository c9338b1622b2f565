"""Looks at a `Document` for tests: its lines and its grids, without the places."""

from __future__ import annotations

from planparse import readers
from planparse.document import Document, Paragraph, Table


def read(source: str | bytes, name: str) -> Document:
    """The document in `source`, found as any file is."""
    return readers.read(source.encode() if isinstance(source, str) else source, name)


def lines(document: Document) -> list[str]:
    """The paragraphs outside tables, each with its marker."""
    return [block.raw for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str | None]]:
    """Row by row the lines of each cell at its first place; None where a span covers the place."""
    rows: list[list[str | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = " / ".join(line.raw for line in cell.paragraphs)
    return rows
