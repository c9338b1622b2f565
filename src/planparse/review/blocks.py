"""A document without pages as HTML: its own headings, paragraphs, lists and tables."""

from __future__ import annotations

from html import escape

from planparse.document import Cell, Document, Paragraph, Table
from planparse.places import Place
from planparse.review.facsimile import Facsimile

MOST_BLOCKS = 20_000
DEEPEST_HEADING = 6
FIRST_HEADING = 3
"""Headings of the document stand below those of the page."""


def blocks(document: Document) -> Facsimile:
    """Every block of the document in reading order; each says where it stands as records name places."""
    shown = document.blocks[:MOST_BLOCKS]
    html = "\n".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in shown)
    return Facsimile("blocks", html, "blocksLeftOut" if len(document.blocks) > len(shown) else "")


def place_key(place: Place) -> str:
    """Names a cell or a line; the page's script makes the same of a record's evidence."""
    if place.table is not None:
        return f"t{place.table}r{place.row}c{place.column}"
    return f"l{place.line}" if place.line is not None else ""


def _paragraph(paragraph: Paragraph) -> str:
    place = paragraph.places[0] if paragraph.places else Place()
    text = escape(paragraph.raw)
    if paragraph.heading:
        level = min(FIRST_HEADING - 1 + paragraph.heading, DEEPEST_HEADING)
        return f"<h{level}{_attributes(place)}>{text}</h{level}>"
    kind = ' class="item"' if paragraph.marker else ""
    return f"<p{kind}{_attributes(place)}>{text}</p>"


def _table(table: Table) -> str:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    body = "".join(f"<tr>{''.join(map(_cell, rows[row]))}</tr>" for row in sorted(rows))
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{table.number}"><table>{body}</table></div>'


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if span > 1
    )
    inside = "".join(f"<p>{escape(paragraph.raw)}</p>" for paragraph in cell.paragraphs)
    return f"<td{spans}{_attributes(cell.place)}>{inside}</td>"


def _attributes(place: Place) -> str:
    key = place_key(place)
    return f' data-place="{key}"' if key else ""
