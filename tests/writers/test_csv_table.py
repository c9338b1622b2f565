import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planparse.records import Action, ContextLevel, Plan
from planparse.writers.csv_table import DIALECTS, CsvWriter, harmless, unharmed


def text(*plans: Plan) -> str:
    return b"".join(CsvWriter().write(plans)).decode()


def rows(*plans: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(*plans), newline="")))


def only_row(plan: Plan, action: Action) -> dict[str, str]:
    [row] = rows(plan.model_copy(update={"actions": (action,)}))
    return row


def test_columns_are_those_of_the_contract(plan: Plan) -> None:
    assert text(plan).split("\r\n")[0] == (
        "plan,axis,objective_number,number,objective,action,means,responsible,partners,deadline,indicator,target,"
        "source,page"
    )


def test_row_holds_the_whole_action(plan: Plan) -> None:
    assert rows(plan)[0] == {
        "plan": "Plan d'action 2024-2026",
        "axis": "1 Accueillir",
        "objective_number": "1.1",
        "number": "1.1.1",
        "objective": "Créer des lieux de rencontre",
        "action": "Ouvrir un café",
        "means": "Louer un local\nFormer l'équipe",
        "responsible": "Ville",
        "partners": "Bibliothèque\nMaison des aînés",
        "deadline": "mars 2025",
        "indicator": "Nbre de visites",
        "target": "500 visites\n2 cafés",
        "source": "café.pdf",
        "page": "3",
    }


def test_what_is_not_there_is_an_empty_cell(plan: Plan) -> None:
    row = rows(plan)[1]
    assert {name for name, cell in row.items() if cell} == {"plan", "action", "source"}


def test_header_comes_once_over_several_plans(plan: Plan) -> None:
    assert text(plan, plan).count("plan,axis") == 1
    assert len(rows(plan, plan)) == 4


def test_rows_end_with_crlf_and_cells_break_with_lf(plan: Plan) -> None:
    assert text(plan).count("\r\n") == 3
    assert text(plan).count("\n") > 3


def test_untitled_plan_goes_by_its_file(plan: Plan) -> None:
    assert rows(plan.model_copy(update={"title": None}))[0]["plan"] == "café.pdf"


@pytest.mark.parametrize(
    ("levels", "axis"),
    [
        ([("general_objective", None, "But"), ("issue", "2", "Enjeu"), ("orientation", "2.1", "Sens")], "2 Enjeu"),
        ([("issue", "2", "Enjeu"), ("axis", None, "Axe")], "Axe"),
        ([("objective", None, "But")], ""),
        ([], ""),
    ],
)
def test_axis_is_the_outermost_level_that_is_no_objective(
    plan: Plan, levels: list[tuple[str, str | None, str]], axis: str
) -> None:
    context = tuple(ContextLevel(level=level, number=number, text=text) for level, number, text in levels)
    assert only_row(plan, Action(action="Agir", context=context))["axis"] == axis


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_formula_is_made_harmless(plan: Plan, start: str) -> None:
    assert only_row(plan, Action(action=f"{start}SUM(A1)"))["action"] == f"'{start}SUM(A1)"


def test_formula_inside_a_cell_is_harmless_as_it_is(plan: Plan) -> None:
    assert only_row(plan, Action(action="2 = 1 + 1"))["action"] == "2 = 1 + 1"


@given(st.text(alphabet="'=+-@\t\r\n a") | st.text(alphabet="12./-\u2060"), st.booleans())
def test_two_texts_never_become_the_same_cell(cell: str, no_dates: bool) -> None:
    made = harmless(cell, no_dates=no_dates)
    assert unharmed(made) == cell
    assert not made.startswith(tuple("=+-@\t\r\n"))


def test_french_excel_gets_semicolons_and_a_byte_order_mark(plan: Plan) -> None:
    data = b"".join(CsvWriter(DIALECTS["excel-fr"]).write([plan]))
    assert data.startswith(b"\xef\xbb\xbfplan;axis;")
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [{key: cell.rstrip("\u2060") for key, cell in row.items()} for row in found] == rows(plan)


@pytest.mark.parametrize(
    ("number", "cell"),
    [("1.1.1", "1.1.1\u2060"), ("1-2", "1-2\u2060"), ("3/4/25", "3/4/25\u2060"), ("2025", "2025"), ("1.1 a", "1.1 a")],
)
def test_french_excel_takes_no_number_for_a_date(plan: Plan, number: str, cell: str) -> None:
    plan = plan.model_copy(update={"actions": (Action(action="Agir", number=number),)})
    for dialect, written in (("excel-fr", cell), ("rfc4180", number)):
        chosen = DIALECTS[dialect]
        data = b"".join(CsvWriter(chosen).write([plan])).decode("utf-8-sig")
        [row] = csv.DictReader(io.StringIO(data, newline=""), delimiter=chosen.sign)
        assert row["number"] == written


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dialect=st.sampled_from(sorted(DIALECTS)),
    words=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=4),
)
def test_cells_come_back_as_they_were_in_every_dialect(plan: Plan, dialect: str, words: list[str]) -> None:
    chosen = DIALECTS[dialect]
    actions = tuple(Action(action=word, objective=word) for word in words)
    data = b"".join(CsvWriter(chosen).write([plan.model_copy(update={"actions": actions})]))
    found = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=chosen.sign)
    assert [(unharmed(row["objective"]), unharmed(row["action"])) for row in found] == [(word, word) for word in words]
