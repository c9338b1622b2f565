"""What tells given records from expected ones, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planparse.matching.entries import Entry, Fact

Kind = Literal["field", "missing record", "extra record", "order"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what was expected and what was given instead, as written."""

    kind: Kind
    record: str
    """Name of the expected record, or of the extra one."""
    field: str = ""
    expected: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    def facts(self) -> Iterator[tuple[str, str, str, str]]:
        """Every single fact of it: kind, record, field and text; equal ones of two runs are the same error."""
        if self.kind != "field":
            yield self.kind, self.record, "", ""
        for side, texts in (("missing", self.expected), ("spurious", self.given)):
            yield from ((side, self.record, self.field, text) for text in texts)


def differences(expected: Sequence[Entry], given: Sequence[Entry], match: Mapping[int, int]) -> Iterator[Difference]:
    """Differences in the order of the expected records, then the extra records."""
    for index, entry in enumerate(expected):
        if entry.optional:
            continue
        if index in match:
            yield from of_record(entry, given[match[index]])
        else:
            yield Difference("missing record", entry.name)
    for index in left_over(given, match):
        yield Difference("extra record", given[index].name)


def left_over(given: Sequence[Entry], match: Mapping[int, int]) -> list[int]:
    """Indexes of the given records that are none of the expected ones."""
    used = set(match.values())
    return [index for index in range(len(given)) if index not in used]


def scored(entry: Entry, expected: Entry) -> list[Fact]:
    """Facts of `entry` in the fields about which `expected` says something."""
    return [fact for fact in entry.facts if fact.field.partition(".")[0] not in expected.unscored]


def of_record(expected: Entry, given: Entry) -> Iterator[Difference]:
    """Differences between two records that are the same one."""
    ours, theirs = Counter(scored(expected, expected)), Counter(scored(given, expected))
    missing, spurious = list((ours - theirs).elements()), list((theirs - ours).elements())
    for field in dict.fromkeys(fact.field for fact in (*ours, *theirs)):
        before, after = _texts(missing, field), _texts(spurious, field)
        if before or after:
            yield Difference("field", expected.name, field, before, after)


def _texts(facts: Iterable[Fact], field: str) -> tuple[str, ...]:
    return tuple(fact.text for fact in facts if fact.field == field)
