"""Ditto marks, numbers of rows, and codes before statements."""

from __future__ import annotations

import pytest
from tests.structure.build import plan, table, text, texts

from planparse.wording.numbering import is_number, split_label, split_number
from planparse.wording.values import is_ditto


def test_ditto_mark_means_the_cell_above() -> None:
    raw = plan(
        table(
            [
                ["Objectif", "Action", "Responsable", "Échéance"],
                ["Verdir la ville", "Planter des arbres", "Parcs", "mars 2031"],
                ["Idem", "Semer un pré", "〃", "avril 2031"],
                ["id.", "Arroser", '"', "Idem"],
            ]
        )
    )
    assert [text(action.objective) for action in raw.actions] == ["Verdir la ville"] * 3
    assert [texts(action.responsible) for action in raw.actions] == [["Parcs"]] * 3
    assert [texts(action.deadline) for action in raw.actions] == [["mars 2031"], ["avril 2031"], ["avril 2031"]]


@pytest.mark.parametrize("word", ["ID card", "Identité", "Same day", "s. o.", "D"])
def test_other_words_repeat_nothing(word: str) -> None:
    assert not is_ditto(word)


def test_numbers_that_change_with_every_row_number_the_actions() -> None:
    rows = [
        ["Nr.", "Objective", "Action", "Lead"],
        ["1", "Green the town", "Plant trees", "Parks"],
        ["2", None, "Sow a meadow", "Parks"],
        ["3", "Save water", "Mend the pipes", "Works"],
    ]
    raw = plan(table(rows))
    assert [action.number for action in raw.actions] == ["1", "2", "3"]
    assert {action.objective_number for action in raw.actions} == {None}


def test_numbers_that_change_with_the_objective_number_it() -> None:
    rows = [
        ["Nr.", "Objective", "Action", "Lead"],
        ["1", "Green the town", "Plant trees", "Parks"],
        [None, None, "Sow a meadow", "Parks"],
        ["2", "Save water", "Mend the pipes", "Works"],
    ]
    raw = plan(table(rows))
    assert [action.objective_number for action in raw.actions] == ["1", "1", "2"]
    assert {action.number for action in raw.actions} == {None}


def test_column_of_priorities_that_are_statements_is_a_level() -> None:
    rows = [
        ["Priorités", "Actions", "Responsables", "Échéance"],
        ["1. Lecture en bas âge", "Distribuer des livres", "Ville", "2031"],
        ["2. Passage au secondaire", "Visiter les écoles", "École", "2032"],
    ]
    levels = [[(level.level, text(level.text)) for level in action.context] for action in plan(table(rows)).actions]
    assert levels == [[("priority", "Lecture en bas âge")], [("priority", "Passage au secondaire")]]


def test_column_of_ranks_of_priority_stays_a_column() -> None:
    rows = [
        ["Priorité", "Action", "Responsable", "Échéance"],
        ["Élevée", "Distribuer des livres", "Ville", "2031"],
        ["Moyenne", "Visiter les écoles", "École", "2032"],
    ]
    assert [dict(action.extra).keys() for action in plan(table(rows)).actions] == [{"Priorité"}, {"Priorité"}]


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("A.1 Recenser les producteurs", "A.1", "Recenser les producteurs"),
        ("A1-1 Effacer le seuil", "A1-1", "Effacer le seuil"),
        ("B2.3. Planter", "B2.3", "Planter"),
        ("OS.1.2 – Planter", "OS.1.2", "Planter"),
    ],
)
def test_code_of_letters_and_figures_is_a_number(line: str, number: str, rest: str) -> None:
    found = split_number(line)
    assert (found.number, found.text) == (number, rest)
    assert is_number(number)


@pytest.mark.parametrize("line", ["PM2.5 en baisse", "COVID-19 et après", "A4 en couleur", "G7 à Lac-Bleu"])
def test_names_with_figures_are_no_numbers(line: str) -> None:
    assert split_number(line).number is None


def test_code_behind_a_label_is_its_number() -> None:
    labelled = split_label("Action A.1 : Planter")
    assert labelled is not None
    assert (labelled.number, labelled.text) == ("A.1", "Planter")


def test_reference_left_of_another_column_numbers_the_actions() -> None:
    rows = [
        ["Ref", "Finding", "Agreed action", "Owner"],
        ["1.1", "Stock is not counted", "Count the stock", "Stores"],
        ["1.2", "Keys are lost", "Change the locks", "Works"],
    ]
    assert [action.number for action in plan(table(rows)).actions] == ["1.1", "1.2"]


def test_column_of_recommendations_holds_the_actions_where_no_other_does() -> None:
    rows = [["Recommendation", "Lead", "Deadline"], ["Count the stock twice a year", "Stores", "2031"]]
    assert [text(action.action) for action in plan(table(rows)).actions] == ["Count the stock twice a year"]


def test_quarters_by_any_letter_are_columns_of_a_schedule() -> None:
    rows = [["Actie", "Trekker", "K1", "K2"], ["Bomen planten in de wijk", "Parken", "x", ""]]
    assert [texts(action.deadline) for action in plan(table(rows)).actions] == [["K1"]]


def test_column_of_evaluation_that_counts_holds_indicators() -> None:
    rows = [["Action", "Évaluation"], ["Planter des haies", "Nombre de haies"], ["Semer un pré", "Taux de levée"]]
    assert [texts(action.indicator) for action in plan(table(rows)).actions] == [["Nombre de haies"], ["Taux de levée"]]
    rows = [["Action", "Évaluation"], ["Planter des haies", "Bien reçue"], ["Semer un pré", "À refaire"]]
    assert [texts(action.indicator) for action in plan(table(rows)).actions] == [[], []]


def test_initials_before_a_number_and_a_colon_are_a_label() -> None:
    found = split_number("OD 1: Meer jongeren laten sporten")
    assert (found.number, found.text) == ("1", "Meer jongeren laten sporten")


def test_row_of_sums_on_its_own_is_no_rest_of_the_row_before() -> None:
    rows = [["N°", "Action", "Coût"], ["1", "Planter des arbres", "10 $"]]
    raw = plan(table(rows), table([["Total", "", "10 $"]], number=2))
    assert [(action.number, text(action.action)) for action in raw.actions] == [("1", "Planter des arbres")]


def test_quarters_with_their_year_are_columns_of_a_schedule() -> None:
    rows = [["Activity", "Lead", "Q1 2031", "Q2 2031", "Q3 2031"], ["Train the staff", "City", "●", "", "●"]]
    assert [texts(action.deadline) for action in plan(table(rows)).actions] == [["Q1 2031, Q3 2031"]]
