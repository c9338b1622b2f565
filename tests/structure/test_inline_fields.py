"""Fields that share a line, with each other or with their statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.structure.build import paragraph, plan, text, texts

from planparse.structure.inline import field_lines


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Responsable : Ville – Échéance : juin 2031", ["Responsable : Ville", "Échéance : juin 2031"]),
        ("Lead: Parks; Due date: 2031", ["Lead: Parks", "Due date: 2031"]),
        ("Prazo: 2031 | Indicador: n.º de visitas", ["Prazo: 2031", "Indicador: n.º de visitas"]),
        ("Responsable: Parques. Plazo: 2031. Nota: sí.", ["Responsable: Parques", "Plazo: 2031", "Nota: sí"]),
        ("Planter (responsable : Ville ; échéance : 2031)", ["Planter", "responsable : Ville", "échéance : 2031"]),
        ("Planter (responsable : Ville)", ["Planter", "responsable : Ville"]),
        ("Plant trees. Lead: Parks. Due date: 2031.", ["Plant trees.", "Lead: Parks", "Due date: 2031"]),
    ],
)
def test_fields_of_one_line_stand_on_lines_of_their_own(line: str, parts: list[str]) -> None:
    assert [part.text for part in field_lines(paragraph(line))] == parts


@pytest.mark.parametrize(
    "line",
    [
        "Responsable : Ville – service des parcs",
        "Responsables / Partenaires : Ville, Comité du lac",
        "Il faut agir : planter, semer, arroser",
        "Voir le site (source : la Ville)",
        "Lead: Smith & Co.",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert [part.text for part in field_lines(paragraph(line))] == [line]


@given(st.text(alphabet="Lead:; –()./|Échéancjmo 2031\t", max_size=60))
def test_nothing_but_separators_is_lost(line: str) -> None:
    letters = [sign for sign in line if sign.isalnum()]
    kept = [sign for part in field_lines(paragraph(line)) for sign in part.text if sign.isalnum()]
    assert kept == letters


def test_list_items_with_their_fields_in_parentheses_are_actions() -> None:
    raw = plan(
        "Objectif 1 : Verdir la ville",
        "• Planter mille arbres (responsable : Parcs ; échéance : 2031)",
        "• Semer un pré (responsable : Ville ; échéance : 2032)",
    )
    assert [text(action.action) for action in raw.actions] == ["Planter mille arbres", "Semer un pré"]
    assert [texts(action.responsible) for action in raw.actions] == [["Parcs"], ["Ville"]]
    assert [texts(action.deadline) for action in raw.actions] == [["2031"], ["2032"]]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Action 1 : Planter mille arbres Pilote : Ville", ["Action 1 : Planter mille arbres", "Pilote : Ville"]),
        (
            "Nos engagements pour 2031 Engagement 1 : Verdir Porteur : Régie",
            ["Nos engagements pour 2031", "Engagement 1 : Verdir", "Porteur : Régie"],
        ),
        ("Objectif 1 : Planter – Action 1 : Semer", ["Objectif 1 : Planter", "Action 1 : Semer"]),
        ("Descriptif : On plante. Pilote : Ville", ["Descriptif : On plante", "Pilote : Ville"]),
        ("Genre : un arbre Pilote : Ville", ["Genre : un arbre", "Pilote : Ville"]),
        ("Responsable : Ville Échéance : 2031", ["Responsable : Ville", "Échéance : 2031"]),
    ],
)
def test_lines_that_were_run_together_are_parted_before_their_labels(line: str, parts: list[str]) -> None:
    assert [part.text for part in field_lines(paragraph(line))] == parts


@pytest.mark.parametrize(
    "line",
    [
        "Il suit l'Axe 1 : Habitat et le Responsable : Ville",
        "Notre Responsable : Ville",
        "Planter mille arbres Pilote : Ville",
    ],
)
def test_labels_inside_a_sentence_part_no_lines(line: str) -> None:
    assert [part.text for part in field_lines(paragraph(line))] == [line]


def test_name_of_the_plan_and_the_heading_below_it_are_parted() -> None:
    heading = paragraph("Plan d'action 2031 Objectif 1 : Verdir la ville", heading=1)
    assert [part.text for part in field_lines(heading)] == ["Plan d'action 2031", "Objectif 1 : Verdir la ville"]
    dashed = paragraph("Plan d'action 2031 Axe A – Emploi", heading=1)
    assert [part.text for part in field_lines(dashed)] == ["Plan d'action 2031", "Axe A – Emploi"]
    other = paragraph("Bilan du volet Objectif 1 : Verdir", heading=1)
    assert field_lines(other) == [other]
