"""Tables that planparse wrote, read back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planparse.corrections.applying import apply
from planparse.corrections.returned import plans_in
from planparse.corrections.table import plans_of, sheaves_of
from planparse.corrections.table_edits import edits_of
from planparse.errors import DamagedFileError
from planparse.pipeline import extract_bytes
from planparse.records import Action, ContextLevel, Plan, Target
from planparse.writers import WRITERS
from planparse.writers.csv_table import DIALECTS, CsvWriter, cells

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = TEXT.filter(str.strip) | st.text(alphabet="\\\n\r'=+;,\" é", max_size=12).filter(str.strip)
LINES = st.lists(WORDS, max_size=3).map(tuple)
ACTIONS = st.builds(
    Action,
    action=WORDS,
    number=st.none() | WORDS,
    objective_number=st.none() | WORDS,
    objective=st.none() | WORDS,
    context=st.lists(st.builds(ContextLevel, level=st.just("axis"), text=WORDS), max_size=2).map(tuple),
    means=LINES,
    responsible=LINES,
    partners=LINES,
    indicator=LINES,
    target=st.lists(st.builds(Target, text=WORDS), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
)


def table(*plans: Plan, dialect: str = "rfc4180") -> bytes:
    return b"".join(CsvWriter(DIALECTS[dialect]).write(plans))


def with_actions(plan: Plan, *actions: Action) -> Plan:
    return plan.model_copy(update={"actions": actions})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dialect=st.sampled_from(sorted(DIALECTS)), actions=st.lists(ACTIONS, min_size=1, max_size=3))
def test_a_table_loses_nothing_that_it_says(plan: Plan, dialect: str, actions: list[Action]) -> None:
    before = with_actions(plan, *actions)
    [after] = plans_of(table(before, dialect=dialect), "a.csv")
    rows = [cells(before, action) for action in before.actions]
    assert [cells(after, action) for action in after.actions] == rows
    for old, new in zip(before.actions, after.actions, strict=True):
        for field in ("number", "objective_number", "objective", "action", "means", "responsible", "partners"):
            assert getattr(new, field) == getattr(old, field), field
        assert [target.text for target in new.target] == [target.text for target in old.target]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(ACTIONS, min_size=1, max_size=3))
def test_a_table_with_its_plan_gives_the_plan_as_it_was(plan: Plan, actions: list[Action]) -> None:
    before = with_actions(plan, *actions)
    [sheaf] = sheaves_of(table(before), "a.csv")
    edits = edits_of(sheaf, before)
    assert (edits.changes, apply(before, edits)) == ((), before)


def test_what_was_changed_in_a_table_is_all_that_changes(plan: Plan) -> None:
    edited = table(plan).replace("Ouvrir un café".encode(), "Ouvrir un grand café".encode())
    [sheaf] = sheaves_of(edited.replace(b"1 Accueillir", b"2 Loger"), "a.csv")
    changed = apply(plan, edits_of(sheaf, plan))
    first = changed.actions[0]
    assert first.action == "Ouvrir un grand café"
    assert [(level.number, level.text) for level in first.context] == [(None, "Vivre ensemble"), (None, "2 Loger")]
    assert (first.evidence, first.extra) == (plan.actions[0].evidence, plan.actions[0].extra)
    assert changed.actions[1] == plan.actions[1]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
def test_every_output_is_read_back_by_extract(plan: Plan, form: str) -> None:
    [writer] = [writer for writer in WRITERS if writer.format == form]
    after = extract_bytes(b"".join(writer.write([plan])), f"a.{form}")
    if form == "csv":
        assert [cells(after, action) for action in after.actions] == [cells(plan, action) for action in plan.actions]
    else:
        assert after.actions == plan.actions


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_that_a_spreadsheet_saved_again_is_known(plan: Plan, encoding: str) -> None:
    data = table(plan, dialect="excel-fr").decode("utf-8-sig").encode(encoding)
    plans = plans_in(data, "a.csv")
    assert plans is not None
    assert plans[0].actions[0].partners == ("Bibliothèque", "Maison des aînés")


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"plan,axis\nx,y\n", b"\x00\x01", b"PK\x03\x04"])
def test_other_files_are_refused(data: bytes) -> None:
    assert plans_in(data, "a.csv") is None
    with pytest.raises(DamagedFileError, match="is no table that planparse wrote"):
        sheaves_of(data, "a.csv")
