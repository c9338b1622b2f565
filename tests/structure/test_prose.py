from __future__ import annotations

from tests.structure.build import paragraph, plan, text, texts


def test_bullets_below_a_numbered_objective_are_actions() -> None:
    raw = plan(
        paragraph("1. La nature en ville", heading=1),
        "Objectif : Donner de l'ombre à tous",
        "1.1",
        "Verdir les rues.",
        "• Planter des arbres.",
        "• Semer des prés.",
        "1.2 Ouvrir des jardins",
        "• Louer des parcelles.",
    )
    assert [(action.objective_number, text(action.objective), text(action.action)) for action in raw.actions] == [
        ("1.1", "Verdir les rues.", "Planter des arbres."),
        ("1.1", "Verdir les rues.", "Semer des prés."),
        ("1.2", "Ouvrir des jardins", "Louer des parcelles."),
    ]
    assert [(level.number, text(level.text)) for level in raw.actions[0].context] == [
        ("1", "La nature en ville"),
        (None, "Donner de l'ombre à tous"),
    ]


def test_the_only_level_above_the_actions_is_the_objective() -> None:
    raw = plan("Objectif 2 : Verdir les rues", "• Planter des arbres.")
    assert (raw.actions[0].objective_number, text(raw.actions[0].objective)) == ("2", "Verdir les rues")
    assert raw.actions[0].context == ()


def test_lettered_items_keep_their_letters() -> None:
    raw = plan("Objectif : Verdir", "3.5 Promouvoir les jardins", "• A) Écrire aux voisins", "• B) Ouvrir les portes")
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        ("A", "Écrire aux voisins"),
        ("B", "Ouvrir les portes"),
    ]


def test_numbered_list_is_no_outline() -> None:
    raw = plan("1. La nature", "2. La terre", "3. L'eau", "Objectif : Verdir les rues", "• Planter des arbres.")
    assert raw.actions[0].context == ()
    assert texts(raw.unclaimed) == ["1. La nature", "2. La terre", "3. L'eau"]


def test_lists_of_a_document_without_objectives_are_no_actions() -> None:
    raw = plan(paragraph("Compte rendu", heading=1), "1.1 Présences", "• Ana Roy", "• Luc Tran")
    assert raw.actions == ()
    assert "Ana Roy" in texts(raw.unclaimed)
