from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.worksheet.worksheet import Worksheet
from tests.strategies import PLANS

from planparse.corrections.applying import apply
from planparse.corrections.workbook import edits_of
from planparse.errors import DamagedFileError
from planparse.records import Action, Plan
from planparse.writers.workbook import WorkbookWriter
from planparse.writers.workbook.columns import shown


def write(path: Path, *plans: Plan) -> Path:
    path.write_bytes(b"".join(WorkbookWriter().write(plans)))
    return path


def open_sheet(path: Path) -> tuple[openpyxl.Workbook, Worksheet, dict[str, int]]:
    """The workbook, its sheet of actions, and the columns by title, from 1."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    return book, page, {str(cell.value): cell.column for cell in page[1]}


def applied(path: Path) -> list[Plan]:
    return [apply(plan, corrections) for plan, corrections in edits_of(path.read_bytes(), path.name)]


def test_sheets_show_actions_issues_what_is_left_and_the_source(plan: Plan, tmp_path: Path) -> None:
    book, page, columns = open_sheet(write(tmp_path / "a.xlsx", plan))
    assert [sheet.title for sheet in book.worksheets] == ["Actions", "Remarques", "Non repris", "Source", "planparse"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 4 + ["veryHidden"]
    row = {title: page.cell(2, column).value for title, column in columns.items()}
    assert row["Moyens"] == "Louer un local\nFormer l'équipe"
    assert row["Contexte"] == "Objectif général : Vivre ensemble\nAXE 1 : Accueillir"
    assert (row["Budget"], row["Page"]) == ("10 000 $", "3")
    assert page.cell(2, columns["Du"]).is_date
    assert [cell.value for cell in book["Non repris"][2]][2] == "Mot de la mairesse"


def test_sheet_of_actions_is_ready_to_read_and_filter(plan: Plan, tmp_path: Path) -> None:
    _, page, columns = open_sheet(write(tmp_path / "a.xlsx", plan))
    assert page.freeze_panes == f"{page.cell(1, columns['Action'] + 1).column_letter}2"
    assert str(page.auto_filter.ref).startswith("A1:")
    hidden = {
        title for title, column in columns.items() if page.column_dimensions[page.cell(1, column).column_letter].hidden
    }
    assert {"Preuves", "Fiche"} == hidden
    assert page.cell(2, columns["Action"]).alignment.wrap_text


def test_few_values_are_offered_to_choose_from(plan: Plan, tmp_path: Path) -> None:
    actions = [Action(action=f"Agir {n}", responsible=(("Ville", "MRC")[n % 2],)) for n in range(6)]
    _, page, _ = open_sheet(write(tmp_path / "a.xlsx", plan.model_copy(update={"actions": tuple(actions)})))
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == ['"MRC,Ville"']


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "{="])
def test_no_document_can_put_a_formula_in(plan: Plan, tmp_path: Path, start: str) -> None:
    evil = f"{start}cmd|' /C calc'!A0"
    hostile = plan.model_copy(
        update={
            "title": evil,
            "actions": (Action(action=evil, means=(evil,), extra={evil: evil}, responsible=(evil,)),),
        }
    )
    path = write(tmp_path / "a.xlsx", hostile)
    with ZipFile(path) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet or b"hyperlink" in sheet for sheet in sheets)
    assert applied(path) == [hostile]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=PLANS)
def test_records_come_back_as_they_were(plan: Plan, tmp_path: Path, one: Plan) -> None:
    path = write(tmp_path / "a.xlsx", one, plan)
    assert applied(path) == [one, plan]


def test_what_a_person_changed_comes_back_and_the_rest_stays(plan: Plan, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", plan)
    book, page, columns = open_sheet(path)
    page.cell(2, columns["Responsable"]).value = "Ville\nMRC"
    page.cell(2, columns["Échéance"]).value = None
    page.cell(2, columns["Budget"]).value = 12000
    book.save(path)
    [changed] = applied(path)
    assert changed.actions[0].responsible == ("Ville", "MRC")
    assert changed.actions[0].deadline is None
    assert changed.actions[0].extra == {"Budget": "12000"}
    assert changed.actions[0].means == plan.actions[0].means
    assert [issue.message for issue in changed.actions[0].issues] == [
        "A person corrected: deadline, extra, responsible."
    ]
    assert changed.actions[1] == plan.actions[1]


def test_rows_may_be_added_removed_and_sorted(plan: Plan, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", plan)
    book, page, columns = open_sheet(path)
    page.insert_rows(2)
    page.cell(2, columns["Action"]).value = "Semer"
    page.delete_rows(3)
    book.save(path)
    [changed] = applied(path)
    assert [action.action for action in changed.actions] == ["Semer", "Planter 40 arbres"]


def test_columns_may_be_moved_and_added(plan: Plan, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", plan)
    book, page, _ = open_sheet(path)
    page.insert_cols(1)
    page.cell(1, 1).value = "Mes notes"
    page.cell(2, 1).value = "à voir"
    book.save(path)
    assert applied(path) == [plan]


def test_other_workbooks_are_refused(tmp_path: Path, plan: Plan) -> None:
    stranger = tmp_path / "b.xlsx"
    openpyxl.Workbook().save(stranger)
    with pytest.raises(DamagedFileError, match=r"b\.xlsx is no workbook that planparse wrote"):
        edits_of(stranger.read_bytes(), stranger.name)
    stranger.write_bytes(b"PK\x03\x04")
    with pytest.raises(DamagedFileError, match="is no workbook that planparse wrote"):
        edits_of(stranger.read_bytes(), stranger.name)


def test_workbook_without_its_column_of_records_is_refused(tmp_path: Path, plan: Plan) -> None:
    path = write(tmp_path / "a.xlsx", plan)
    book, page, columns = open_sheet(path)
    page.delete_cols(columns["Fiche"])
    book.save(path)
    with pytest.raises(DamagedFileError, match="lost its hidden column of records"):
        edits_of(path.read_bytes(), path.name)


def test_plan_without_actions_is_a_workbook_too(plan: Plan, tmp_path: Path) -> None:
    empty = plan.model_copy(update={"actions": ()})
    assert applied(write(tmp_path / "a.xlsx", empty)) == [empty]


def test_two_runs_give_the_same_rows(plan: Plan) -> None:
    first, second = (openpyxl.load_workbook(BytesIO(b"".join(WorkbookWriter().write([plan])))) for _ in range(2))
    assert list(first.worksheets[0].values) == list(second.worksheets[0].values)


def test_text_is_cut_to_what_a_cell_may_hold() -> None:
    assert len(shown("x" * 40_000)) == 32_767
    assert shown("a\x00b\ud800c\r\nd") == "abc\nd"


@pytest.mark.parametrize(
    ("text", "height"),
    [("", 15), ("mot " * 4, 15), ("mot " * 20, 45), ("a\nb\nc", 45), ("x" * 60, 45), ("mot " * 5_000, 408.75)],
)
def test_rows_are_as_high_as_their_longest_text(plan: Plan, tmp_path: Path, text: str, height: float) -> None:
    plan = plan.model_copy(update={"actions": (Action(action="a", responsible=(text,)),)})
    _, page, _ = open_sheet(write(tmp_path / "a.xlsx", plan))
    # Rows have steps of a quarter of a point, and an end; 15 is what they have of themselves.
    assert (page.row_dimensions[2].height or 15) == height
