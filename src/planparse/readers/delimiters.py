"""Finds the sign between the cells of a text that is one table: comma, semicolon, tab or pipe."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

MAX_ROWS = 200
"""Rows that are looked at."""

_SIGNS = (";", ",", "\t", "|")
_STATED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line with which Excel tells itself the sign."""


LONGEST_CELL = 131_072
"""Characters of a cell; a longer one is a quotation mark that nobody closed."""


@dataclass(frozen=True, slots=True)
class Delimiter:
    """A sign, the number of columns that most rows have under it, the share of those rows, and how many they are.

    Empty cells that a row has beyond these columns do not count, but then the rows are not `even`.
    """

    sign: str
    columns: int
    share: float
    rows: int
    even: bool = True


def find_delimiter(text: str, *, whole: bool) -> Delimiter | None:
    """The sign under which most rows have the same number of columns, two at least; None where there is none.

    With `whole` off, `text` may end within a row.
    """
    if stated := _STATED.match(text):
        found = _measure(text[stated.end() :], stated[1], whole)
        return found or Delimiter(stated[1], 1, 1.0, 1)
    found_all = [found for sign in _SIGNS if (found := _measure(text, sign, whole))]
    return max(found_all, key=lambda found: (found.share, found.columns), default=None)


def rows_of(text: str, sign: str) -> Iterator[Sequence[str]]:
    """The rows of `text`, without the line that states the sign. Raises `csv.Error` for cells beyond any measure."""
    stated = _STATED.match(text)
    for row in csv.reader(io.StringIO(text[stated.end() :] if stated else text, newline=""), delimiter=sign):
        # The csv module has a limit of its own, which any other library in the process may lift.
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise csv.Error(f"field larger than {LONGEST_CELL}")
        yield row


def _measure(text: str, sign: str, whole: bool) -> Delimiter | None:
    try:
        rows = list(islice(rows_of(text, sign), MAX_ROWS))
    except csv.Error:
        return None
    if not whole and 1 < len(rows) < MAX_ROWS:
        del rows[-1]
    widths = Counter((filled, len(row)) for row in rows if (filled := _filled(row)))
    fitting = {
        columns: sum(count for (filled, width), count in widths.items() if filled <= columns <= width)
        for columns in {width for _, width in widths if width > 1}
    }
    if not fitting:
        return None
    columns = max(fitting, key=lambda columns: (fitting[columns], columns))
    even = all(width == columns for _, width in widths)
    return Delimiter(sign, columns, fitting[columns] / widths.total(), fitting[columns], even)


def _filled(row: Sequence[str]) -> int:
    """How many cells the row has without the empty ones at its end."""
    return max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)
