"""Two versions of a plan, or two plans, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planparse.matching.alignment import align
from planparse.matching.differences import Difference, left_over, of_record
from planparse.matching.entries import Entry, Fact, entries
from planparse.matching.plain import plain

Kind = Literal["added", "dropped", "changed"]

PLAN_FACTS = ("title", "organisation", "language", "period")
LABELS = {
    "action": "reworded",
    "objective": "moved",
    "context": "moved",
    "number": "renumbered",
    "objective_number": "renumbered",
}
"""What a change of a field is called; a change of any other is called after its field."""


@dataclass(frozen=True, slots=True)
class Change:
    """An action that is new, gone, or not what it was."""

    kind: Kind
    old: Entry | None
    new: Entry | None
    differences: tuple[Difference, ...] = ()

    @property
    def name(self) -> str:
        """Number and words of the action."""
        entry = self.new or self.old
        return entry.name if entry else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What happened to the action, in a word each: added, reworded, moved, deadline, …"""
        if self.kind != "changed":
            return (self.kind,)
        return tuple(dict.fromkeys(LABELS.get(one.field, one.field) for one in self.differences))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that tells the new plan from the old one."""

    old_name: str
    new_name: str
    facts: tuple[Difference, ...]
    """Changes of title, organisation, language and period."""
    changes: tuple[Change, ...]
    """In the order of the new plan; what was dropped stands where it was."""
    unchanged: int

    def counts(self) -> Counter[str]:
        """How often each thing happened."""
        return Counter(label for change in self.changes for label in change.labels)


def compare(old: Mapping[str, Any], new: Mapping[str, Any], old_name: str, new_name: str) -> Comparison:
    """Compare two plans as JSON has them; spaces, quotes and dashes do not count."""
    before, after = entries(old["actions"]), entries(new["actions"])
    pairs = list(_pairs(before, after))
    changes = [change for here, there in pairs for change in _change(here, there)]
    return Comparison(
        old_name, new_name, tuple(of_record(_facts(old), _facts(new))), tuple(changes), len(pairs) - len(changes)
    )


def _pairs(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Old and new record side by side; a dropped one comes after the one it followed."""
    match = align(before, after)
    source = {there: here for here, there in match.items()}
    added = set(left_over(after, match))
    dropped = [index for index in range(len(before)) if index not in match]
    for there, entry in enumerate(after):
        here = source.get(there)
        while here is not None and dropped and dropped[0] < here:
            yield before[dropped.pop(0)], None
        yield (None if there in added or here is None else before[here]), entry
    yield from ((before[index], None) for index in dropped)


def _change(old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change("added" if old is None else "dropped", old, new)
    elif found := tuple(of_record(old, new)):
        yield Change("changed", old, new, found)


def _facts(content: Mapping[str, Any]) -> Entry:
    texts = {name: content.get(name) for name in PLAN_FACTS}
    named = {name: value.get("text") if isinstance(value, Mapping) else value for name, value in texts.items()}
    return Entry(tuple(Fact(name, plain(text), text) for name, text in named.items() if text))
