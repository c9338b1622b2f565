from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.wording.numbering import is_number, split_label, split_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.1.1 Mettre en place", "1.1.1", "Mettre en place"),
        ("1.2. Diffuser", "1.2", "Diffuser"),
        ("A) Poursuivre", "A", "Poursuivre"),
        ("(b) poursuivre", "b", "poursuivre"),
        ("Ai) Open data", "Ai", "Open data"),
        ("3 - Relier", "3", "Relier"),
        ("IV. Relier", "IV", "Relier"),
    ],
)
def test_number_is_taken_off(text: str, number: str, rest: str) -> None:
    found = split_number(text)
    assert (found.number, found.text) == (number, rest)


@pytest.mark.parametrize("text", ["14 membres", "2.5 millions de dollars", "Le plan", "A Table", "2024", "10 000 $"])
def test_quantity_is_no_number(text: str) -> None:
    assert split_number(text).number is None


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("AXE 1 : Se parler", "axis", "1", "Se parler"),
        ("Objectif spécifique 1.1 : Relier", "objective", "1.1", "Relier"),
        ("ENJEU - 1 Une ville", "issue", "1", "Une ville"),
        ("ORIENTATION Des rues vertes", "orientation", None, "Des rues vertes"),
        ("OBJECTIF PREMIER : Le comité relie", "general_objective", None, "Le comité relie"),
        ("Axe d'intervention n° 2 : Bouger", "axis", "2", "Bouger"),
        ("Goal 3: Grow", "objective", "3", "Grow"),
        ("Eje 2. Agua", "axis", "2", "Agua"),
        ("Priority II. Foo", "priority", "II", "Foo"),
    ],
)
def test_label_is_taken_off(text: str, kind: str, number: str | None, rest: str) -> None:
    found = split_label(text)
    assert found is not None
    assert (found.kind, found.number, found.text) == (kind, number, rest)


@pytest.mark.parametrize(
    "text", ["Objectif de la démarche", "Projet de territoire durable", "Action culturelle", "Axer le travail"]
)
def test_sentence_that_begins_with_a_label_word_has_no_label(text: str) -> None:
    assert split_label(text) is None


@given(st.text(max_size=80))
def test_nothing_is_lost_or_made_up(text: str) -> None:
    found = split_number(text)
    assert (found.prefix + found.text).replace(" ", "") in text.replace(" ", "") or found.number is None
    label = split_label(text)
    assert label is None or label.text in text
    is_number(text)
