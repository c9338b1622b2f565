from __future__ import annotations

import pytest
from tests.normalise.build import action, read

from planparse.normalise.quantities import Habits, cut_entries


def _entries(text: str) -> list[str]:
    return cut_entries(text, Habits())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Nbre de haies Nbre d'abris posés", ["Nbre de haies", "Nbre d'abris posés"]),
        ("1 guide imprimé Nombre de lecteurs", ["1 guide imprimé", "Nombre de lecteurs"]),
        ("Taux de survie % d'ombre", ["Taux de survie", "% d'ombre"]),
        ("Number of trees Number of parks", ["Number of trees", "Number of parks"]),
        ("Número de árboles Número de parques", ["Número de árboles", "Número de parques"]),
        ("nombre d'arbres, nombre de parcs", ["nombre d'arbres", "nombre de parcs"]),
        ("Évolution du nombre d'arbres", ["Évolution du nombre d'arbres"]),
    ],
)
def test_counting_words_begin_an_entry(text: str, entries: list[str]) -> None:
    assert _entries(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("An 1 : 4 haies An 2 : 6 haies 9 abris", ["An 1 : 4 haies", "An 2 : 6 haies", "9 abris"]),
        ("Année 1 : Semis Ans 2 et 3 : Récolte", ["Année 1 : Semis", "Ans 2 et 3 : Récolte"]),
        ("Year 1: 4 hedges Year 2: 6 hedges", ["Year 1: 4 hedges", "Year 2: 6 hedges"]),
        ("2031 : 10 % 2032 : 20 %", ["2031 : 10 %", "2032 : 20 %"]),
        ("2 fêtes par an An 1 : Création", ["2 fêtes par an", "An 1 : Création"]),
        ("8 haies pour les 3 ans An 1 : Semis", ["8 haies pour les 3 ans", "An 1 : Semis"]),
    ],
)
def test_years_with_a_colon_begin_an_entry(text: str, entries: list[str]) -> None:
    assert _entries(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1 pré 12 arbres du verger 3 haies", ["1 pré", "12 arbres du verger", "3 haies"]),
        ("5 parcs au moins 40 arbres", ["5 parcs", "au moins 40 arbres"]),
        ("10 000 $ 2 500 arbres", ["10 000 $", "2 500 arbres"]),
        ("80 % des élèves 20 % des aînés", ["80 % des élèves", "20 % des aînés"]),
        ("3 prés/an 2 haies", ["3 prés/an", "2 haies"]),
        ("9 abris en 2031 12 abris en 2032", ["9 abris en 2031", "12 abris en 2032"]),
    ],
)
def test_a_number_after_a_finished_quantity_begins_an_entry(text: str, entries: list[str]) -> None:
    assert _entries(text) == entries


@pytest.mark.parametrize(
    "text",
    [
        "22 voisins (20 aînés, école, 3 chats)",
        "2 fêtes par an",
        "10 haies pour les 3 ans",
        "Adoption du plan 2031",
        "14e édition",
        "au moins 12 haies",
        "Hausse de 10 % par rapport à 2030",
        "3 à 5 haies",
        "40 voisins 2 fois par an",
        "30 % des jardins atteignent 80 % d'ombre",
        "6 jeunes 16 à 24 ans",
        "1 guide pour les 12 écoles",
        "An 2 et 3 : Entretien",
    ],
)
def test_a_number_inside_a_phrase_cuts_nothing(text: str) -> None:
    assert _entries(text) == [text]


def test_a_year_that_repeats_the_one_before_ends_with_it() -> None:
    assert _entries("An 1 : Semis An 2 : Entretien An 3 : Entretien Carnet du jardin") == [
        "An 1 : Semis",
        "An 2 : Entretien",
        "An 3 : Entretien",
        "Carnet du jardin",
    ]


def test_common_words_with_a_capital_begin_a_line_where_lines_are_lost() -> None:
    plan = read(
        action("Tenir un carnet", indicator="Plan du verger Carnet des semis"),
        action(indicator="Nbre de haies Nbre d'abris"),
    )
    assert plan.actions[0].indicator == ("Plan du verger", "Carnet des semis")


def test_lines_that_are_there_are_not_cut_at_capitals() -> None:
    plan = read(
        action("Tenir un carnet", indicator="Plan du verger Carnet des semis"),
        action(indicator=("Nbre de haies", "Nbre d'abris")),
    )
    assert plan.actions[0].indicator == ("Plan du verger Carnet des semis",)


def test_a_combined_column_parts_indicators_from_targets() -> None:
    record = read(action(results=("Nbre de haies", "An 1 : 4 haies", "80 % d'ombre"))).actions[0]
    assert record.indicator == ("Nbre de haies",)
    assert [target.text for target in record.target] == ["An 1 : 4 haies", "80 % d'ombre"]


def test_open_values_stay_as_text() -> None:
    assert read(action(indicator="À déterminer")).actions[0].indicator == ("À déterminer",)


def test_semicolons_outside_parentheses_end_entries() -> None:
    record = read(action(indicator="Logements rénovés ; consommation (kWh/m²; par an) ; part du solaire")).actions[0]
    assert record.indicator == ("Logements rénovés", "consommation (kWh/m²; par an)", "part du solaire")


def test_number_alone_before_a_counting_word_belongs_to_its_entry() -> None:
    assert read(action(indicator="4. Taux de satisfaction")).actions[0].indicator == ("4. Taux de satisfaction",)
