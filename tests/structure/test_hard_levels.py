"""Levels and objectives in other places, and other words for them."""

from __future__ import annotations

import pytest
from tests.structure.build import paragraph, plan, table, text

from planparse.raw import RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


def test_spanish_prose() -> None:
    raw = plan(
        paragraph("Eje 1. Ciudad verde", heading=1),
        paragraph("Objetivo 1.1. Dar sombra", heading=2),
        "• Plantar árboles en la plaza",
        "• Regar los árboles jóvenes",
        paragraph("Eje 2. Ciudad limpia", heading=1),
        paragraph("Objetivo 2.1. Menos basura", heading=2),
        "• Instalar contenedores",
    )
    assert [(text(a.action), a.objective_number, [text(level.text) for level in a.context]) for a in raw.actions] == [
        ("Plantar árboles en la plaza", "1.1", ["Ciudad verde"]),
        ("Regar los árboles jóvenes", "1.1", ["Ciudad verde"]),
        ("Instalar contenedores", "2.1", ["Ciudad limpia"]),
    ]


def test_a_label_behind_the_number_of_a_heading_is_taken_off() -> None:
    raw = plan(
        paragraph("2. Une ville verte", heading=1),
        paragraph("2.1 Sous-section : Les arbres", heading=2),
        "2.1.1 Engagement : Planter des arbres en ville",
        "2.1.2 Engagement : Semer des prés fleuris",
    )
    levels = [(level.number, text(level.text)) for level in raw.actions[1].context]
    assert levels == [("2", "Une ville verte"), ("2.1", "Les arbres")]


def test_objective_column_with_bullets_is_one_objective() -> None:
    raw = plan(table([["Objectifs", "Actions"], ["• Verdir les rues\n• Rafraîchir les cours", f"• {PLANT}\n• {SOW}"]]))
    assert [text(a.objective) for a in raw.actions] == ["Verdir les rues Rafraîchir les cours"] * 2


def test_objectives_in_a_column_number_the_actions_of_several_rows() -> None:
    raw = plan(
        table(
            [
                ["Objectif", "Action", "Responsable"],
                ["1. Verdir les rues du centre", f"1.1 {PLANT}", "Ville"],
                ["", f"1.2 {SOW}", "MRC"],
                ["2. Nettoyer la rivière", "2.1 Poser des filtres aux égouts", "MRC"],
            ]
        )
    )
    assert [(a.objective_number, a.number) for a in raw.actions] == [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]


def test_axis_as_header_band_with_the_columns_below() -> None:
    raw = plan(
        *(
            table(
                [
                    [f"AXE {n} – {axis}"],
                    ["Objectif", "Action", "Porteur", "Échéance", "Budget"],
                    ["Donner de l'ombre", s, "Ville", "2025", "10 000 €"],
                ],
                n,
            )
            for n, axis, s in ((1, "Verdir", PLANT), (2, "Nettoyer", "Poser des filtres aux égouts"))
        )
    )
    assert [[(level.number, text(level.text)) for level in a.context] for a in raw.actions] == [
        [("1", "Verdir")],
        [("2", "Nettoyer")],
    ]


def test_objective_as_second_band_without_label() -> None:
    raw = plan(
        table(
            [
                ["Axe 1 : Verdir"],
                ["Donner de l'ombre aux passants"],
                ["Actions", "Responsable", "Échéance"],
                [PLANT, "Ville", "2025"],
                ["Fleurir les places publiques"],
                [SOW, "Ville", "2025"],
            ]
        )
    )
    levels = [[text(level.text) for level in a.context] + [text(a.objective)] for a in raw.actions]
    assert [[part for part in level if part] for level in levels] == [
        ["Verdir", "Donner de l'ombre aux passants"],
        ["Verdir", "Fleurir les places publiques"],
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Objectif n° 1 :",
        "OBJECTIF #1 -",
        "Objectif no 1.",
        "Objectif stratégique 1 –",
        "Objectif opérationnel n°1 :",
        "OBJECTIF 1",
    ],
)
def test_labels_of_objectives(label: str) -> None:
    raw = plan(paragraph(f"{label} Verdir les rues", heading=2), f"• {PLANT}", f"• {SOW}")
    assert [(a.objective_number, text(a.objective)) for a in raw.actions] == [("1", "Verdir les rues")] * 2


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Axe n°2 :", "2"),
        ("AXE II –", "II"),
        ("Axe stratégique 2 :", "2"),
        ("AXE 2", "2"),
        ("Chantier 2 -", "2"),
        ("Thème 2 :", "2"),
        ("Priorité n° 2 :", "2"),
        ("Défi 2 :", "2"),
        ("Volet B –", "B"),
        ("Orientation 2 :", "2"),
        ("Thématique 2 :", "2"),
        ("Pilier 2 :", "2"),
        ("Enjeu 2 |", "2"),
        ("Levier 2 :", "2"),
        ("Ambition 2 :", "2"),
        ("Cap 2 :", "2"),
    ],
)
def test_labels_of_levels(label: str, number: str) -> None:
    raw = plan(
        paragraph("Introduction", heading=2),
        paragraph(f"{label} La nature en ville", heading=2),
        table([["Objectifs", "Actions", "Responsable"], ["Verdir", PLANT, "Ville"]]),
    )
    assert [(level.number, text(level.text)) for level in raw.actions[0].context] == [(number, "La nature en ville")]


def test_footnotes_and_sources_between_tables_are_no_levels() -> None:
    raw = plan(
        paragraph("Axe 1 : Verdir", heading=2),
        table([["Objectifs", "Actions", "Responsable"], ["Verdir", PLANT, "Ville"]]),
        "Source : Service des parcs, 2024",
        "* À confirmer au budget",
        table([["Objectifs", "Actions", "Responsable"], ["Fleurir", SOW, "Ville"]], 2),
    )
    assert [[text(level.text) for level in a.context] for a in raw.actions] == [["Verdir"], ["Verdir"]]


def test_two_actions_in_one_cell_as_paragraphs_with_two_responsibles() -> None:
    raw = plan(
        table(
            [
                ["Objectif", "Actions", "Responsables", "Échéances"],
                ["Verdir", f"{PLANT}\n{SOW}", "Ville\nMRC", "2025\n2026"],
            ]
        )
    )
    assert [(text(a.action), text(a.responsible), text(a.deadline)) for a in raw.actions] == [
        (PLANT, "Ville", "2025"),
        (SOW, "MRC", "2026"),
    ]


def test_empty_rows_and_columns_are_nothing() -> None:
    raw = plan(
        table(
            [
                ["", "", "", "", ""],
                ["Actions", "", "Responsable", "", "Échéance"],
                ["", "", "", "", ""],
                [PLANT, "", "Ville", "", "2025"],
            ]
        )
    )
    assert [(text(a.action), text(a.responsible), text(a.deadline), a.extra) for a in raw.actions] == [
        (PLANT, "Ville", "2025", ())
    ]


def test_performance_table_of_the_past_year_beside_the_plan() -> None:
    raw = plan(
        paragraph("Bilan 2023", heading=1),
        table(
            [
                ["Actions", "Réalisation"],
                ["Réparer la fontaine du parc", "Fait"],
                ["Peindre les bancs publics", "Partiellement réalisé"],
            ]
        ),
        paragraph("Plan d'action 2024", heading=1),
        table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"]], 2),
    )
    assert PLANT in statements(raw)


def test_a_numbered_heading_ends_at_a_higher_one_without_a_number() -> None:
    raw = plan(
        paragraph("Sentiers", heading=1),
        paragraph("3. Travaux", heading=2),
        paragraph("3.1. Court terme", heading=3),
        table([["Action", "Responsable"], [PLANT, "Ville"]]),
        paragraph("Suites", heading=2),
        table([["Action", "Responsable"], [SOW, "MRC"]], number=2),
        paragraph("Autres", heading=2),
    )
    assert [[text(level.text) for level in action.context][-1] for action in raw.actions] == ["Court terme", "Suites"]


HEADERS = ["Action", "Responsable", "Échéance"]


@pytest.mark.parametrize("objective", ["1.1 Des rues fraîches en été", "Aménager des rues fraîches"])
def test_unlabelled_heading_between_an_axis_and_its_table_is_the_objective(objective: str) -> None:
    raw = plan(
        "Ce plan a trois ans devant lui.",
        paragraph("Axe 1 : Une ville verte", heading=1),
        paragraph(objective, heading=2),
        table([HEADERS, [PLANT, "Ville", "2027"], [SOW, "MRC", "2028"]]),
    )
    assert {text(action.objective) for action in raw.actions} == {objective.removeprefix("1.1 ")}
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [["Une ville verte"]] * 2


def test_band_whose_number_counts_on_stands_below_the_band_before() -> None:
    raw = plan(
        table(
            [
                HEADERS,
                ["1. Une ville verte"],
                ["1.1 Des rues fraîches"],
                [PLANT, "Ville", "2027"],
                ["1.2 Des cours fleuries"],
                [SOW, "MRC", "2028"],
            ]
        )
    )
    found = [(a.objective_number, text(a.objective), [text(level.text) for level in a.context]) for a in raw.actions]
    assert found == [
        ("1.1", "Des rues fraîches", ["Une ville verte"]),
        ("1.2", "Des cours fleuries", ["Une ville verte"]),
    ]
