"""What is to be seen on a page: boxes, each of a kind, some with a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from planparse.document import Cell, Paragraph, Table
from planparse.inspect.inspection import Inspection
from planparse.inspect.tables import describe
from planparse.places import BBox
from planparse.raw import RawTable


class Kind(Enum):
    """What a box is, as the legend says it."""

    TABLE = "table"
    HEADER = "header row"
    REPEATED = "header row, repeated"
    BAND = "band"
    ACTION = "column of actions"
    ROLE = "column with another role"
    OTHER = "cell without a role"
    HEADING = "heading"
    ITEM = "list item"
    PARAGRAPH = "paragraph"
    FURNITURE = "running header or footer"
    LEFT_OVER = "left over"


@dataclass(frozen=True, slots=True)
class Mark:
    """One box, in points of the displayed page."""

    kind: Kind
    box: BBox
    label: str = ""


def marks_of(inspection: Inspection, page: int) -> list[Mark]:
    """Everything that is marked on one page, what lies below first."""
    tables = [table for table in inspection.tables if table.place.page == page]
    return [
        *(mark for table in tables for mark in _cells(table, inspection.told(table))),
        *_paragraphs(inspection, page),
        *(mark for table in tables for mark in _labels(table, inspection.told(table))),
    ]


def _cells(table: Table, told: RawTable | None) -> Iterator[Mark]:
    for cell in table.cells:
        if cell.place.bbox is not None:
            yield Mark(_kind(cell, told), cell.place.bbox)


def _kind(cell: Cell, told: RawTable | None) -> Kind:
    row = cell.row + 1
    if told is None:
        return Kind.OTHER
    if row in told.header_rows:
        return Kind.REPEATED if row in told.repeated_rows else Kind.HEADER
    if row in told.band_rows:
        return Kind.BAND
    match _role(told, cell.column):
        case "action" | "subaction":
            return Kind.ACTION
        case "" | "unknown":
            return Kind.OTHER
        case _:
            return Kind.ROLE


def _labels(table: Table, told: RawTable | None) -> Iterator[Mark]:
    """The outline of a table with its number, and the role of each column on its upper edge."""
    if table.place.bbox is None:
        return
    yield Mark(Kind.TABLE, table.place.bbox, describe(table, told))
    if told is None or not any(told.roles) or len(table.column_edges) != table.columns + 1:
        return
    top = table.place.bbox[1]
    for column, (left, right) in enumerate(zip(table.column_edges, table.column_edges[1:], strict=False)):
        role = _role(told, column)
        kind = Kind.OTHER if role in ("", "unknown") else Kind.ACTION if role.endswith("action") else Kind.ROLE
        yield Mark(kind, (left, top, right, top), role or "no role")


def _role(told: RawTable, column: int) -> str:
    return told.roles[column] if column < len(told.roles) else ""


def _paragraphs(inspection: Inspection, page: int) -> Iterator[Mark]:
    for paragraph in inspection.paragraphs:
        kind = Kind.HEADING if paragraph.heading else Kind.ITEM if paragraph.marker else Kind.PARAGRAPH
        label = f"H{paragraph.heading}" if paragraph.heading else ""
        yield from (Mark(kind, box, label) for box in _boxes(paragraph, page))
    for table in inspection.tables:
        items = (part for cell in table.cells for part in cell.paragraphs if part.marker)
        yield from (Mark(Kind.ITEM, box) for item in items for box in _boxes(item, page))
    for paragraph in inspection.furniture:
        yield from (Mark(Kind.FURNITURE, box) for box in _boxes(paragraph, page))
    for paragraph in inspection.left_over:
        yield from (Mark(Kind.LEFT_OVER, box) for box in _boxes(paragraph, page))


def _boxes(paragraph: Paragraph, page: int) -> Iterator[BBox]:
    return (place.bbox for place in paragraph.places if place.page == page and place.bbox is not None)
