"""The grid of an HTML table: which cell covers which rows and columns, after the table model of HTML (4.9.12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from lxml import etree

from planparse.readers.gaps import without_long_gaps
from planparse.readers.html.tree import Sight

MAX_COLUMNS = 200
"""Columns that a table may have. A wider span is meant to reach the edge."""

_SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})
_CELLS: Final = frozenset({"td", "th"})
_COLOR = re.compile(r"background(?:-color)?\s*:\s*(#[0-9a-fA-F]{3,6}\b|rgb\([\d\s,]{5,20}\))")


@dataclass(slots=True)
class GridCell:
    """One cell: `row` and `column` count from 0, `end` is the column after its last."""

    element: etree._Element
    row: int
    column: int
    end: int
    row_span: int
    header: bool
    fill: str | None
    left_out: int = 0
    """Empty rows above it that the grid leaves out."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in row, then column order; they do not overlap."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def lay_out(table: etree._Element, sight: Sight, max_cells: int) -> Grid:
    """The grid of `table` (`table` or `dl`), cut where it grows beyond `max_cells` by one."""
    cells: list[GridCell] = []
    first = left_out = 0
    whole = list(_sections(table, sight))
    sections = [list(without_long_gaps(section, _holds_text)) for section in whole]
    width = max((_width(elements) for section in sections for _, (elements, _) in section), default=0)
    for rows_there, section in zip(whole, sections, strict=True):
        for cell in islice(_place([row for _, row in section], first, width), max_cells + 1 - len(cells)):
            cell.left_out = left_out + section[cell.row - first][0]
            cells.append(cell)
        first += len(section)
        left_out += len(rows_there) - len(section)
    rows = max((cell.row + cell.row_span for cell in cells), default=0)
    return Grid(rows, *_squeeze(cells))


def _sections(table: etree._Element, sight: Sight) -> Iterator[list[tuple[list[etree._Element], bool]]]:
    """The rows of each part of the table, each with its cells and whether it is a header; no cell leaves its part."""
    if table.tag == "dl":
        yield [([term, *meanings], False) for term, meanings in _definitions(table, sight)]
        return
    loose: list[tuple[list[etree._Element], bool]] = []
    for child in table:
        if child.tag in _SECTIONS and not sight.hides(child):
            if loose:
                yield loose
                loose = []
            yield [row for element in child if (row := _row(element, sight, child.tag == "thead"))]
        elif row := _row(child, sight, in_head=False):
            loose.append(row)
    if loose:
        yield loose


def _row(element: etree._Element, sight: Sight, in_head: bool) -> tuple[list[etree._Element], bool] | None:
    if element.tag != "tr" or sight.hides(element):
        return None
    cells = [cell for cell in element if cell.tag in _CELLS and not sight.hides(cell)]
    header = in_head or all(cell.tag == "th" and cell.get("scope") != "row" for cell in cells)
    return (cells, header) if cells else None


def _holds_text(row: tuple[list[etree._Element], bool]) -> bool:
    return any(text.strip() for element in row[0] for text in element.itertext())


def _definitions(element: etree._Element, sight: Sight) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Terms (`dt`) with their meanings (`dd`); a meaning without a term stands alone."""
    pairs: list[tuple[etree._Element, list[etree._Element]]] = []
    groups = ([child, *child] if child.tag == "div" else [child] for child in element)
    for child in chain.from_iterable(groups):
        if child.tag not in ("dt", "dd") or sight.hides(child):
            continue
        if child.tag == "dt" or not pairs:
            pairs.append((child, []))
        else:
            pairs[-1][1].append(child)
    yield from pairs


def _place(rows: list[tuple[list[etree._Element], bool]], first: int, width: int) -> Iterator[GridCell]:
    """The cells of one part of the table from left to right, where the cells above leave room.

    A span that is too wide for any table reaches as far as `width`, the most columns of a row.
    """
    taken: dict[int, int] = {}
    """The row up to which (exclusive) a column is covered from above."""
    for index, (elements, header) in enumerate(rows):
        column = 0
        for element in elements:
            while taken.get(column, 0) > index:
                column += 1
            if column >= MAX_COLUMNS:
                break
            end = column + 1
            span = _span(element, "colspan")
            right = min(column + span, MAX_COLUMNS) if span < MAX_COLUMNS else width
            while end < right and taken.get(end, 0) <= index:
                end += 1
            # A row span of 0 reaches the end of the part.
            row_span = min(_span(element, "rowspan") or len(rows), len(rows) - index)
            taken.update(dict.fromkeys(range(column, end), index + row_span))
            yield GridCell(element, first + index, column, end, row_span, header, _fill(element))
            column = end


def _width(row: list[etree._Element]) -> int:
    spans = (_span(element, "colspan") for element in row)
    return min(sum(span if span < MAX_COLUMNS else 1 for span in spans), MAX_COLUMNS)


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name, "1").strip()
    return int(text[:9]) if text.isascii() and text.isdigit() else 1


def _fill(cell: etree._Element) -> str | None:
    """The background of a cell or its row as `#rrggbb`, where it is stated there and not white."""
    for element in (cell, cell.getparent()):
        if element is None:
            continue
        stated = _COLOR.search(element.get("style", ""))
        color = _hexadecimal((stated[1] if stated else element.get("bgcolor", "")).casefold())
        if color:
            return color if color != "#ffffff" else None
    return None


def _hexadecimal(color: str) -> str | None:
    if color.startswith("rgb("):
        parts = [int(part) for part in re.findall(r"\d{1,3}", color)][:3]
        return "#" + "".join(f"{min(part, 255):02x}" for part in parts) if len(parts) == 3 else None
    digits = color.removeprefix("#")
    if not digits or digits.strip("0123456789abcdef"):
        return None
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return f"#{digits}" if len(digits) == 6 else None


def _squeeze(cells: list[GridCell]) -> tuple[int, tuple[GridCell, ...]]:
    """Number the columns by the cell edges that are in use: a span is as wide as the cells above and below it."""
    edges = sorted({cell.column for cell in cells} | {cell.end for cell in cells})
    position = {edge: index for index, edge in enumerate(edges)}
    for cell in cells:
        cell.column, cell.end = position[cell.column], position[cell.end]
    return max(len(edges) - 1, 0), tuple(cells)
