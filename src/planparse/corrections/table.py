"""Records that planparse wrote as CSV, read back."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planparse.errors import DamagedFileError
from planparse.issues import CODES
from planparse.normalise.deadlines import MAX_TEXT, Frame, read_deadline
from planparse.normalise.language import main_language
from planparse.normalise.period import read_period
from planparse.normalise.plan_years import find_plan_years
from planparse.normalise.targets import read_target
from planparse.readers.decoding import decode
from planparse.readers.delimiters import rows_of
from planparse.records import Action, ContextLevel, Evidence, Issue, Period, Plan, Source
from planparse.wording.fold import fold
from planparse.wording.numbering import split_number
from planparse.writers.csv_table import COLUMNS, entries_of, unharmed

Row: TypeAlias = Mapping[str, str]
"""The texts of a row by the names of their columns."""

FROM_TABLE = "from-table"
_SIGNS = ",;\t|"
_HEAD = 4096
"""Bytes in which the header stands, if the table is planparse's own."""
_LOST_JOINER = re.compile(r"(?<![^;,\t|\"\n])(\d{1,4}(?:[./-]\d{1,4}){1,2})\?(?=[;,\t|\"\r\n])")
"""A number such as 1.2.1 whose joiner a code page of Windows has no sign for."""
_LARGEST_PAGE = 6
"""Digits."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The rows of one plan: its title, if it has one, and the name of the file that it was read from."""

    title: str | None
    source: str
    rows: tuple[Row, ...]


def is_own(data: bytes) -> bool:
    """Whether `data` begins with the header that planparse writes, in any order and between any signs."""
    return _sign(_text(data[:_HEAD], whole=False)) is not None


def sheaves_of(data: bytes, name: str) -> tuple[Sheaf, ...]:
    """The rows of each plan in `data`; columns may have been moved, and those added are passed over.

    Raises DamagedFileError where it is no table that planparse wrote.
    """
    text = _text(data, whole=True)
    sign = _sign(text)
    if sign is None:
        raise DamagedFileError(
            f"{name} is no table that planparse wrote: its first row is to name the columns {', '.join(COLUMNS)}."
        )
    sheaves: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    try:
        rows = rows_of(text, sign)
        header = [cell.strip() for cell in next(rows)]
        for texts in rows:
            row = {key: unharmed(cell) for key, cell in zip(header, texts, strict=False)}
            if row.get("action", "").strip():
                # The table of an archive tells the folder of each file as well.
                sheaves[row.get("plan", ""), row.get("source", ""), row.get("path", "")].append(row)
    except csv.Error as error:
        raise DamagedFileError(f"{name} is damaged: it holds a cell beyond any measure ({error}).") from error
    return tuple(
        Sheaf(title if title != source else None, source, tuple(rows)) for (title, source, _), rows in sheaves.items()
    )


def plans_of(data: bytes, name: str) -> tuple[Plan, ...]:
    """The plans in `data`, with all that a table says; deadlines and targets are read from their texts anew.

    Raises DamagedFileError where it is no table that planparse wrote.
    """
    digest = hashlib.sha256(data).hexdigest()
    return tuple(
        _plan(sheaf, Source(name=sheaf.source or name, format="csv", sha256=digest, bytes=len(data)))
        for sheaf in sheaves_of(data, name)
    )


def level_of(axis: str) -> ContextLevel:
    """The axis that a cell names; its number is taken off where it can be put back."""
    numbered = split_number(axis)
    if numbered.number and f"{numbered.number} {numbered.text}" == axis:
        return ContextLevel(level="axis", number=numbered.number, text=numbered.text)
    return ContextLevel(level="axis", text=axis)


def _plan(sheaf: Sheaf, source: Source) -> Plan:
    language = main_language(text for row in sheaf.rows for text in (row.get("action", ""), row.get("objective", "")))
    period = read_period(sheaf.title or "", ())
    frame = _frame(sheaf, period, language)
    level, message = CODES[FROM_TABLE]
    return Plan(
        source=source,
        title=sheaf.title,
        language=language,
        period=period,
        actions=tuple(_action(row, frame) for row in sheaf.rows),
        issues=(Issue(code=FROM_TABLE, level=level, message=message),),
    )


def _frame(sheaf: Sheaf, period: Period | None, language: str | None) -> Frame:
    years = (year for row in sheaf.rows for year in find_plan_years(fold(row.get("deadline", "")[:MAX_TEXT])))
    start, end = (period.start, period.end) if period else (None, None)
    return Frame(start, end, max(years, default=0), None if language == "en" else True)


def _action(row: Row, frame: Frame) -> Action:
    def entries(column: str) -> tuple[str, ...]:
        return entries_of(row.get(column, ""))

    page, deadline = row.get("page", ""), row.get("deadline", "")
    return Action(
        number=row.get("number") or None,
        objective_number=row.get("objective_number") or None,
        context=(level_of(row["axis"]),) if row.get("axis") else (),
        objective=row.get("objective") or None,
        action=row["action"],
        means=entries("means"),
        responsible=entries("responsible"),
        partners=entries("partners"),
        deadline=read_deadline(deadline, frame) if deadline else None,
        indicator=entries("indicator"),
        target=tuple(map(read_target, entries("target"))),
        evidence={"action": tuple(_places(page, row["action"]))} if page else {},
    )


def _places(page: str, action: str) -> Iterator[Evidence]:
    if page.isdecimal() and len(page) <= _LARGEST_PAGE:
        yield Evidence(page=int(page), raw=action)


def _text(data: bytes, *, whole: bool) -> str:
    try:
        # Whatever signs a record holds, what planparse wrote is UTF-8; spreadsheets may save it otherwise.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _LOST_JOINER.sub(r"\1", decode(data, whole=whole) or "")


def _sign(text: str) -> str | None:
    """The sign under which the first row names all the columns of planparse."""
    return next((sign for sign in _SIGNS if _names_columns(text, sign)), None)


def _names_columns(text: str, sign: str) -> bool:
    try:
        header: Sequence[str] = next(rows_of(text, sign), ())
    except csv.Error:
        return False
    return set(COLUMNS) <= {cell.strip() for cell in header}
