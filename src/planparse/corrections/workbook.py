"""A workbook that planparse wrote and a person corrected: the plans that it keeps, and what was changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from planparse.corrections.changes import Change, Fields, Level, NewRecord, PlanCorrections, fingerprint
from planparse.errors import DamagedFileError
from planparse.readers.package import Package
from planparse.records import Action, Plan
from planparse.writers.workbook.columns import (
    ACTIONS,
    EDITABLE,
    EXTRA,
    IDENTITY,
    LISTS,
    Column,
    columns,
    level_line,
    shown,
)
from planparse.writers.workbook.keeping import SHEET, unpack

Row = Mapping[str, str]
"""The texts of a row by the keys of their columns."""

_IDENTITY = re.compile(r"(\d{1,6})\.(\d{1,7})")


def is_own(data: bytes, name: str) -> bool:
    """Whether `data`, a file called `name`, is a workbook with the sheet that keeps records."""
    try:
        book = Package(data, name).xml("xl/workbook.xml")
    except DamagedFileError:
        return False
    return book is not None and any(sheet.get("name") == SHEET for sheet in book.iter("{*}sheet"))


def edits_of(data: bytes, name: str) -> list[tuple[Plan, PlanCorrections]]:
    """Each plan that the workbook in `data` keeps, with what was changed; `name` is for messages.

    Raises DamagedFileError where planparse did not write the workbook.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        plans, titles = unpack([str(row[0]) for row in _values(book, SHEET)])
        rows = list(_rows(_values(book, titles[ACTIONS]), titles))
    except (CalamineError, ValueError, LookupError) as error:
        raise DamagedFileError(f"{name} is no workbook that planparse wrote: apply takes back only such.") from error
    if IDENTITY not in titles or (not any(IDENTITY in row for row in rows) and any(plan.actions for plan in plans)):
        raise DamagedFileError(f"{name} lost its hidden column of records, without which no row can be told.")
    shape = columns(plans)
    return [
        (plan, _corrections(plan, at, list(_of_plan(rows, at, len(plans))), shape)) for at, plan in enumerate(plans)
    ]


def _values(book: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _rows(values: Sequence[Sequence[Any]], titles: Mapping[str, str]) -> Iterator[Row]:
    """The rows below the titles that hold anything; columns may have been moved, and those added are passed over."""
    keys = {_plain(title): key for key, title in titles.items()}
    header = [keys.get(_plain(_text(value))) for value in values[0]] if values else []
    for row in values[1:]:
        texts = {key: _text(value) for key, value in zip(header, row, strict=False) if key}
        if any(texts.values()):
            yield texts


def _of_plan(rows: Sequence[Row], at: int, count: int) -> Iterator[tuple[int | None, Row]]:
    """The rows of the plan `at`, each with its record; a row without one belongs where the row above it does."""
    here = 0
    for row in rows:
        match = _IDENTITY.fullmatch(row.get(IDENTITY, "").strip())
        if match:
            here = min(int(match[1]), count - 1)
        if here == at:
            yield (int(match[2]) if match else None), row


def _corrections(
    plan: Plan, at: int, rows: Sequence[tuple[int | None, Row]], shape: Sequence[Column]
) -> PlanCorrections:
    changes: list[Change] = []
    seen: set[int] = set()
    above = -1
    for index, row in rows:
        if index is None or index in seen or index >= len(plan.actions):
            if row.get("action", "").strip():
                changes.append(Change(by=(NewRecord(set=_fields(plan, None, row, shape)),), after=above))
            continue
        seen.add(index)
        above = index
        fields = _fields(plan, plan.actions[index], row, shape)
        if fields.model_fields_set:
            changes.append(Change(replaces=(index,), by=(NewRecord(of=(index,), set=fields),)))
    changes += (Change(replaces=(index,)) for index in range(len(plan.actions)) if index not in seen)
    return PlanCorrections(
        name=plan.source.name, sha256=plan.source.sha256, reading=fingerprint(plan), changes=tuple(changes)
    )


def _fields(plan: Plan, action: Action | None, row: Row, shape: Sequence[Column]) -> Fields:
    """What a row says otherwise than the record that it was written from; for a new record, all that it says."""
    changed: dict[str, Any] = {}
    extra = dict(action.extra) if action else {}
    for column in shape:
        written = column.text(plan, action) if action else ""
        if column.key not in row or _plain(row[column.key]) == _plain(shown(written)):
            continue
        text = row[column.key]
        if column.key == "context":
            changed["context"] = tuple(_levels(text, action))
        elif column.key in LISTS:
            changed[column.key] = tuple(line.strip() for line in text.split("\n") if line.strip())
        elif column.key == "action" and not text.strip():
            continue
        elif column.key in EDITABLE:
            changed[column.key] = text.strip() or None
        elif column.key.startswith(EXTRA):
            name = column.key.removeprefix(EXTRA)
            changed["extra"] = extra = {key: kept for key, kept in extra.items() if key != name or text.strip()}
            if text.strip():
                extra[name] = text.strip()
    return Fields(**changed)


def _levels(text: str, action: Action | None) -> Iterator[Level]:
    """The lines of a context; a line as it was written keeps its number."""
    known = {_plain(level_line(level)): level for level in action.context} if action else {}
    for line in text.split("\n"):
        if line.strip():
            level = known.get(_plain(line))
            yield Level(number=level.number, text=level.text) if level else Level(text=line.strip())


def _text(value: object) -> str:
    """What a cell says, with a number or date that a person typed as text."""
    match value:
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value).replace("\r\n", "\n")


def _plain(text: str) -> str:
    """`text` for comparison: programs that save a workbook may change its white space."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
