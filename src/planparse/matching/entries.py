"""Records as facts. A fact is one text of one field: what evaluation, checks and comparisons count.

Records come as JSON has them, whole (`planparse extract`) or in the short form of a hand-made
expectation, where a deadline, a target or a level may be plain text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from planparse.matching.plain import plain

Record: TypeAlias = Mapping[str, Any]

TEXTS = ("number", "objective_number", "objective", "action", "deadline")
LISTS = ("context", "means", "responsible", "partners", "indicator", "target")
FIELDS = ("number", "objective_number", "context", "objective", "action", "means", "responsible", "partners",
          "deadline", "indicator", "target")  # fmt: skip
"""Every field that holds facts, in the order in which people read a record."""
MUTE = frozenset({"text", "assumed"})
"""Parts of a deadline, a target or a level that are no fact of their own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One text of one field; a detail's field has a dot, such as `deadline.start`."""

    field: str
    plain: str
    """The form that is compared."""
    text: str = dataclasses.field(compare=False)
    """As written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as facts."""

    facts: tuple[Fact, ...]
    optional: bool = False
    """The record may be there or not."""
    unscored: frozenset[str] = frozenset()
    """Fields about which the record says nothing."""

    def texts(self, field: str) -> list[str]:
        """The texts of one field, as written."""
        return [fact.text for fact in self.facts if fact.field == field]

    def text(self, field: str) -> str:
        """The text of one field, or an empty one."""
        return next(iter(self.texts(field)), "")

    @property
    def name(self) -> str:
        """Number and words of the action, for people."""
        return f"{self.text('number')} {self.text('action')}".strip()


def entries(records: Sequence[Record], details: Collection[str] = ()) -> tuple[Entry, ...]:
    """`records` as facts; of typed values and other columns, those count that `details` names."""
    return tuple(_entry(record, details) for record in records)


def stated_details(records: Sequence[Record]) -> frozenset[str]:
    """The details that `records` state, such as `deadline.start`, and `extra` where they have other columns."""
    stated = {"extra" for record in records if "extra" in record}
    for record in records:
        for name in FIELDS:
            for value in _values(record.get(name)):
                stated.update(f"{name}.{part}" for part in (value if isinstance(value, Mapping) else ()))
    return frozenset(stated)


def _entry(record: Record, details: Collection[str]) -> Entry:
    facts = [fact for name in FIELDS for value in _values(record.get(name)) for fact in _facts(name, value, details)]
    if "extra" in details:
        facts += [_fact(f"extra.{header}", text) for header, text in (record.get("extra") or {}).items()]
    silent = {name for name in LISTS if name in record and record[name] is None}
    return Entry(
        facts=tuple(facts),
        optional=bool(record.get("optional")),
        unscored=frozenset(silent | set(record.get("unscored") or ())),
    )


def _values(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _facts(name: str, value: object, details: Collection[str]) -> Iterator[Fact]:
    """The fact of `value`, then those of its parts."""
    parts = value if isinstance(value, Mapping) else {"text": value}
    text = str(parts.get("text") or "")
    if plain(text):
        yield _fact(name, text)
    for part, detail in parts.items():
        if f"{name}.{part}" in details and part not in MUTE and detail not in (None, "", [], ()):
            yield _fact(f"{name}.{part}", ", ".join(map(str, _values(detail))))


def _fact(field: str, text: object) -> Fact:
    return Fact(field, plain(str(text)), str(text))
