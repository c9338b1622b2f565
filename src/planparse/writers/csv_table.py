"""CSV: one action a row, for a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.records import Action, Plan

FIELDS = ("objective", "action", "means", "responsible", "partners", "deadline", "indicator", "target")
"""The eight fields of an action, in the contract's order."""
COLUMNS = ("plan", "axis", "objective_number", "number", *FIELDS, "source", "page")

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""The start of a cell that a spreadsheet would run, or that already looks like one made harmless."""
_DATE = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){1,2}\u2060*")
"""What a spreadsheet may take for a date: a number such as 1.2.1, with joiners at its end that say that it is none."""
_JOINER = "\u2060"
"""Nothing to be seen, and no blank either, which spreadsheets pass over."""
_LINE_END = re.compile(r"(?<!\\)(\\*)(\n|\Z)")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What programs differ on: the sign between cells, and what stands at the start of the file."""

    sign: str = ","
    start: bytes = b""
    no_dates: bool = False
    """Numbers such as 1.2.1 have a joiner at their end, so that the program takes none for a date."""


DIALECTS = {"rfc4180": Dialect(), "excel-fr": Dialect(";", codecs.BOM_UTF8, no_dates=True)}
"""By their names on the command line; the first is the default. Excel knows UTF-8 by its mark only."""


class CsvWriter:
    """RFC 4180: CRLF between rows, quotes where needed; entries of a list on lines of their own.

    `planparse.corrections.table` reads it back.
    """

    format = "csv"
    holds_many = True

    def __init__(self, dialect: Dialect = DIALECTS["rfc4180"]) -> None:
        self._dialect = dialect

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """UTF-8, without byte order mark unless the dialect wants it; the header row comes once."""
        sign, no_dates = self._dialect.sign, self._dialect.no_dates
        yield self._dialect.start + encoded([COLUMNS], sign)
        for plan in plans:
            rows = ([harmless(cell, no_dates=no_dates) for cell in cells(plan, action)] for action in plan.actions)
            yield encoded(rows, sign)


def harmless(cell: str, *, no_dates: bool = False) -> str:
    """`cell` with an apostrophe in front where a spreadsheet would take it for a formula.

    Where `no_dates` are wanted, a word joiner follows what it would take for a date. `unharmed` undoes both: a
    text that looks like one made harmless gets one sign more.
    """
    if _FORMULA.match(cell):
        return f"'{cell}"
    return f"{cell}{_JOINER}" if (no_dates or cell.endswith(_JOINER)) and _DATE.fullmatch(cell) else cell


def unharmed(cell: str) -> str:
    """The text that `harmless` made `cell` of, whatever it was."""
    if _FORMULA.match(cell):
        return cell.removeprefix("'")
    return cell.removesuffix(_JOINER) if _DATE.fullmatch(cell) else cell


def listed(entries: Iterable[str]) -> str:
    """Entries on lines of their own, as `entries_of` reads them back.

    A line end inside an entry has a backslash in front; backslashes at the end of a line are doubled.
    """
    return "\n".join(map(_marked, entries))


def _marked(entry: str) -> str:
    if "\n" not in entry and not entry.endswith("\\"):
        return entry
    return _LINE_END.sub(lambda end: end[1] * 2 + ("\\\n" if end[2] else ""), entry)


def entries_of(cell: str) -> tuple[str, ...]:
    """The entries that `listed` made `cell` of; blank lines are none."""
    found, begun = [], ""
    for line in cell.split("\n"):
        bare = line.rstrip("\\")
        count = len(line) - len(bare)
        begun += bare + "\\" * (count // 2)
        if count % 2:
            begun += "\n"
        else:
            found.append(begun)
            begun = ""
    return tuple(entry for entry in (*found, begun) if entry.strip())


def encoded(rows: Iterable[Iterable[str]], sign: str = ",") -> bytes:
    """Lines of CSV in UTF-8."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=sign).writerows(rows)
    return buffer.getvalue().encode()


def cells(plan: Plan, action: Action) -> tuple[str, ...]:
    """The row of an action under `COLUMNS`, formulas and all."""
    page = first_page(action)
    return (
        plan.title or plan.source.name,
        axis(action),
        action.objective_number or "",
        action.number or "",
        action.objective or "",
        action.action,
        listed(action.means),
        listed(action.responsible),
        listed(action.partners),
        action.deadline.text if action.deadline else "",
        listed(action.indicator),
        listed(target.text for target in action.target),
        plan.source.name,
        "" if page is None else str(page),
    )


def axis(action: Action) -> str:
    """Number and words of the axis; without one, of the outermost level that is no objective."""
    levels = [level for level in action.context if not level.level.endswith("objective")]
    first = next((level for level in levels if level.level == "axis"), levels[0] if levels else None)
    return f"{first.number or ''} {first.text}".strip() if first else ""


def first_page(action: Action) -> int | None:
    """The page that the action begins on; None where the format has none."""
    return next((place.page for place in action.evidence.get("action", ()) if place.page is not None), None)
