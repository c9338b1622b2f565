"""Corrections applied to a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.corrections.applying import apply
from planparse.corrections.changes import PlanCorrections, fingerprint, read_corrections
from planparse.errors import CorrectionError, DamagedFileError
from planparse.records import Action, Deadline, Evidence, Plan


def corrections(plan: Plan, *changes: dict[str, Any]) -> PlanCorrections:
    return PlanCorrections.model_validate(
        {
            "name": plan.source.name,
            "sha256": plan.source.sha256,
            "reading": fingerprint(plan),
            "changes": changes,
        }
    )


def corrected(plan: Plan, *changes: dict[str, Any]) -> tuple[Action, ...]:
    return apply(plan, corrections(plan, *changes)).actions


def one(index: int, **fields: Any) -> dict[str, Any]:
    return {"replaces": [index], "by": [{"of": [index], "set": fields}]}


def test_nothing_corrected_is_the_plan_itself(plan: Plan) -> None:
    assert apply(plan, corrections(plan)) == plan


def test_a_corrected_field_is_set_and_all_others_stay(plan: Plan) -> None:
    first, second = corrected(plan, one(0, objective="Se rencontrer", partners=["École"]))
    assert (first.objective, first.partners) == ("Se rencontrer", ("École",))
    untouched = {"objective", "partners", "confidence", "issues"}
    assert first.model_dump(exclude=untouched) == plan.actions[0].model_dump(exclude=untouched)
    assert second == plan.actions[1]


def test_a_reviewed_record_is_sure_and_says_so(plan: Plan) -> None:
    first, second = corrected(plan, one(0, number="7"), one(1))
    assert (first.confidence, second.confidence) == (1.0, 1.0)
    assert [issue.message for issue in first.issues] == ["A person corrected: number."]
    assert [(issue.code, issue.message) for issue in second.issues] == [("reviewed", "A person confirmed the record.")]


def test_a_new_deadline_is_read_as_the_plan_would_have_it(plan: Plan) -> None:
    deadline = corrected(plan, one(1, deadline="juin 2025"))[1].deadline
    assert deadline
    assert (deadline.kind, str(deadline.start), str(deadline.end)) == ("date", "2025-06-01", "2025-06-30")


def test_an_empty_deadline_is_none(plan: Plan) -> None:
    assert corrected(plan, one(0, deadline=None))[0].deadline is None


def test_targets_that_stay_keep_their_values(plan: Plan) -> None:
    targets = corrected(plan, one(0, target=["2 cafés", "30 bénévoles"]))[0].target
    assert [(target.text, target.value, target.unit) for target in targets] == [
        ("2 cafés", 2, None),
        ("30 bénévoles", 30, "bénévoles"),
    ]


def test_levels_keep_their_kind(plan: Plan) -> None:
    levels = [{"number": None, "text": "Vivre ensemble"}, {"number": "2", "text": "Loger"}, {"text": "Ici"}]
    context = corrected(plan, one(0, context=levels))[0].context
    assert [(level.level, level.label, level.number) for level in context] == [
        (plan.actions[0].context[0].level, "Objectif général", None),
        ("axis", "AXE", "2"),
        ("section", None, None),
    ]


def test_merged_records_keep_all_their_places(plan: Plan) -> None:
    place = Evidence(page=9, raw="Planter")
    second = plan.actions[1].model_copy(update={"evidence": {"action": (place,), "means": (place,)}})
    plan = plan.model_copy(update={"actions": (plan.actions[0], second)})
    change = {"replaces": [0, 1], "by": [{"of": [0, 1], "set": {"action": "Ouvrir un café Planter 40 arbres"}}]}
    [merged] = corrected(plan, change)
    assert merged.evidence["action"] == (*plan.actions[0].evidence["action"], place)
    assert merged.evidence["means"] == (place,)
    assert merged.partners == plan.actions[0].partners


def test_a_cut_record_gives_its_fields_to_each_part(plan: Plan) -> None:
    parts = [{"of": [0], "set": {"action": "Ouvrir"}}, {"of": [0], "set": {"action": "un café", "number": None}}]
    first, second, last = corrected(plan, {"replaces": [0], "by": parts})
    assert (first.action, second.action, second.number, last) == ("Ouvrir", "un café", None, plan.actions[1])
    assert first.responsible == second.responsible == ("Ville",)


def test_a_removed_record_is_gone(plan: Plan) -> None:
    assert corrected(plan, {"replaces": [0], "by": []}) == plan.actions[1:]


@pytest.mark.parametrize(("after", "position"), [(-1, 0), (0, 1), (1, 2)])
def test_an_added_record_stands_after_the_one_it_names(plan: Plan, after: int, position: int) -> None:
    actions = corrected(plan, {"by": [{"set": {"action": "Peindre", "means": ["Pinceau"]}}], "after": after})
    assert (actions[position].action, actions[position].means, len(actions)) == ("Peindre", ("Pinceau",), 3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (one(7), "record 7, and the plan has 2"),
        ({"replaces": [], "by": [{"of": [9]}], "after": 0}, "record 9"),
        ({"by": [{"set": {"means": ["a"]}}]}, "without an action"),
        ({"by": [{"set": {"action": "a"}}], "after": 5}, "record 5"),
    ],
)
def test_what_does_not_fit_is_refused(plan: Plan, change: dict[str, Any], message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        corrected(plan, change)


def test_a_record_cannot_be_replaced_twice(plan: Plan) -> None:
    with pytest.raises(CorrectionError, match="twice"):
        corrected(plan, one(0), one(0))


def test_corrections_of_another_document_or_reading_are_refused(plan: Plan) -> None:
    other = plan.model_copy(update={"source": plan.source.model_copy(update={"sha256": "1" * 64})})
    with pytest.raises(CorrectionError, match="another content"):
        apply(other, corrections(plan))
    with pytest.raises(CorrectionError, match="not read as it was"):
        apply(plan.model_copy(update={"actions": plan.actions[:1]}), corrections(plan))


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"format": "planparse-corrections", "version": 2, "plans": []}', '{"plans": [', "x"]
)
def test_other_files_are_no_corrections(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DamagedFileError):
        read_corrections(path)


TEXT = st.text(alphabet="abé 12%:", max_size=12)
SOME = st.lists(TEXT.filter(str.strip), max_size=3)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "number": st.none() | TEXT, "objective": st.none() | TEXT, "action": TEXT.filter(str.strip), "means": SOME,
        "responsible": SOME, "deadline": st.none() | TEXT, "target": SOME, "extra": st.dictionaries(TEXT, TEXT),
    },
)  # fmt: skip


@st.composite
def reviewed(draw: st.DrawFn) -> tuple[Plan, list[dict[str, Any]]]:
    """A plan and changes of some of its records."""
    count = draw(st.integers(1, 6))
    actions = tuple(
        Action(action=f"Action {index}", number=str(index), deadline=Deadline(text="2025", kind="date"))
        for index in range(count)
    )
    changes: list[dict[str, Any]] = []
    index = 0
    while index < count:
        size = draw(st.integers(0, 2))
        if size:
            group = list(range(index, min(index + size, count)))
            parts = draw(st.lists(FIELDS, max_size=2))
            changes.append({"replaces": group, "by": [{"of": group, "set": fields} for fields in parts]})
        elif draw(st.booleans()):
            changes.append({"by": [{"set": {"action": "New"}}], "after": index})
        index += max(size, 1)
    source = {"name": "a.pdf", "format": "pdf", "sha256": "0" * 64, "bytes": 1}
    return Plan.model_validate({"source": source, "actions": actions, "language": "fr"}), changes


@given(reviewed())
def test_corrections_lose_nothing(case: tuple[Plan, list[dict[str, Any]]]) -> None:
    plan, changes = case
    after = apply(plan, corrections(plan, *changes))
    replaced = {index for change in changes for index in change.get("replaces", ())}
    kept = [action for index, action in enumerate(plan.actions) if index not in replaced]
    assert [action for action in after.actions if not action.issues] == kept, "what no change names is untouched"
    made = [record for change in changes for record in change["by"]]
    done = [action for action in after.actions if action.issues]
    assert len(done) == len(made)
    for action, record in zip(done, made, strict=True):
        content = action.model_dump(mode="json")
        for name, value in record.get("set", {}).items():
            found = content[name]
            found = [part["text"] for part in found] if name == "target" else found
            found = (found or {}).get("text") if name == "deadline" else found
            assert found == (value or None if name == "deadline" else value), name
    again = Plan.model_validate_json(after.model_dump_json())
    assert apply(again, corrections(again)) == after, "a second review without changes changes nothing"
