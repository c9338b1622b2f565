"""Where something stands in a source document."""

from __future__ import annotations

from typing import TypeAlias

from planparse.values import value

BBox: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points; the origin is the top left corner of the displayed page."""


@value
class Place:
    """One spot of the source. Pages, tables, rows, columns and lines count from 1.

    A format fills what it has: PDF gives page and box, DOCX table, row and column,
    a workbook sheet and cell, plain text the line.
    """

    page: int | None = None
    bbox: BBox | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    sheet: str | None = None
    """Name of a workbook's sheet."""
    cell: str | None = None
    """Cell of the sheet, such as `B7`; a merged one as its range, `B7:C9`."""


def union(boxes: list[BBox]) -> BBox:
    """The smallest box around all `boxes` (at least one)."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))
