"""Lists of actions that no label announces."""

from __future__ import annotations

from tests.structure.build import paragraph, plan, text, texts


def test_things_to_do_below_numbered_headings_of_a_plan_are_actions() -> None:
    raw = plan(
        paragraph("Plan d'action culturel 2031", heading=1),
        paragraph("1. Patrimoine", heading=2),
        paragraph("1.1 Mettre en valeur les lieux", heading=3),
        "• Installer des panneaux",
        "• Publier un circuit",
        paragraph("1.2 Transmettre la mémoire", heading=3),
        "• Recueillir des récits",
    )
    assert [text(action.action) for action in raw.actions] == [
        "Installer des panneaux",
        "Publier un circuit",
        "Recueillir des récits",
    ]
    assert [action.objective_number for action in raw.actions] == ["1.1", "1.1", "1.2"]
    assert {text(level.text) for action in raw.actions for level in action.context} == {"Patrimoine"}


def test_things_to_do_below_plain_headings_of_a_plan_are_actions() -> None:
    raw = plan(
        paragraph("Plan d'action 2031", heading=1),
        paragraph("Mission", heading=2),
        "• Soutenir les familles",
        "• Animer le quartier",
        paragraph("Habitat", heading=2),
        "• Rénover les logements",
        "• Créer un guichet",
    )
    assert [text(action.action) for action in raw.actions] == ["Rénover les logements", "Créer un guichet"]
    assert [text(level.text) for level in raw.actions[0].context] == ["Habitat"]


def test_things_to_do_that_end_with_deadlines_are_actions_in_any_document() -> None:
    raw = plan(
        paragraph("Charte des jardins", heading=1),
        "La ville s'engage.",
        "• Planter des haies (2031)",
        "• Semer un pré (dès mars 2032)",
    )
    assert [text(action.action) for action in raw.actions] == ["Planter des haies", "Semer un pré"]
    assert [texts(action.deadline) for action in raw.actions] == [["2031"], ["dès mars 2032"]]


def test_names_with_years_are_no_actions() -> None:
    raw = plan(
        paragraph("Rapport annuel", heading=1), "• La Politique de l'eau (2031)", "• Le Plan climat (2032)", "• Le PANA"
    )
    assert raw.actions == ()


def test_lists_of_a_report_that_is_no_plan_are_no_actions() -> None:
    raw = plan(
        paragraph("Rapport annuel", heading=1), paragraph("Habitat", heading=2), "• Rénover", "• Créer un guichet"
    )
    assert raw.actions == ()


def test_numbered_lines_above_lists_need_no_look_of_headings_in_a_plan() -> None:
    raw = plan("PLAN D'ACTION 2031", "1.1 Verdir la ville", "• Planter des arbres", "1.2 Manger", "• Créer un verger")
    assert [(action.objective_number, text(action.action)) for action in raw.actions] == [
        ("1.1", "Planter des arbres"),
        ("1.2", "Créer un verger"),
    ]
