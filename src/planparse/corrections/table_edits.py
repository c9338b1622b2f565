"""What a person changed in a table of records, found by comparing it with the plan that it was written from."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planparse.corrections.changes import Change, Fields, Level, NewRecord, PlanCorrections, fingerprint
from planparse.corrections.table import Row, Sheaf, level_of
from planparse.matching.alignment import align
from planparse.matching.entries import entries
from planparse.records import Action, Plan
from planparse.writers.csv_table import COLUMNS, axis, cells, entries_of

TEXTS = ("objective_number", "number", "objective", "action", "deadline")
LISTS = ("means", "responsible", "partners", "indicator", "target")
HALF = 0.5


def is_of(sheaf: Sheaf, plan: Plan) -> bool:
    """Whether the rows are those of `plan`, by the names of both."""
    return sheaf.source == plan.source.name


def edits_of(sheaf: Sheaf, plan: Plan) -> PlanCorrections:
    """The changes that make `plan` say what the rows say."""
    written = [dict(zip(COLUMNS, cells(plan, action), strict=True)) for action in plan.actions]
    match = _matched(written, sheaf.rows)
    changes: list[Change] = []
    above = -1
    for place, row in enumerate(sheaf.rows):
        index = match.get(place)
        if index is None:
            changes.append(Change(by=(NewRecord(set=_fields(row, {}, None)),), after=above))
            continue
        above = index
        fields = _fields(row, written[index], plan.actions[index])
        if fields.model_fields_set:
            changes.append(Change(replaces=(index,), by=(NewRecord(of=(index,), set=fields),)))
    gone = set(range(len(written))) - set(match.values())
    changes += (Change(replaces=(index,)) for index in sorted(gone))
    return PlanCorrections(
        name=plan.source.name, sha256=plan.source.sha256, reading=fingerprint(plan), changes=tuple(changes)
    )


def _matched(written: Sequence[Row], rows: Sequence[Row]) -> dict[int, int]:
    """The record of each row, by their places: rows as they were written first, then those most like one."""
    match = {
        place: place
        for place, (ours, theirs) in enumerate(zip(written, rows, strict=False))
        if _texts(ours) == _texts(theirs)
    }
    same: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for index, row in enumerate(written):
        if index not in match:
            same[_texts(row)].append(index)
    for place, row in enumerate(rows):
        if place not in match and (alike := same.get(_texts(row))):
            match[place] = alike.popleft()
    taken = set(match.values())
    left = [place for place in range(len(rows)) if place not in match]
    free = [index for index in range(len(written)) if index not in taken]
    closest = align(entries([written[index] for index in free]), entries([rows[place] for place in left]))
    match |= {left[there]: free[here] for here, there in closest.items()}
    return match | dict(_in_place(written, rows, match))


def _in_place(written: Sequence[Row], rows: Sequence[Row], match: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Rows with another action that stand where a record is missed, and say half of what it said."""
    missed = set(range(len(written))) - set(match.values())
    above = -1
    for place, row in enumerate(rows):
        if place in match:
            above = match[place]
        elif above + 1 in missed and _agreement(written[above + 1], row) >= HALF:
            above += 1
            yield place, above


def _agreement(one: Row, other: Row) -> float:
    """Share of the columns that either fills in which both say the same."""
    pairs = [pair for pair in zip(_texts(one), _texts(other), strict=True) if any(pair)]
    return sum(here == there for here, there in pairs) / len(pairs)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in ("axis", *TEXTS, *LISTS))


def _fields(row: Row, written: Mapping[str, str], action: Action | None) -> Fields:
    changed: dict[str, Any] = {}
    for column in ("axis", *TEXTS, *LISTS):
        text = row.get(column, "")
        if text == written.get(column, ""):
            continue
        if column == "axis":
            changed["context"] = tuple(_levels(text, action))
        else:
            changed[column] = entries_of(text) if column in LISTS else text or None
    return Fields(**changed)


def _levels(text: str, action: Action | None) -> list[Level]:
    """The levels above an objective, with another axis."""
    kept = list(action.context) if action else []
    old = axis(action) if action else ""
    shown = [f"{level.number or ''} {level.text}".strip() for level in kept]
    place = shown.index(old) if old in shown else -1
    kept[max(place, 0) : place + 1] = [level_of(text)] if text else []
    return [Level(number=level.number, text=level.text) for level in kept]
