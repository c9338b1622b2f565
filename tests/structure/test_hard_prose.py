"""Plans made to break the reading of cards and running text."""

from __future__ import annotations

import pytest
from tests.structure.build import paragraph, plan, table, text

from planparse.raw import RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


def test_headings_with_labelled_fields_below_are_actions() -> None:
    raw = plan(
        paragraph("Axe 1 : Verdir", heading=1),
        paragraph("1.1 Planter des arbres en ville", heading=2),
        "Pilote : Ville",
        "Partenaires : MRC, écoles",
        "Calendrier : 2025",
        paragraph("1.2 Semer des prés fleuris", heading=2),
        "Pilote : Comité",
        "Calendrier : 2026",
    )
    assert [(action.number, text(action.action), text(action.responsible)) for action in raw.actions] == [
        ("1.1", PLANT, "Ville"),
        ("1.2", SOW, "Comité"),
    ]
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [["Verdir"], ["Verdir"]]


def test_bold_lines_with_labelled_fields_below_are_actions() -> None:
    raw = plan(
        paragraph("Axe 1 : Verdir", heading=1),
        paragraph("Planter des arbres en ville", bold=True),
        "Pilote : Ville",
        "Échéance : 2025",
        paragraph("Semer des prés fleuris", bold=True),
        "Pilote : Comité",
        "Échéance : 2026",
    )
    assert [(text(action.action), text(action.deadline)) for action in raw.actions] == [(PLANT, "2025"), (SOW, "2026")]


@pytest.mark.parametrize(
    ("action", "lead", "when"),
    [
        ("Action 1.1: Plant trees downtown", "Lead: City", "Timeline: 2025"),
        ("Acción 1.1: Plantar árboles en la plaza", "Responsable: Municipio", "Plazo: 2025"),
        ("Ação 1.1: Plantar árvores na praça", "Responsável: Prefeitura", "Prazo: 2025"),
        ("Mesure 1.1 – Planter des arbres en ville", "Porteur : Ville", "Échéance : 2025"),
    ],
)
def test_labelled_fields_in_four_languages(action: str, lead: str, when: str) -> None:
    raw = plan(action, lead, when, action.replace("1.1", "1.2"), lead, when)
    assert [found.number for found in raw.actions] == ["1.1", "1.2"]
    assert [(text(found.responsible), text(found.deadline)) for found in raw.actions] == [
        (lead.split(":")[1].strip(), "2025")
    ] * 2


def test_card_of_four_columns() -> None:
    raw = plan(
        *(
            table(
                [
                    [f"Fiche action {number}"],
                    ["Action", statement, "Pilote", "Ville"],
                    ["Calendrier", "2025", "Partenaires", "MRC"],
                ],
                number,
            )
            for number, statement in ((1, PLANT), (2, SOW))
        )
    )
    assert [
        (action.number, text(action.action), text(action.responsible), text(action.deadline), text(action.partners))
        for action in raw.actions
    ] == [("1", PLANT, "Ville", "2025", "MRC"), ("2", SOW, "Ville", "2025", "MRC")]


def test_a_sheet_of_facts_is_no_card() -> None:
    raw = plan(
        table(
            [
                ["Population", "4 200 habitants"],
                ["Superficie", "82 km²"],
                ["Maire", "Ana Roy"],
                ["Budget", "12 000 000 $"],
            ]
        )
    )
    assert raw.actions == ()


def test_bullets_below_values_and_mission_are_no_actions() -> None:
    raw = plan(
        paragraph("Mission", heading=1),
        "• Promouvoir la marche",
        "• Défendre les cyclistes",
        paragraph("Objectif 1 : Verdir les rues", heading=1),
        "• Planter des arbres en ville",
    )
    assert statements(raw) == [PLANT]


def test_bullets_of_the_introduction_to_tables_are_no_actions() -> None:
    raw = plan(
        paragraph("Notre démarche", heading=1),
        "• Rencontrer les citoyens",
        "• Écrire le plan",
        paragraph("Axe 1 : Verdir", heading=1),
        table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"]]),
    )
    assert statements(raw) == [PLANT]


def test_card_of_paragraphs_that_labels_its_statement_too() -> None:
    raw = plan(
        paragraph("Fiche action n° 1", heading=2),
        "Intitulé : Planter des arbres en ville",
        "Objectif : Verdir les rues",
        "Pilote : Ville",
        "Calendrier : 2025",
        paragraph("Fiche action n° 2", heading=2),
        "Intitulé : Semer des prés fleuris",
        "Objectif : Fleurir les places",
        "Pilote : Comité",
        "Calendrier : 2026",
    )
    assert [
        (action.number, text(action.action), text(action.objective), text(action.deadline)) for action in raw.actions
    ] == [("1", PLANT, "Verdir les rues", "2025"), ("2", SOW, "Fleurir les places", "2026")]


def test_card_whose_labels_stand_above_their_values() -> None:
    raw = plan(
        *(
            table(
                [
                    [f"Action {number} : {statement}", ""],
                    ["Pilote", "Partenaires"],
                    ["Ville", "MRC"],
                    ["Calendrier", "Indicateurs"],
                    ["2025", "Nombre d'arbres"],
                ],
                number,
            )
            for number, statement in ((1, PLANT), (2, SOW))
        )
    )
    assert [
        (action.number, text(action.action), text(action.responsible), text(action.deadline)) for action in raw.actions
    ] == [("1", PLANT, "Ville", "2025"), ("2", SOW, "Ville", "2025")]


def test_label_alone_above_its_text() -> None:
    raw = plan(
        paragraph("Axe 1", heading=1),
        paragraph("La ville verte", heading=1),
        table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"]]),
    )
    assert [(level.number, text(level.text)) for level in raw.actions[0].context] == [("1", "La ville verte")]


def test_automatic_numbers_below_objectives_are_those_of_actions() -> None:
    raw = plan(
        paragraph("Objectif 1 : Verdir les rues", heading=2),
        paragraph(PLANT, marker="1.1"),
        paragraph(SOW, marker="1.2"),
        paragraph("Objectif 2 : Nettoyer", heading=2),
        paragraph("Poser des filtres", marker="2.1"),
    )
    assert [(a.number, text(a.action), a.objective_number) for a in raw.actions] == [
        ("1.1", PLANT, "1"),
        ("1.2", SOW, "1"),
        ("2.1", "Poser des filtres", "2"),
    ]


def test_numbered_paragraphs_with_fields_below_are_actions() -> None:
    raw = plan(
        paragraph("Objectif 1 : Verdir les rues", heading=2),
        "1.1 Planter des arbres en ville",
        "Responsable : Ville",
        "Échéance : 2025",
        "1.2 Semer des prés fleuris",
        "Responsable : Comité",
        "Échéance : 2026",
    )
    assert [(a.number, text(a.action), text(a.responsible), text(a.objective)) for a in raw.actions] == [
        ("1.1", PLANT, "Ville", "Verdir les rues"),
        ("1.2", SOW, "Comité", "Verdir les rues"),
    ]


def test_bullets_with_fields_below_each_are_actions() -> None:
    raw = plan(
        paragraph("Objectif 1 : Verdir les rues", heading=2),
        "• Planter des arbres en ville",
        "Responsable : Ville",
        "Échéance : 2025",
        "• Semer des prés fleuris",
        "Responsable : Comité",
        "Échéance : 2026",
    )
    assert [(text(a.action), text(a.responsible), text(a.deadline)) for a in raw.actions] == [
        (PLANT, "Ville", "2025"),
        (SOW, "Comité", "2026"),
    ]


def test_one_card_table_after_the_other_in_one_physical_table() -> None:
    raw = plan(
        table(
            [
                ["Action 1", PLANT],
                ["Pilote", "Ville"],
                ["Échéance", "2025"],
                ["Action 2", SOW],
                ["Pilote", "Comité"],
                ["Échéance", "2026"],
            ]
        )
    )
    assert [(a.number, text(a.action), text(a.responsible), text(a.deadline)) for a in raw.actions] == [
        ("1", PLANT, "Ville", "2025"),
        ("2", SOW, "Comité", "2026"),
    ]


def test_a_table_of_contents_without_dots() -> None:
    raw = plan(
        paragraph("Table des matières", heading=1),
        "Objectif 1 : Verdir les rues 3",
        "Objectif 2 : Nettoyer la rivière 5",
        paragraph("Objectif 1 : Verdir les rues", heading=1),
        "• Planter des arbres en ville",
        paragraph("Objectif 2 : Nettoyer la rivière", heading=1),
        "• Poser des filtres",
    )
    assert [(text(a.objective), text(a.action)) for a in raw.actions] == [
        ("Verdir les rues", PLANT),
        ("Nettoyer la rivière", "Poser des filtres"),
    ]


def test_general_objective_of_the_introduction_holds_for_the_plan() -> None:
    raw = plan(
        paragraph("Axes d'intervention :", heading=2),
        paragraph("Verdir", marker="1."),
        "Objectif général : Vivre dans une ville verte",
        paragraph("AXE 1 : Verdir", heading=1),
        table([["Objectifs", "Actions", "Responsable"], ["De l'ombre", "Planter des arbres", "Ville"]]),
        paragraph("AXE 2 : Nettoyer", heading=1),
        table([["Objectifs", "Actions", "Responsable"], ["De l'eau claire", "Poser des filtres", "MRC"]], 2),
    )
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [
        ["Vivre dans une ville verte", "Verdir"],
        ["Vivre dans une ville verte", "Nettoyer"],
    ]


def test_objective_bands_stand_below_a_goal_heading() -> None:
    raw = plan(
        paragraph("Goal 1: Get outside", heading=2),
        table([["Objective: Make walking safe"], ["Action", "Lead"], ["Build sidewalks downtown", "Public Works"]]),
        paragraph("Goal 2: Eat well", heading=2),
        table([["Objective: Grow food here"], ["Action", "Lead"], ["Open community gardens", "Parks"]], 2),
    )
    assert [[text(level.text) for level in action.context] + [text(action.objective)] for action in raw.actions] == [
        ["Get outside", "Make walking safe"],
        ["Eat well", "Grow food here"],
    ]


def test_a_bare_number_above_a_labelled_action_takes_it_for_no_objective() -> None:
    raw = plan(
        paragraph("Axe 1 : Verdir", heading=1),
        "1.1",
        "Action 1 : Planter des arbres",
        "Responsable : Ville",
        "1.2",
        "Action 2 : Semer des prés",
    )
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        ("1", "Planter des arbres"),
        ("2", "Semer des prés"),
    ]
