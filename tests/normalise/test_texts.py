from __future__ import annotations

import pytest

from planparse.document import Paragraph
from planparse.normalise.texts import begins_open, clean, join, joined, outside_parentheses
from planparse.wording.values import says_nothing


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("  Planter\u00a0des \n arbres ", "Planter des arbres"),
        ("E\u0301cole d\u2019art", "École d’art"),
        ("N <sup>bre</sup> de haies", "Nbre de haies"),
        ("N bre d'abris", "Nbre d'abris"),
        ("le 1<sup>er</sup> juin", "le 1er juin"),
        ("<b>Semer</b> et<br>récolter", "Semer et récolter"),
        ("• Semer", "Semer"),
        ("- Semer", "Semer"),
        ("sem\u00ader\u200b \x00ici\u202e", "semer ici"),
        ("Semer \uf0b7\uf0a7", "Semer"),
        ("R\ufffdcolter", "R\ufffdcolter"),
        ("de 3 < 5 à 7 > 2", "de 3 < 5 à 7 > 2"),
        ("« Vert » – 10 %", "« Vert » – 10 %"),
    ],
)
def test_clean_text_is_the_documents_own(found: str, expected: str) -> None:
    assert clean(found) == expected


def test_paragraphs_are_joined_by_a_space() -> None:
    assert (
        joined((Paragraph("Semer des prés"), Paragraph(""), Paragraph("et des haies"))) == "Semer des prés et des haies"
    )


def test_a_word_cut_at_its_hyphen_is_joined_without_a_space() -> None:
    assert join(["Les Hautes-", "Terres"]) == "Les Hautes-Terres"


def test_a_suspended_hyphen_is_no_cut_word() -> None:
    assert join(["l'aide pré-", "et postscolaire"]) == "l'aide pré- et postscolaire"


def test_a_dash_between_paragraphs_keeps_its_space() -> None:
    assert join(["10 -", "20"]) == "10 - 20"


def test_bullets_inside_a_text_are_left_out() -> None:
    assert joined((Paragraph("Semer • Arroser"),)) == "Semer Arroser"


@pytest.mark.parametrize(
    "text", ["", "S/O", "s.o.", "N/A", "n.a.", "Sans objet", "Not applicable", "No aplica", "–", "-", "…"]
)
def test_signs_of_an_empty_cell_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["À déterminer", "Société", "0", "Aucun", "Soutien"])
def test_other_words_say_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["À déterminer", "(à confirmer)", "TBD", "Por definir", "a definir pela equipe"])
def test_open_values_are_recognised(text: str) -> None:
    assert begins_open(text)


def test_an_unclosed_parenthesis_hides_nothing() -> None:
    assert outside_parentheses("a (b) (c") == [True, True, False, False, False, True, True, True]
