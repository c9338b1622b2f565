"""Precision, recall and F1 of records against expected ones, by field and by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planparse.evaluate.counts import MEASURES, Count, Measure, count
from planparse.matching.alignment import align
from planparse.matching.differences import Difference, differences, left_over, of_record, scored
from planparse.matching.entries import FIELDS, Entry, Fact, Record, entries


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one document, or of several together."""

    name: str
    records: int
    """Expected records, optional ones left out."""
    predicted: int
    extra: int
    """Given records that are none of the expected ones."""
    exact: int
    """Expected records that are right in every fact."""
    counts: Mapping[str, Mapping[str, Count]] = field(repr=False)
    """By measure, then by field."""
    differences: tuple[Difference, ...] = field(default=(), repr=False)

    def total(self, measure: str = "strict") -> Count:
        """All fields together."""
        return sum(self.counts[measure].values(), Count())

    def of_records(self) -> Count:
        """Records instead of facts: found is a record that is right in every fact."""
        return Count(self.exact, spurious=self.predicted - self.exact, missing=self.records - self.exact)


def evaluate(expected: Sequence[Record], given: Sequence[Record], name: str) -> Evaluation:
    """Score the records of one document."""
    gold, found = entries(expected), entries(given)
    match = align(gold, found)
    required = {index: entry for index, entry in enumerate(gold) if not entry.optional}
    right = [index for index in required if index in match and not any(of_record(gold[index], found[match[index]]))]
    return Evaluation(
        name=name,
        records=len(required),
        predicted=len(found) - sum(index not in required for index in match),
        extra=len(left_over(found, match)),
        exact=len(right),
        counts={measure: _counts(gold, found, match, alike) for measure, alike in MEASURES.items()},
        differences=tuple(differences(gold, found, match)),
    )


def together(evaluations: Iterable[Evaluation]) -> Evaluation:
    """The figures of all documents as if they were one; the differences stay with the documents."""
    several = list(evaluations)
    counts: dict[str, dict[str, Count]] = {measure: {} for measure in MEASURES}
    for one in several:
        for measure, fields in one.counts.items():
            for name, figures in fields.items():
                counts[measure][name] = counts[measure].get(name, Count()) + figures
    return Evaluation(
        name="together",
        records=sum(one.records for one in several),
        predicted=sum(one.predicted for one in several),
        extra=sum(one.extra for one in several),
        exact=sum(one.exact for one in several),
        counts=counts,
    )


def _counts(
    gold: Sequence[Entry], found: Sequence[Entry], match: Mapping[int, int], alike: Measure
) -> dict[str, Count]:
    """Facts of each field, over the expected records and those that are none of them."""
    counts = dict.fromkeys(FIELDS, Count())
    for index, entry in enumerate(gold):
        if entry.optional:
            continue
        ours = scored(entry, entry)
        theirs = scored(found[match[index]], entry) if index in match else []
        for name in FIELDS:
            counts[name] += count(_of(name, ours), _of(name, theirs), alike)
    for index in left_over(found, match):
        for fact in found[index].facts:
            counts[fact.field] += Count(spurious=1)
    return {name: figures for name, figures in counts.items() if figures != Count()}


def _of(name: str, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.field == name]
