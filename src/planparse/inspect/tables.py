"""The tables of a document as JSON, CSV or HTML, cell by cell as they were seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from planparse.document import Cell, Table
from planparse.inspect.inspection import Inspection
from planparse.raw import RawTable
from planparse.webpage import Markup, element, page
from planparse.writers.csv_table import encoded, harmless

_BOXES = str.maketrans("", "", "☐☒")


def as_json(inspection: Inspection) -> bytes:
    """One object: `{"file", "pages", "tables": [{"page", "bbox", "cells": [{"row", "col", …, "text"}]}]}`.

    Pages count from 1, rows and columns of cells from 0; boxes are x0, top, x1, bottom in points. `text` is
    the words of a cell alone; where it shows list markers or check boxes too, `raw` has them. A table inside
    a cell comes after the one around it, and its text is not in that cell.
    """
    document = inspection.reading.document
    content = {
        "file": document.name,
        "pages": max(len(document.pages), 1),
        "tables": [_table(part) for table in inspection.tables for part in _with_inner(table)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def as_csv(inspection: Inspection) -> bytes:
    """One line a row: table, page and row from 1, then the cells; a merged cell stands once, where it begins."""
    tables = inspection.tables
    columns = max((table.columns for table in tables), default=0)
    header = ["table", "page", "row", *(f"column_{column}" for column in range(1, columns + 1))]
    return encoded([header, *(line for table in tables for line in _lines(table, columns))])


def as_html(inspection: Inspection) -> bytes:
    """A page with every table, its merged cells, and the roles of its columns."""
    name = inspection.reading.document.name
    body = [_html_table(table, inspection.told(table)) for table in inspection.tables]
    return page(name, body or [element("p", "No tables.")])


def describe(table: Table, told: RawTable | None) -> str:
    """`Table 3, goes on from table 2`."""
    from_where = f", goes on from table {told.continued_from}" if told and told.continued_from else ""
    return f"Table {table.number}{from_where}"


def _with_inner(table: Table) -> Iterator[Table]:
    yield table
    for cell in table.cells:
        for inner in cell.inner:
            yield from _with_inner(inner.table)


def _table(table: Table) -> dict[str, Any]:
    return {"page": table.place.page or 1, "bbox": table.place.bbox, "cells": [_cell(cell) for cell in table.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    lines = cell.own_paragraphs
    text = "\n".join(line.text.translate(_BOXES).strip() for line in lines)
    raw = "\n".join(line.raw for line in lines)
    spans = {"row": cell.row, "col": cell.column, "rowspan": cell.row_span, "colspan": cell.column_span}
    return {**spans, "text": text} | ({"raw": raw} if raw != text else {})


def _lines(table: Table, columns: int) -> Iterator[list[str]]:
    rows = {row: list(cells) for row, cells in groupby(table.cells, key=lambda cell: cell.row)}
    for row in range(table.rows):
        texts = [""] * columns
        for cell in rows.get(row, ()):
            texts[cell.column] = harmless(_shown(cell))
        yield [str(table.number), str(table.place.page or ""), str(row + 1), *texts]


def _html_table(table: Table, told: RawTable | None) -> Markup:
    roles = told.roles if told and any(told.roles) else ()
    head = [element("tr", *(element("th", role, scope="col") for role in roles))] if roles else []
    where = f" (page {table.place.page})" if table.place.page else ""
    rows = (element("tr", *map(_html_cell, row)) for _, row in groupby(table.cells, key=lambda cell: cell.row))
    return element("table", element("caption", describe(table, told) + where), *head, *rows, border="1")


def _html_cell(cell: Cell) -> Markup:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    return element("td", _shown(cell), **{name: str(span) for name, span in spans.items() if span > 1})


def _shown(cell: Cell) -> str:
    return "\n".join(paragraph.raw for paragraph in cell.paragraphs if paragraph.raw)
