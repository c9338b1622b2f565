"""A comparison as JSON, and as a page with both plans side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planparse.compare import Change, Comparison
from planparse.matching.differences import Difference
from planparse.matching.entries import Entry
from planparse.webpage import Markup, element, page, reworded, table


def to_json(comparison: Comparison) -> bytes:
    """Counts and every change, with the old and the new texts of what changed."""
    content = {
        "format": "planparse-diff",
        "old": comparison.old_name,
        "new": comparison.new_name,
        "unchanged": comparison.unchanged,
        "counts": dict(comparison.counts()),
        "plan": [_difference(difference) for difference in comparison.facts],
        "actions": [
            {
                "action": change.name,
                "changes": list(change.labels),
                "fields": [_difference(difference) for difference in change.differences],
            }
            for change in comparison.changes
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def to_html(comparison: Comparison) -> bytes:
    """A page: what changed in the plan itself, then every action that changed, old beside new."""
    return page(f"{comparison.old_name} → {comparison.new_name}", _sections(comparison))


def _sections(comparison: Comparison) -> Iterator[Markup]:
    counts = [f"{count} {label}" for label, count in comparison.counts().most_common()]
    yield element("p", ", ".join([*counts, f"{comparison.unchanged} unchanged"]) + ".")
    if comparison.facts:
        yield table(["plan", comparison.old_name, comparison.new_name], map(_row, comparison.facts))
    if comparison.changes:
        rows = [row for change in comparison.changes for row in _rows(change)]
        yield table(["action", "what changed", comparison.old_name, comparison.new_name], rows)


def _rows(change: Change) -> Iterator[list[str]]:
    if change.kind != "changed":
        yield [change.name, change.kind, _whole(change.old), _whole(change.new)]
    for index, difference in enumerate(change.differences):
        yield ["" if index else change.name, *_row(difference)]


def _row(difference: Difference) -> list[str]:
    old, new = reworded("\n".join(difference.expected), "\n".join(difference.given))
    return [difference.field, old, new]


def _whole(entry: Entry | None) -> Markup:
    """Every field of an action that only one of the plans has."""
    facts = entry.facts if entry else ()
    return element("ul", *(element("li", f"{fact.field}: {fact.text}") for fact in facts)) if facts else Markup("")


def _difference(difference: Difference) -> dict[str, object]:
    return {"field": difference.field, "old": list(difference.expected), "new": list(difference.given)}
