"""Frictionless data package: tidy tables in CSV with their descriptor, in one ZIP file."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from planparse.writers.csv_table import axis, first_page, harmless

if TYPE_CHECKING:
    from planparse.records import Action, Plan

Cell: TypeAlias = str | int | float | bool | None
LISTS = ("means", "responsible", "partners", "indicator")


@dataclass(frozen=True, slots=True)
class Resource:
    """One table: columns with their types, key, and the table that each row belongs to."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    parent: tuple[str, str] | None = None
    """Column of this table and name of the table that it points to."""

    def schema(self) -> dict[str, object]:
        """Table Schema."""
        fields = [{"name": name, "type": kind} for name, kind in self.columns]
        schema: dict[str, object] = {"fields": fields, "primaryKey": list(self.key)}
        if self.parent:
            column, table = self.parent
            schema["foreignKeys"] = [{"fields": column, "reference": {"resource": table, "fields": table[:-1]}}]
        return schema


PLANS = Resource(
    "plans",
    (("plan", "integer"), ("name", "string"), ("sha256", "string"), ("title", "string"), ("organisation", "string"),
     ("language", "string"), ("period", "string"), ("start", "date"), ("end", "date")),
    ("plan",),
)  # fmt: skip
ACTIONS = Resource(
    "actions",
    (("action", "integer"), ("plan", "integer"), ("axis", "string"), ("objective_number", "string"),
     ("objective", "string"), ("number", "string"), ("text", "string"), ("deadline", "string"),
     ("deadline_kind", "string"), ("deadline_start", "date"), ("deadline_end", "date"),
     ("deadline_assumed", "boolean"), ("page", "integer"), ("confidence", "number")),
    ("action",),
    ("plan", "plans"),
)  # fmt: skip
ENTRIES = Resource(
    "entries",
    (("action", "integer"), ("field", "string"), ("position", "integer"), ("text", "string")),
    ("action", "field", "position"),
    ("action", "actions"),
)
TARGETS = Resource(
    "targets",
    (("action", "integer"), ("position", "integer"), ("text", "string"), ("year", "integer"),
     ("comparator", "string"), ("value", "number"), ("unit", "string")),
    ("action", "position"),
    ("action", "actions"),
)  # fmt: skip


class DataPackageWriter:
    """plans.csv, actions.csv, entries.csv (lists, one entry a row), targets.csv and datapackage.json."""

    format = "datapackage"
    suffix = "zip"
    holds_many = True

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """A ZIP file; texts that a spreadsheet would run as formulas are made harmless as in CSV."""
        tables = _tables(list(plans))
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            _add(package, "datapackage.json", json.dumps(_descriptor(), indent=1).encode() + b"\n")
            for resource, rows in tables.items():
                _add(package, f"{resource.name}.csv", _csv(resource, rows))
        yield buffer.getvalue()


def _tables(plans: Sequence[Plan]) -> dict[Resource, list[list[Cell]]]:
    tables: dict[Resource, list[list[Cell]]] = {PLANS: [], ACTIONS: [], ENTRIES: [], TARGETS: []}
    for number, plan in enumerate(plans, start=1):
        tables[PLANS].append(_plan_row(number, plan))
        for action in plan.actions:
            key = len(tables[ACTIONS]) + 1
            tables[ACTIONS].append(_action_row(key, number, action))
            tables[ENTRIES].extend(_entry_rows(key, action))
            tables[TARGETS].extend(
                [key, position, target.text, target.year, target.comparator, target.value, target.unit]
                for position, target in enumerate(action.target, start=1)
            )
    return tables


def _plan_row(number: int, plan: Plan) -> list[Cell]:
    facts: list[Cell] = [number, plan.source.name, plan.source.sha256, plan.title, plan.organisation, plan.language]
    period = plan.period
    days = [day.isoformat() if day else None for day in (period.start, period.end)] if period else [None, None]
    return [*facts, period.text if period else None, *days]


def _action_row(key: int, plan: int, action: Action) -> list[Cell]:
    deadline = action.deadline
    return [
        key,
        plan,
        axis(action),
        action.objective_number,
        action.objective,
        action.number,
        action.action,
        deadline.text if deadline else None,
        deadline.kind if deadline else None,
        deadline.start.isoformat() if deadline and deadline.start else None,
        deadline.end.isoformat() if deadline and deadline.end else None,
        deadline.assumed if deadline else None,
        first_page(action),
        action.confidence,
    ]


def _entry_rows(key: int, action: Action) -> Iterator[list[Cell]]:
    lists = {"context": [level.text for level in action.context], **{name: getattr(action, name) for name in LISTS}}
    for name, texts in lists.items():
        yield from ([key, name, position, text] for position, text in enumerate(texts, start=1))
    for position, (header, text) in enumerate(action.extra.items(), start=1):
        yield [key, f"extra: {header}", position, text]


def _descriptor() -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": "action-plans",
        "title": "Actions of action plans, extracted by planparse",
        "resources": [
            {
                "name": resource.name,
                "path": f"{resource.name}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": resource.schema(),
            }
            for resource in (PLANS, ACTIONS, ENTRIES, TARGETS)
        ],
    }


def _csv(resource: Resource, rows: Iterable[Sequence[Cell]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([name for name, _ in resource.columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: Cell) -> Cell:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return harmless(value)
    return value


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    # The date of every entry is fixed: equal plans give equal files.
    package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
