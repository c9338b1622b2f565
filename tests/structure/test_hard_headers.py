"""Names that columns go by, and headers that hold something else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.structure.build import plan, table, text, texts

from planparse.places import Place
from planparse.raw import RawAction, RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


def extra(action: RawAction) -> dict[str, str]:
    return {name: text(value) for name, value in action.extra}


@pytest.mark.parametrize(
    "header",
    [
        "Initiatives",
        "Gestes",
        "Engagements",
        "Projets",
        "Interventions",
        "Pistes d'action",
        "Recommandations",
        "Mesures retenues",
        "Mesure envisagée",
        "Actions à mener",
        "Titre de l'action",
        "Quoi ?",
        "Activités clés",
        "Stratégies / actions",
        "Actions proposées",
        "Actions prévues",
        "Actions et mesures",
        "Description de l'action",
        "Intitulé de l'action",
        "Libellé de l'action",
        "Nos actions",
        "Actions concrètes",
        "Piste de solution",
        "Actions spécifiques",
        "Actions prioritaires",
        "Moyens d'action",
        "Moyens (actions)",
        "Actions / Moyens",
    ],
)
def test_french_names_of_the_action_column(header: str) -> None:
    raw = plan(table([[header, "Responsable", "Échéance"], [PLANT, "Ville", "2025"], [SOW, "Comité", "2026"]]))
    assert statements(raw) == [PLANT, SOW]


@pytest.mark.parametrize(
    "header",
    [
        "Initiative",
        "Strategy",
        "Recommendation",
        "What",
        "Key activities",
        "Action steps",
        "Implementation step",
        "Project",
        "Task",
        "Strategies/Actions",
        "Action Item",
        "Tactics",
        "Commitment",
        "Milestone",
        "Proposed actions",
        "Activities",
        "Key actions",
        "Deliverable",
        "Action to be taken",
        "Specific actions",
        "Measures",
    ],
)
def test_english_names_of_the_action_column(header: str) -> None:
    raw = plan(
        table(
            [
                [header, "Lead", "Timeline"],
                ["Plant street trees", "City", "2025"],
                ["Sow meadows in parks", "Parks", "2026"],
            ]
        )
    )
    assert statements(raw) == ["Plant street trees", "Sow meadows in parks"]


@pytest.mark.parametrize(
    "header",
    [
        "Actividades",
        "Medidas",
        "Estrategias",
        "Líneas de acción",
        "Qué",
        "¿Qué?",
        "Tareas",
        "Proyectos",
        "Iniciativas",
        "Compromisos",
        "Acciones propuestas",
        "Acciones a realizar",
        "Actuaciones",
        "Acciones específicas",
    ],
)
def test_spanish_names_of_the_action_column(header: str) -> None:
    raw = plan(
        table(
            [
                [header, "Responsable", "Plazo"],
                ["Plantar árboles", "Obras", "2025"],
                ["Sembrar praderas altas", "Parques", "2026"],
            ]
        )
    )
    assert statements(raw) == ["Plantar árboles", "Sembrar praderas altas"]


@pytest.mark.parametrize(
    "header", ["Ações", "Atividades", "O quê?", "Iniciativas", "Medidas", "Tarefas", "Ações propostas", "Projetos"]
)
def test_portuguese_names_of_the_action_column(header: str) -> None:
    raw = plan(
        table(
            [
                [header, "Responsável", "Prazo"],
                ["Plantar árvores nas ruas", "Obras", "2025"],
                ["Semear flores nos parques", "Parques", "2026"],
            ]
        )
    )
    assert statements(raw) == ["Plantar árvores nas ruas", "Semear flores nos parques"]


@pytest.mark.parametrize("title", ["Objectif 1 : Verdir les rues", "Axe 1 : Verdir les rues"])
def test_level_in_the_place_of_the_action_header(title: str) -> None:
    raw = plan(
        table(
            [
                [title, "Responsable", "Échéance", "Indicateur"],
                [PLANT, "Ville", "2025", "Nombre d'arbres"],
                [SOW, "Comité", "2026", "Surface"],
            ]
        ),
        table(
            [
                [title.replace("rues", "parcs"), "Responsable", "Échéance", "Indicateur"],
                ["Tondre moins souvent", "Ville", "2025", "Surface"],
            ],
            2,
        ),
    )
    assert statements(raw) == [PLANT, SOW, "Tondre moins souvent"]
    levels = [[text(level.text) for level in action.context] + [text(action.objective)] for action in raw.actions]
    assert [("Verdir les rues" in level, "Verdir les parcs" in level) for level in levels] == [(True, False)] * 2 + [
        (False, True)
    ]


def test_expected_results_alone_are_extra() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Résultats attendus", "Responsable", "Échéance"],
                [PLANT, "Les rues ont de l'ombre", "Ville", "2025"],
                [SOW, "Les abeilles reviennent", "Comité", "2026"],
            ]
        )
    )
    assert [extra(a) for a in raw.actions] == [
        {"Résultats attendus": "Les rues ont de l'ombre"},
        {"Résultats attendus": "Les abeilles reviennent"},
    ]


def test_description_below_the_title_of_an_action() -> None:
    raw = plan(
        table(
            [
                ["Titre de l'action", "Descriptif", "Pilote", "Partenaires"],
                [PLANT, "Choisir des essences d'ici et former les riverains", "Ville", "MRC"],
            ]
        )
    )
    assert (text(raw.actions[0].means), text(raw.actions[0].action)) == (
        "Choisir des essences d'ici et former les riverains",
        PLANT,
    )


def test_strategies_as_leading_column() -> None:
    raw = plan(
        table(
            [
                ["Orientation", "Objectif", "Stratégie", "Action", "Responsable"],
                ["1. La nature", "1.1 Verdir les rues", "Agir avec les riverains", PLANT, "Ville"],
                [None, None, None, SOW, "Comité"],
                [None, None, "Donner l'exemple", "Tondre moins souvent", "Ville"],
            ]
        )
    )
    assert [text(a.objective) for a in raw.actions] == ["Verdir les rues"] * 3
    assert [text(a.context[0].text) for a in raw.actions] == ["La nature"] * 3


def test_priority_and_status_words_are_extra() -> None:
    raw = plan(
        table(
            [
                ["No", "Action", "Priorité", "Statut", "Coût", "Commentaires", "Responsable"],
                ["1", PLANT, "Élevée", "En cours", "$$", "À revoir", "Ville"],
                ["2", SOW, "Faible", "À venir", "$", "", "Comité"],
            ]
        )
    )
    assert extra(raw.actions[0]) == {
        "Priorité": "Élevée",
        "Statut": "En cours",
        "Coût": "$$",
        "Commentaires": "À revoir",
    }
    assert [a.number for a in raw.actions] == ["1", "2"]


def test_indicators_and_targets_in_one_column() -> None:
    raw = plan(
        table(
            [["Actions", "Indicateurs et cibles", "Responsable"], [PLANT, "Nombre d'arbres\n40 arbres par an", "Ville"]]
        )
    )
    assert texts(raw.actions[0].results) == ["Nombre d'arbres", "40 arbres par an"]


def test_row_of_what_is_to_be_typed_is_part_of_the_header() -> None:
    found = plan(
        table(
            [
                ["No", "Action", "Responsable", "Échéance"],
                ["auto", "texte (max 250 caractères)", "liste déroulante", "jj/mm/aaaa"],
                ["1", "Planter des arbres", "MRC", "2025"],
            ]
        )
    )
    assert [text(action.action) for action in found.actions] == ["Planter des arbres"]


def test_row_with_more_to_say_is_an_action() -> None:
    found = plan(table([["Action", "Responsable", "Échéance"], ["Liste des arbres", "Texte", "Date"]]))
    assert len(found.actions) == 1


def test_names_of_columns_for_machines_are_read() -> None:
    found = plan(
        table(
            [
                ["axis_label", "objective_label", "action_code", "action_label", "lead_organisation", "end_date"],
                ["Nature", "Plant trees", "A1", "Plant 40 oaks along the river", "City", "2025-12-31"],
            ]
        )
    )
    [action] = found.actions
    assert text(action.action) == "Plant 40 oaks along the river"
    assert text(action.objective) == "Plant trees"


def test_no_row_goes_on_from_one_sheet_to_the_next() -> None:
    rows = [["Axe", "Action", "Responsable"], ["Nature", "Planter des arbres", "MRC"]]
    below = [["Axe", "Action", "Responsable"], ["", "le long de la rivière", "Ville"]]
    first, second = (
        replace(table(content, number=number), place=Place(sheet=f"Feuille {number}"))
        for number, content in enumerate((rows, below), 1)
    )
    assert len(plan(first, second).actions) == 2
