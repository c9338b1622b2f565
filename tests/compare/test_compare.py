"""What changed between two plans."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.compare import Comparison, compare
from planparse.compare.reports import to_html, to_json

CAFE = {"number": "1", "objective": "Se rencontrer", "action": "Ouvrir un café", "responsible": ["Ville"]}
TREES = {"number": "2", "objective": "Verdir", "action": "Planter quarante arbres", "deadline": "mars 2025"}
POND = {
    "number": "3",
    "objective": "Verdir",
    "action": "Nettoyer un étang",
    "context": [{"number": "1", "text": "Eau"}],
}


def between(old: list[dict[str, Any]], new: list[dict[str, Any]], **facts: Any) -> Comparison:
    return compare({"actions": old}, {"actions": new, **facts}, "old", "new")


def labels(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.name, change.labels) for change in comparison.changes]


def test_nothing_changed() -> None:
    same = between([CAFE, TREES], [{**CAFE, "action": "Ouvrir  un café."}, TREES])
    assert (same.changes, same.facts, same.unchanged) == ((), (), 2)


def test_added_and_dropped_actions_stand_where_they_belong() -> None:
    assert labels(between([CAFE, TREES], [POND, CAFE])) == [
        ("3 Nettoyer un étang", ("added",)),
        ("2 Planter quarante arbres", ("dropped",)),
    ]


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"action": "Planter soixante arbres"}, "reworded"),
        ({"objective": "Reverdir"}, "moved"),
        ({"context": [{"text": "Air"}]}, "moved"),
        ({"number": "7"}, "renumbered"),
        ({"deadline": "juin 2025"}, "deadline"),
        ({"deadline": None}, "deadline"),
        ({"responsible": ["MRC"]}, "responsible"),
    ],
)
def test_a_change_has_a_name(change: dict[str, Any], label: str) -> None:
    [found] = between([CAFE, TREES], [CAFE, {**TREES, **change}]).changes
    assert found.labels == (label,)


def test_facts_of_the_plan_are_compared() -> None:
    [difference] = between([], [], title="Plan 2025", period={"text": ""}).facts
    assert (difference.field, difference.given) == ("title", ("Plan 2025",))


def test_json_and_page_say_what_changed() -> None:
    comparison = between([CAFE, TREES], [{**CAFE, "responsible": ["<MRC>"]}, POND])
    content = json.loads(to_json(comparison))
    assert content["counts"] == {"responsible": 1, "dropped": 1, "added": 1}
    assert content["actions"][0] == {
        "action": "1 Ouvrir un café",
        "changes": ["responsible"],
        "fields": [{"field": "responsible", "old": ["Ville"], "new": ["<MRC>"]}],
    }
    page = to_html(comparison).decode()
    assert "<del>Ville</del>" in page
    assert "&lt;" in page
    assert "<MRC>" not in page, "what a plan says is no markup"


RECORD = st.fixed_dictionaries({"action": st.text(alphabet="ab ", min_size=1, max_size=9)})


@given(st.lists(RECORD, max_size=7), st.lists(RECORD, max_size=7))
def test_every_record_is_accounted_for_once(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    comparison = between(old, new)
    kinds = [change.kind for change in comparison.changes]
    assert comparison.unchanged + kinds.count("changed") + kinds.count("dropped") == len(old)
    assert comparison.unchanged + kinds.count("changed") + kinds.count("added") == len(new)
