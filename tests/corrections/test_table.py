"""Tables that planparse wrote, read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.strategies import ACTIONS, DEADLINES, EVIDENCE, PLANS

from planparse.corrections.applying import apply
from planparse.corrections.returned import plans_in
from planparse.corrections.table import plans_of, sheaves_of
from planparse.corrections.table_edits import LISTS, TEXTS, edits_of
from planparse.errors import DamagedFileError
from planparse.pipeline import extract_bytes
from planparse.records import Action, Deadline, Evidence, Plan
from planparse.writers import WRITERS
from planparse.writers.csv_table import DIALECTS, CsvWriter, cells


def table(*plans: Plan, dialect: str = "rfc4180") -> bytes:
    return b"".join(CsvWriter(DIALECTS[dialect]).write(plans))


@settings(max_examples=100, deadline=None)
@given(dialect=st.sampled_from(sorted(DIALECTS)), before=PLANS)
def test_a_table_loses_nothing_that_it_says(dialect: str, before: Plan) -> None:
    [after] = plans_of(table(before, dialect=dialect), "a.csv")
    rows = [cells(before, action) for action in before.actions]
    assert [cells(after, action) for action in after.actions] == rows
    for old, new in zip(before.actions, after.actions, strict=True):
        for field in ("number", "objective_number", "objective", "action", "means", "responsible", "partners"):
            assert getattr(new, field) == getattr(old, field), field
        assert (new.indicator, [target.text for target in new.target]) == (
            old.indicator,
            [target.text for target in old.target],
        )
        assert (new.deadline and new.deadline.text) == (old.deadline and old.deadline.text)


@settings(max_examples=100, deadline=None)
@given(dialect=st.sampled_from(sorted(DIALECTS)), before=PLANS)
def test_a_table_with_its_plan_gives_the_plan_as_it_was(dialect: str, before: Plan) -> None:
    [sheaf] = sheaves_of(table(before, dialect=dialect), "a.csv")
    edits = edits_of(sheaf, before)
    assert (edits.changes, apply(before, edits)) == ((), before)


@settings(max_examples=100, deadline=None)
@given(before=PLANS, field=st.sampled_from((*TEXTS, *LISTS)), words=st.text("abcé ", min_size=5).map(str.strip))
def test_one_field_that_was_changed_in_a_table_is_all_that_changes(before: Plan, field: str, words: str) -> None:
    [sheaf] = sheaves_of(table(before), "a.csv")
    first, *others = sheaf.rows
    edited = {**first, field: words}
    filled = [column for column in ("axis", *TEXTS, *LISTS) if first[column] or edited[column]]
    # An action that hardly says anything else is another one when its words are changed.
    assume(words and (field != "action" or len(filled) > 1))
    changed = apply(before, edits_of(replace(sheaf, rows=(edited, *others)), before))
    after = getattr(changed.actions[0], field)
    assert [getattr(each, "text", each) for each in (after if field in LISTS else [after])] == [words]
    own = {field, "confidence", "issues"}
    assert changed.actions[0].model_dump(exclude=own) == before.actions[0].model_dump(exclude=own)
    assert changed.actions[1:] == before.actions[1:]


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
    data = table(plan, dialect="excel-fr").decode("utf-8-sig").encode(encoding, "replace")
    plans = plans_in(data, "a.csv")
    assert plans is not None
    assert plans[0].actions[0].number == "1.1.1"
    assert plans[0].actions[0].partners == ("Bibliothèque", "Maison des aînés")


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"plan,axis\nx,y\n", b"\x00\x01", b"PK\x03\x04"])
def test_other_files_are_refused(data: bytes) -> None:
    assert plans_in(data, "a.csv") is None
    with pytest.raises(DamagedFileError, match="is no table that planparse wrote"):
        sheaves_of(data, "a.csv")


@pytest.mark.parametrize(
    ("model", "strategy"), [(Action, ACTIONS), (Deadline, DEADLINES), (Evidence, EVIDENCE), (Plan, PLANS)]
)
def test_the_properties_vary_every_field(model: type[BaseModel], strategy: Any) -> None:
    assert set(model.model_fields) - set(strategy.wrapped_strategy.kwargs) <= {"schema_version"}
