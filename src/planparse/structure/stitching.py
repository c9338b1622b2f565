"""Tables that go on: pieces of one table on following pages become one `LogicalTable`.

A piece goes on where it follows its forerunner with nothing between, has its columns, and begins
with its header again or with none. A row that the break cut is put together again, cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from planparse.document import Cell, Paragraph, Table
from planparse.profiles import Profile
from planparse.structure.grid import (
    Row,
    cells_of,
    has_text,
    paragraphs_of,
    put_in_place,
    rows_of,
    with_paragraphs,
)
from planparse.structure.headers import Header, RowKind, begins_with_look_of_header, header_of, row_kinds
from planparse.structure.items import begins_item
from planparse.structure.joining import NEXT_LINE, NEXT_TEXT, continuity, ends_closed, has_room_below, join_flows
from planparse.structure.roles import Columns, suits
from planparse.wording.fold import fold
from planparse.wording.hyphens import IsWord, no_word
from planparse.wording.values import is_total

EDGE_TOLERANCE = 6.0
"""Points by which the columns of two pieces may differ."""

_FOOTNOTE = re.compile(r"^(?:\d{1,2}|[*†‡]+|\([a-z\d]\))\.?\s+\S")

RoleFinder: TypeAlias = Callable[[Header], Columns]


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A header, all storeys of it, with the roles of its columns."""

    header: Header
    columns: Columns
    rows: tuple[Row, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class BandRow:
    """A cell that covers the whole width."""

    cell: Cell
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Any other row."""

    row: Row
    cut: bool = False
    """Put together from two halves."""
    first: bool = False
    """The first row after a page break: what its merged cells held stands on the page before."""


Entry: TypeAlias = HeaderRow | BandRow | BodyRow


@dataclass(frozen=True, slots=True)
class Piece:
    """A table of the document with its rows told apart; its columns have no roles yet."""

    table: Table
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class LogicalTable:
    """One table as its author meant it, whatever the pages did to it."""

    columns: int
    entries: list[Entry] = field(default_factory=list)
    pieces: list[Table] = field(default_factory=list)
    """Its parts, page by page."""
    roles: Columns | None = None
    is_word: IsWord = no_word

    def body(self) -> list[Row]:
        """The rows that are no header and no band."""
        return [entry.row for entry in self.entries if isinstance(entry, BodyRow)]

    def headers(self) -> list[Header]:
        """The headers, repeated ones too."""
        return [entry.header for entry in self.entries if isinstance(entry, HeaderRow)]

    def rows(self) -> list[Row]:
        """All rows, headers and bands too."""
        return [row for entry in self.entries for row in self._rows_of(entry)]

    def _rows_of(self, entry: Entry) -> Sequence[Row]:
        match entry:
            case HeaderRow(rows=rows):
                return rows
            case BandRow(cell):
                return ((cell,) * self.columns,)
            case BodyRow(row):
                return (row,)


def piece_of(table: Table, profile: Profile) -> Piece:
    """A table with its headers gathered from their storeys."""
    rows = rows_of(table)
    kinds = row_kinds(rows, profile)
    entries: list[Entry] = []
    storeys: list[Row] = []
    for row, kind in zip(rows, kinds, strict=True):
        if kind is not RowKind.HEADER and storeys:
            entries.append(_header_row(storeys, [row] if kind is RowKind.HINTS else []))
            storeys = []
        match kind:
            case RowKind.HEADER:
                storeys.append(row)
            case RowKind.BAND:
                entries.append(BandRow(cells_of(row)[0]))
            case RowKind.BODY:
                entries.append(BodyRow(row))
            case RowKind.HINTS | RowKind.EMPTY:
                pass
    if storeys:
        entries.append(_header_row(storeys, []))
    return Piece(table, tuple(entries))


def _header_row(storeys: list[Row], hints: list[Row]) -> HeaderRow:
    header = header_of(storeys)
    return HeaderRow(header, Columns(("",) * len(header.titles), 0.0), (*storeys, *hints))


def _with_roles(entry: Entry, find_roles: RoleFinder) -> Entry:
    return replace(entry, columns=find_roles(entry.header)) if isinstance(entry, HeaderRow) else entry


def stitch(
    blocks: Sequence[Paragraph | Piece], find_roles: RoleFinder, is_word: IsWord = no_word, *, join: bool = True
) -> list[Paragraph | LogicalTable]:
    """The flow of the document, of which `is_word` knows the words, with every table whole; where not `join`, each
    piece by itself."""
    flow: list[Paragraph | LogicalTable] = []
    current: LogicalTable | None = None
    known: LogicalTable | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            flow.append(block)
            current = current if _is_footnote(block) else None
            continue
        table, entries = block.table, [_with_roles(entry, find_roles) for entry in block.entries]
        if join and current is not None and _goes_on(current, table, entries):
            _append(current, table, entries)
        else:
            current = LogicalTable(table.columns, entries, [table], _roles_of(entries), is_word)
            if current.roles is None and known is not None and _may_inherit(known, table):
                current.roles = known.roles
            flow.append(current)
        if current.roles is not None and current.roles.action is not None:
            known = current
    return flow


def _is_footnote(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a numbered note below a table: the table may go on after it."""
    return bool(_FOOTNOTE.match(paragraph.text)) and not paragraph.heading and not paragraph.marker


def _roles_of(entries: Sequence[Entry]) -> Columns | None:
    for entry in reversed(entries):
        if isinstance(entry, HeaderRow):
            return entry.columns
    return None


def _same_columns(table: LogicalTable, piece: Table) -> bool:
    if table.columns != piece.columns:
        return False
    before = table.pieces[-1].column_edges
    if not before or not piece.column_edges:
        return True
    return all(abs(a - b) <= EDGE_TOLERANCE for a, b in zip(before, piece.column_edges, strict=True))


def _may_inherit(known: LogicalTable, piece: Table) -> bool:
    """Whether a table without a known header has its columns from the table of actions before it."""
    if known.roles is None or not _same_columns(known, piece):
        return False
    rows = rows_of(piece)
    texts = [
        [cell.text for row in rows if (cell := row[column]) is not None and cell.text]
        for column in range(piece.columns)
    ]
    return not begins_with_look_of_header(rows) and suits(known.roles, texts)


def _goes_on(table: LogicalTable, piece: Table, entries: Sequence[Entry]) -> bool:
    """Whether `piece` is the next part of `table`."""
    last = table.pieces[-1]
    if not entries or not _same_columns(table, piece):
        return False
    page, before = piece.place.page, last.place.page
    if page is not None and before is not None and page != before + 1:
        return False
    # No break runs through a row from one sheet of a workbook to the next.
    if piece.place.sheet != last.place.sheet:
        return False
    header = next((entry for entry in entries if not isinstance(entry, BandRow)), None)
    own = next((entry for entry in reversed(table.entries) if isinstance(entry, HeaderRow)), None)
    if not isinstance(header, HeaderRow):
        return True
    return own is not None and header.header.signature == own.header.signature


def _append(table: LogicalTable, piece: Table, entries: list[Entry]) -> None:
    entries, fresh = _mark_repeated(table, entries)
    table.pieces.append(piece)
    start = next((index for index, entry in enumerate(entries) if isinstance(entry, BodyRow)), None)
    if start is not None and not fresh and table.body():
        _join_break(table, entries, start)
    table.entries += entries


def _mark_repeated(table: LogicalTable, entries: list[Entry]) -> tuple[list[Entry], bool]:
    """The entries, with headers and bands that repeat those above marked; and whether a new band comes first."""
    bands = {fold(entry.cell.text) for entry in table.entries if isinstance(entry, BandRow)}
    headers = {entry.header.signature for entry in table.entries if isinstance(entry, HeaderRow)}
    marked: list[Entry] = []
    fresh = False
    for index, entry in enumerate(entries):
        match entry:
            case BandRow(cell) if fold(cell.text) in bands:
                marked.append(replace(entry, repeated=True))
            case HeaderRow(header=header) if header.signature in headers:
                marked.append(replace(entry, repeated=True))
            case BodyRow():
                return marked + entries[index:], fresh
            case _:
                fresh = True
                marked.append(entry)
    return marked, fresh


def _join_break(table: LogicalTable, entries: list[Entry], start: int) -> None:
    """Mend the break between the last row of `table` and the first body row of `entries`, in place."""
    first = entries[start]
    position = max(index for index, entry in enumerate(table.entries) if isinstance(entry, BodyRow))
    last = table.entries[position]
    assert isinstance(first, BodyRow)
    assert isinstance(last, BodyRow)
    roles = table.roles
    if _is_cut(table, last.row, first.row, roles):
        mended = tuple(_mend(table, entries, column, last.row, first.row) for column in range(table.columns))
        table.entries[position] = BodyRow(mended, cut=True)
        del entries[start]
        return
    entries[start] = replace(first, first=True)
    for column in roles.leading if roles else ():
        _join_leading(table, entries, start, column)


def _mend(table: LogicalTable, entries: list[Entry], column: int, before: Row, after: Row) -> Cell | None:
    """The cell of a cut row, both halves joined; it takes their place wherever they stand, as merged cells do."""
    upper, lower = before[column], after[column]
    if not has_text(lower):
        return upper
    closed = _closed(table, column)
    if not has_text(upper) and _is_leading(table, column):
        above = _above(table, column)
        upper = above if above is not None and _reads_on(table, column, above, lower) else None
    if upper is None or lower is None or not upper.text:
        return lower
    whole = with_paragraphs(upper, join_flows(upper.paragraphs, lower.paragraphs, table.is_word, closed=closed))
    _swap(table.entries, upper, whole)
    _swap(entries, lower, whole)
    return whole


def _reads_on(table: LogicalTable, column: int, upper: Cell, lower: Cell | None) -> bool:
    """Whether the text that ends one cell goes on in another."""
    if lower is None or not lower.text or has_room_below(upper, table.body()[-1], NEXT_LINE):
        return False
    value = continuity(upper.paragraphs[-1], lower.paragraphs[0], ends_closed=_closed(table, column))
    return value > 0 or _lacks_number(table, column, lower)


def _swap(entries: list[Entry], old: Cell, new: Cell) -> None:
    for index, entry in enumerate(entries):
        if isinstance(entry, BodyRow) and any(cell is old for cell in entry.row):
            entries[index] = replace(entry, row=put_in_place([entry.row], old, new)[0])


def _join_leading(table: LogicalTable, entries: list[Entry], start: int, column: int) -> None:
    """A merged leading cell whose sentence goes on beside a new row."""
    first, upper = entries[start], _above(table, column)
    if not isinstance(first, BodyRow) or upper is None:
        return
    lower, closed = first.row[column], _closed(table, column)
    if lower is not None and _reads_on(table, column, upper, lower):
        whole = with_paragraphs(upper, join_flows(upper.paragraphs, lower.paragraphs, table.is_word, closed=closed))
        _swap(table.entries, upper, whole)
        _swap(entries, lower, whole)


def _is_leading(table: LogicalTable, column: int) -> bool:
    return table.roles is not None and column in table.roles.leading


def _above(table: LogicalTable, column: int) -> Cell | None:
    """The last cell with text in a column."""
    for row in reversed(table.body()):
        if has_text(row[column]):
            return row[column]
    return None


def _closed(table: LogicalTable, column: int) -> bool:
    return ends_closed(paragraphs_of(row[column] for row in table.body()))


def _is_cut(table: LogicalTable, before: Row, after: Row, roles: Columns | None) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if any(is_total(cell.text) for cell in cells_of(after)[:1]):
        return False
    statement = roles.action if roles else None
    leading = roles.leading if roles else ()
    score = 0.0
    if any(
        upper and has_text(lower) and has_room_below(upper, before, NEXT_TEXT)
        for upper, lower in zip(before, after, strict=True)
    ):
        return False
    if statement is not None:
        score += _statement_evidence(table, statement, before, after)
    for column, (upper, lower) in enumerate(zip(before, after, strict=True)):
        if column == statement or column in leading or lower is None or upper is None:
            continue
        if _is_worded(upper) and _is_worded(lower) and not lower.paragraphs[0].marker:
            value = continuity(upper.paragraphs[-1], lower.paragraphs[0], ends_closed=_closed(table, column))
            score += max(-0.5, min(value, 1.5))
    return score > 0.5


def _is_worded(cell: Cell) -> bool:
    """Whether a text can go on: ticks and figures do not."""
    return any(map(str.isalpha, cell.text))


def _statement_evidence(table: LogicalTable, column: int, before: Row, after: Row) -> float:
    """What the cells of the action column say for (above 0) or against a cut row."""
    upper, lower = before[column], after[column]
    if lower is None or not lower.text:
        return 1.5
    if upper is None or not upper.text:
        return 1.0 + sum(has_text(a) and not has_text(b) for a, b in zip(before, after, strict=True))
    value = continuity(upper.paragraphs[-1], lower.paragraphs[0], ends_closed=_closed(table, column))
    return 1.5 * value + (1.5 if _lacks_number(table, column, lower) else 0.0)


def _lacks_number(table: LogicalTable, column: int, cell: Cell) -> bool:
    """Whether a cell has no number or bullet where the cells of its column use to."""
    cells = [other for row in table.body() if (other := row[column]) is not None and other.text]
    listed = sum(begins_item(other.paragraphs[0]) for other in cells)
    return len(cells) > 1 and listed >= 0.8 * len(cells) and not begins_item(cell.paragraphs[0])
