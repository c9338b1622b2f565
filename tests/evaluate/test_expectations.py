"""Expected records, whole and in the short form."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.evaluate.expectations import compare, expectation
from planparse.records import Plan

SHORT = {"number": "1", "context": [{"number": "1", "text": "Milieu de vie"}], "objective": "Verdir",
         "action": "Planter des arbres", "means": [], "responsible": ["Ville"], "partners": ["École"],
         "deadline": "mars 2025", "indicator": [], "target": ["40 arbres"]}  # fmt: skip


@pytest.fixture
def given(plan: Plan) -> dict[str, Any]:
    return plan.model_dump(mode="json")


def test_whole_expectation_is_met_by_its_plan(given: dict[str, Any]) -> None:
    written = expectation(given)
    assert compare(written, given) == []
    assert not {"source", "issues", "unclaimed"} & set(written)
    assert "evidence" not in written["actions"][0]


def test_whole_plan_may_be_the_expectation(given: dict[str, Any]) -> None:
    assert compare(given, given) == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("deadline", "start"), "deadline.start"),
        (("extra", "Budget"), "extra.Budget"),
        (("objective",), "objective"),
        (("partners",), "partners"),
    ],
)
def test_every_part_of_a_whole_record_counts(given: dict[str, Any], path: tuple[str, ...], field: str) -> None:
    written = expectation(given)
    part = written["actions"][0]
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = ["changed"] if isinstance(part[path[-1]], list) else "changed"
    assert {difference.field for difference in compare(written, given)} == {field}


def test_short_records_are_compared_by_their_texts() -> None:
    whole = {**SHORT, "deadline": {"text": "mars 2025", "kind": "date"}, "extra": {"Note": "oui"}, "confidence": 0.9}
    assert compare({"actions": [SHORT]}, {"actions": [whole], "title": "Plan"}) == []


def test_other_columns_count_where_the_expectation_has_them() -> None:
    whole = {**SHORT, "deadline": {"text": "mars 2025", "kind": "date"}, "extra": {"Note": "oui"}}
    [difference] = compare({"actions": [{**SHORT, "extra": {}}]}, {"actions": [whole]})
    assert (difference.field, difference.given) == ("extra.Note", ("oui",))
    assert expectation({"actions": [whole]}, {"actions": [{**SHORT, "extra": {}}]})["actions"][0]["extra"] == {
        "Note": "oui"
    }


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("title", "Plan d'action", "Plan stratégique"),
        ("period", {"text": "2024-2026"}, {"text": "2024-2027"}),
        ("glossary", {"MRC": "Municipalité régionale"}, {}),
    ],
)
def test_facts_of_the_plan_count_where_they_are_stated(name: str, old: object, new: object) -> None:
    [difference] = compare({name: old, "actions": []}, {name: new, "actions": []})
    assert difference.record == "the plan"
    assert compare({"actions": []}, {name: new, "actions": []}) == []


def test_case_of_a_title_does_not_count() -> None:
    assert compare({"title": "Plan d’action", "actions": []}, {"title": "PLAN D'ACTION", "actions": []}) == []


def test_moved_record_is_a_difference() -> None:
    other = {**SHORT, "number": "2", "action": "Ouvrir un café"}
    [difference] = compare({"actions": [SHORT, other]}, {"actions": [other, SHORT]})
    assert difference.kind == "order"


def test_update_keeps_the_short_form_and_what_a_person_noted() -> None:
    old = {
        "title": "Plan",
        "notes": "lu par Anne",
        "actions": [
            {**SHORT, "unscored": ["number"], "partners": None},
            {"action": "Lire le journal tous les matins", "optional": True},
        ],
    }
    whole = {**SHORT, "objective": "Reverdir", "deadline": {"text": "mai 2025", "kind": "date"}, "extra": {}}
    new = expectation({"title": "Plan 2", "period": {"text": "2025"}, "actions": [whole]}, old)
    assert new == {
        "title": "Plan 2",
        "notes": "lu par Anne",
        "actions": [
            {
                **SHORT,
                "objective_number": None,
                "objective": "Reverdir",
                "deadline": "mai 2025",
                "unscored": ["number"],
                "partners": None,
            },
            old["actions"][1],
        ],
    }
    assert compare(new, {"title": "Plan 2", "actions": [whole]}) == []
