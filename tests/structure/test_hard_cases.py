"""Plans made to break what headers and roles go by."""

from __future__ import annotations

import pytest
from tests.structure.build import plan, table, text, texts

from planparse.raw import RawAction, RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


def extra(action: RawAction) -> dict[str, str]:
    return {name: text(value) for name, value in action.extra}


def test_a_row_of_header_like_words_is_a_row() -> None:
    raw = plan(
        table(
            [
                ["Objectifs", "Actions", "Responsable", "Échéance"],
                ["Verdir", "Former le personnel", "Direction", "2025"],
                ["", "Plan de communication", "Service", "Année 2"],
            ]
        )
    )
    assert statements(raw) == ["Former le personnel", "Plan de communication"]


@pytest.mark.parametrize("sign", ["*", "¹", " (1)", " :", "†", " [2]"])
def test_signs_of_notes_do_not_hide_a_header(sign: str) -> None:
    raw = plan(table([[f"Actions{sign}", f"Responsables{sign}", f"Échéance{sign}"], [PLANT, "Ville", "2025"]]))
    assert [(text(action.action), text(action.deadline)) for action in raw.actions] == [(PLANT, "2025")]


def test_a_title_row_above_the_header_is_no_header() -> None:
    raw = plan(
        table(
            [
                ["Plan d'action 2025-2027"],
                ["Actions", "Responsable", "Échéance"],
                [PLANT, "Ville", "2025"],
            ]
        )
    )
    assert statements(raw) == [PLANT]
    assert raw.actions[0].context == ()


def test_two_tables_with_the_same_columns_in_another_order() -> None:
    raw = plan(
        table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"]]),
        table([["Échéance", "Actions", "Responsable"], ["2026", SOW, "Comité"]], 2),
    )
    assert [(text(action.responsible), text(action.deadline)) for action in raw.actions] == [
        ("Ville", "2025"),
        ("Comité", "2026"),
    ]


def test_moyens_beside_objectives_alone_are_the_actions() -> None:
    raw = plan(
        table(
            [
                ["Objectifs", "Moyens", "Responsable", "Échéance"],
                ["Verdir les rues", PLANT, "Ville", "2025"],
                ["", SOW, "Comité", "2026"],
            ]
        )
    )
    assert statements(raw) == [PLANT, SOW]
    assert raw.actions[0].means == ()


def test_mesure_is_the_action_beside_indicateur_de_mesure() -> None:
    raw = plan(table([["Mesure", "Indicateur de mesure", "Qui"], [PLANT, "Nombre d'arbres", "Ville"]]))
    assert [(text(action.action), text(action.indicator)) for action in raw.actions] == [(PLANT, "Nombre d'arbres")]


def test_mesure_is_the_indicator_beside_actions() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Mesure", "Responsable"],
                [PLANT, "Nombre d'arbres plantés", "Ville"],
                [SOW, "Taux de floraison", "Comité"],
            ]
        )
    )
    assert [(text(action.action), text(action.indicator)) for action in raw.actions] == [
        (PLANT, "Nombre d'arbres plantés"),
        (SOW, "Taux de floraison"),
    ]


def test_measure_is_the_action_beside_performance_measure() -> None:
    raw = plan(
        table(
            [
                ["Goal", "Measure", "Lead", "Performance measure"],
                ["Greener streets", "Plant trees downtown", "City", "Number of trees"],
            ]
        )
    )
    action = raw.actions[0]
    assert (text(action.action), text(action.indicator), text(action.objective)) == (
        "Plant trees downtown",
        "Number of trees",
        "Greener streets",
    )


def test_target_date_is_the_deadline_and_target_the_target() -> None:
    raw = plan(
        table([["Action", "Target", "Target date", "Target audience"], [PLANT, "40 trees", "June 2026", "Residents"]])
    )
    action = raw.actions[0]
    assert (text(action.target), text(action.deadline)) == ("40 trees", "June 2026")
    assert extra(action) == {"Target audience": "Residents"}


def test_public_cible_is_no_target() -> None:
    raw = plan(
        table([["Actions", "Public cible", "Cible", "Clientèle visée"], [PLANT, "Les aînés", "40 arbres", "Tous"]])
    )
    assert text(raw.actions[0].target) == "40 arbres"
    assert extra(raw.actions[0]) == {"Public cible": "Les aînés", "Clientèle visée": "Tous"}


@pytest.mark.parametrize(
    "people",
    [
        ["Élèves de 6e année", "Jeunes de 12 à 17 ans", "Familles du quartier"],
        ["Personnes aînées", "Nouveaux arrivants", "Commerçants"],
    ],
)
def test_cibles_that_are_people_are_no_targets(people: list[str]) -> None:
    raw = plan(
        table(
            [
                ["Actions", "Cibles", "Pilote", "Indicateurs"],
                [PLANT, people[0], "Ville", "Nombre d'arbres"],
                [SOW, people[1], "Comité", "Surface semée"],
                ["Ouvrir un jardin partagé", people[2], "Ville", "Nombre de parcelles"],
            ]
        )
    )
    assert [texts(action.target) for action in raw.actions] == [[], [], []]
    assert [extra(action) for action in raw.actions] == [{"Cibles": who} for who in people]


def test_ressources_that_are_money_are_no_means() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Ressources", "Responsable"],
                [PLANT, "12 000 $", "Ville"],
                [SOW, "3 500 $", "Comité"],
            ]
        )
    )
    assert [texts(action.means) for action in raw.actions] == [[], []]
    assert extra(raw.actions[0]) == {"Ressources": "12 000 $"}


def test_etat_de_realisation_is_a_status_and_indicateur_de_realisation_an_indicator() -> None:
    raw = plan(
        table(
            [
                ["Actions", "État de réalisation", "Indicateur de réalisation"],
                [PLANT, "En cours", "Nombre d'arbres"],
            ]
        )
    )
    assert text(raw.actions[0].indicator) == "Nombre d'arbres"
    assert extra(raw.actions[0]) == {"État de réalisation": "En cours"}


def test_moyens_de_verification_are_indicators_and_medios_means() -> None:
    raw = plan(
        table([["Acción", "Medios", "Medios de verificación"], ["Plantar árboles en la plaza", "Palas", "Informe"]])
    )
    assert (text(raw.actions[0].means), text(raw.actions[0].indicator)) == ("Palas", "Informe")


def test_the_date_of_completion_is_no_deadline() -> None:
    raw = plan(
        table([["Actions", "Date prévue", "Date réalisée"], [PLANT, "Mars 2025", "Avril 2025"], [SOW, "Mai 2025", ""]])
    )
    assert [text(action.deadline) for action in raw.actions] == ["Mars 2025", "Mai 2025"]


def test_a_header_that_nobody_knows_is_told_by_its_values() -> None:
    raw = plan(
        table(
            [
                ["Actions", "À qui le tour ?", "Terme visé du chantier"],
                [PLANT, "Ville de Lac-Bleu", "Mars 2025"],
                [SOW, "MRC", "Automne 2026"],
                ["Ouvrir un jardin partagé", "Comité vert", "2027"],
            ]
        )
    )
    assert [text(action.deadline) for action in raw.actions] == ["Mars 2025", "Automne 2026", "2027"]


def test_objective_right_of_the_action() -> None:
    raw = plan(
        table(
            [
                ["O que", "Por que", "Quem", "Quando", "Onde", "Como", "Quanto"],
                ["Plantar árvores na praça", "Dar sombra às crianças", "Parques", "2025", "Centro", "Mutirão", "R$ 10"],
            ]
        )
    )
    action = raw.actions[0]
    assert (text(action.objective), text(action.means)) == ("Dar sombra às crianças", "Mutirão")
    assert extra(action) == {"Onde": "Centro", "Quanto": "R$ 10"}


@pytest.mark.parametrize("tick", ["X", "x", "✓", "●", "■", "√"])
def test_every_sign_of_a_schedule_counts(tick: str) -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "2024", "2025", "2026"],
                [PLANT, "Ville", tick, "", tick],
                [SOW, "Ville", "", tick, ""],
            ]
        )
    )
    assert [text(action.deadline) for action in raw.actions] == ["2024, 2026", "2025"]


def test_quantities_below_years_are_targets_and_no_ticks() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Indicateur", "Cibles", "", ""],
                ["", "", "2024", "2025", "2026"],
                [PLANT, "Nombre d'arbres", "10 arbres", "20 arbres", "30 arbres"],
                [SOW, "Surface", "1 ha", "2 ha", "3 ha"],
            ]
        )
    )
    assert texts(raw.actions[0].target) == ["10 arbres", "20 arbres", "30 arbres"]
    assert raw.actions[0].deadline == ()


def test_ticks_below_states_are_no_deadline() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Échéance", "À faire", "En cours", "Fait"],
                [PLANT, "2025", "", "X", ""],
                [SOW, "2026", "X", "", ""],
            ]
        )
    )
    assert [text(action.deadline) for action in raw.actions] == ["2025", "2026"]
