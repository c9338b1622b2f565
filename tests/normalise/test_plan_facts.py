from __future__ import annotations

from datetime import date

import pytest
from tests.normalise.build import action, read

from planparse.document import Paragraph
from planparse.normalise.glossary import read_glossary, stands_for
from planparse.normalise.language import main_language
from planparse.normalise.period import read_adoption, read_period


@pytest.mark.parametrize(
    ("title", "text", "first", "last"),
    [
        ("Plan vert 2031-2034", "2031-2034", 2031, 2034),
        ("Plan 2031 – 2034 de Rive-Claire", "2031 – 2034", 2031, 2034),
        ("Plan triennal 2031 à 2033", "2031 à 2033", 2031, 2033),
        ("Plan vert 2031-34", "2031-34", 2031, 2034),
        ("2031 Green Plan", "2031", 2031, 2031),
    ],
)
def test_the_title_states_the_period(title: str, text: str, first: int, last: int) -> None:
    period = read_period(title, [])
    assert period is not None
    assert (period.text, period.assumed) == (text, True)
    assert (period.start, period.end) == (date(first, 1, 1), date(last, 12, 31))


def test_front_texts_state_the_period_where_the_title_has_no_range() -> None:
    front = ["Depuis la fête de 2021-2022, nos voisins sèment", "Pour les années 2031-2034"]
    period = read_period("Plan vert", front)
    assert period is not None
    assert period.text == "2031-2034"


def test_the_year_of_the_title_counts_before_years_elsewhere() -> None:
    period = read_period("Plan vert 2031", ["Plan 2021-2024"])
    assert period is not None
    assert period.text == "2031"


def test_a_fiscal_year_gets_no_days() -> None:
    period = read_period("Plan vert, exercice 2031-2032", [])
    assert period is not None
    assert (period.text, period.start, period.end, period.assumed) == ("2031-2032", None, None, False)


@pytest.mark.parametrize("title", ["Plan vert", "Règlement 2031-12", "De 2034 à 2031", "Tél. 555-2031-2034"])
def test_other_numbers_are_no_period(title: str) -> None:
    assert read_period(title, []) is None


@pytest.mark.parametrize(
    "text",
    ["Adopté le 3 avril 2031", "Approved by council on April 3, 2031", "Aprobado el 3 de abril de 2031"],
)
def test_the_day_of_adoption_is_read(text: str) -> None:
    assert read_adoption(["Plan vert", text], day_first=True) == date(2031, 4, 3)


def test_other_dates_are_no_adoption() -> None:
    assert read_adoption(["Fête du 3 avril 2031", "Adoption prévue en 2031"], day_first=True) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Planter des arbres dans les rues et sur la place de la ville", "fr"),
        ("Plant trees in the streets and on the square of the town", "en"),
        ("Plantar árboles en las calles y en la plaza de los vecinos del barrio", "es"),
        ("Plantar árvores nas ruas e na praça do bairro com os vizinhos", "pt"),
        ("Arbres 12", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert main_language([text]) == language


def test_the_glossary_is_the_documents_own_list_then_names_with_their_initials() -> None:
    pairs = [(Paragraph("GVB :"), Paragraph("Groupe vert du Bocage"))]
    names = ["Amis du lac (ADL)", "Ville (lead)", "Gens de Val-Bois (GVB)", "Maison verte (ADL)"]
    assert read_glossary(pairs, names) == {"GVB": "Groupe vert du Bocage", "ADL": "Amis du lac"}


@pytest.mark.parametrize(
    ("acronym", "name", "agrees"),
    [
        ("ADL", "Amis du lac", True),
        ("SRDD", "Service régional du développement durable", True),
        ("CE", "Conseil de l'Étang", True),
        ("ADL", "Maison verte", False),
        ("Adl", "Amis du lac", False),
    ],
)
def test_an_acronym_is_made_of_initials(acronym: str, name: str, agrees: bool) -> None:
    assert stands_for(acronym, name) is agrees


@pytest.mark.parametrize(
    ("author", "organisation"), [("Ville de Rive-Claire", "Ville de Rive-Claire"), ("Ana Roy", None), ("", None)]
)
def test_the_files_author_counts_where_it_is_an_organisation(author: str, organisation: str | None) -> None:
    assert read(action(), metadata=(("author", author),)).organisation == organisation
