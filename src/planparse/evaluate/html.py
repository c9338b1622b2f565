"""An evaluation as a page: figures on top, every difference below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.evaluate.counts import MEASURES, Count
from planparse.evaluate.evaluation import Evaluation, together
from planparse.evaluate.figures import Change
from planparse.matching.differences import Difference
from planparse.webpage import Markup, element, page, reworded, table


def to_html(evaluations: Sequence[Evaluation], change: Change | None = None) -> bytes:
    """The whole report."""
    return page("Evaluation", _sections(evaluations, change))


def _sections(evaluations: Sequence[Evaluation], change: Change | None) -> Iterator[Markup]:
    total = together(evaluations)
    yield element(
        "p",
        f"Fact F1 {total.total().f1:.4f}, {total.exact} of {total.records} records right in every fact, "
        f"{total.extra} extra records, {len(evaluations)} documents.",
    )
    yield _by_field(total)
    if change is not None:
        yield from _changes(change)
    for evaluation in evaluations:
        yield element("h2", f"{evaluation.name}: F1 {evaluation.total().f1:.4f}")
        yield _differences(evaluation.differences)


def _by_field(total: Evaluation) -> Markup:
    header = ["field", "precision", "recall", "F1 strict", *(f"F1 {name}" for name in MEASURES if name != "strict")]
    fields = {**{name: name for name in total.counts["strict"]}, "total": ""}
    return table(header, [[label, *_row(total, field)] for label, field in fields.items()], "Scores by field")


def _row(total: Evaluation, field: str) -> list[str]:
    def of(measure: str) -> Count:
        return total.counts[measure].get(field, Count()) if field else total.total(measure)

    strict = of("strict")
    return [f"{figure:.3f}" for figure in (strict.precision, strict.recall, *(of(name).f1 for name in MEASURES))]


def _changes(change: Change) -> Iterator[Markup]:
    yield element("h2", f"Since the earlier run: F1 {change.f1_before:.4f} to {change.f1:.4f}")
    for title, facts in (("Gains", change.gains), ("Losses", change.losses)):
        yield table([f"{title} ({len(facts)})", "error", "record", "field", "text"], facts)


def _differences(differences: Sequence[Difference]) -> Markup:
    if not differences:
        return element("p", "No difference.")
    return table(["record", "field", "expected", "given"], [_line(difference) for difference in differences])


def _line(difference: Difference) -> list[str]:
    if difference.kind != "field":
        return [difference.record, difference.kind, "", ""]
    old, new = reworded("\n".join(difference.expected), "\n".join(difference.given))
    return [difference.record, difference.field, old, new]
