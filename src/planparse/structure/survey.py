"""How each table was read: what a user needs to know who wants to correct it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planparse.document import Cell
from planparse.raw import RawHeader, RawTable, TableUse
from planparse.structure.grid import rows_of
from planparse.structure.stitching import BandRow, HeaderRow, LogicalTable


def survey(table: LogicalTable, use: TableUse) -> Iterator[RawTable]:
    """One for each piece of a table; the first one tells the headers."""
    headers = tuple(_told(entry) for entry in table.entries if isinstance(entry, HeaderRow) and not entry.repeated)
    in_headers = {id(cell) for entry in table.entries if isinstance(entry, HeaderRow) for cell in _cells(entry)}
    in_repeats = {
        id(cell) for entry in table.entries if isinstance(entry, HeaderRow) and entry.repeated for cell in _cells(entry)
    }
    in_bands = {id(entry.cell) for entry in table.entries if isinstance(entry, BandRow)}
    before: int | None = None
    for piece in table.pieces:
        first = tuple(cell.text if cell else "" for row in rows_of(piece, 1) for cell in row)
        yield RawTable(
            piece.number,
            piece.place.page,
            piece.rows,
            piece.columns,
            use,
            headers,
            first,
            roles=table.roles.roles if table.roles else (),
            certainty=table.roles.certainty if table.roles else 0.0,
            continued_from=before,
            header_rows=_rows(piece.cells, in_headers),
            repeated_rows=_rows(piece.cells, in_repeats),
            band_rows=_rows(piece.cells, in_bands),
        )
        headers, before = (), piece.number


def _told(entry: HeaderRow) -> RawHeader:
    columns = entry.columns
    return RawHeader(entry.header.titles, columns.roles, columns.certainty, columns.reasons)


def _cells(entry: HeaderRow) -> Iterator[Cell]:
    return (cell for row in entry.rows for cell in row if cell is not None)


def _rows(cells: Iterable[Cell], wanted: set[int]) -> tuple[int, ...]:
    """The rows, from 1, that the wanted ones (by identity) among the cells begin on."""
    return tuple(sorted({cell.row + 1 for cell in cells if id(cell) in wanted}))
