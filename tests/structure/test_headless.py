"""Tables whose first column of actions bears the name of a level, or a word that says nothing."""

from __future__ import annotations

from tests.structure.build import plan, table, text

_ROWS = [["Ouvrir un accueil de jour", "Ville", "2031"], ["Former les agents", "MRC", "2032"]]


def test_numbered_title_in_the_header_is_the_level_above_its_column() -> None:
    raw = plan(
        table([["1. Mieux accueillir", "Responsable", "Échéance"], *_ROWS]),
        table([["2. Protéger les enfants", "Responsable", "Échéance"], *_ROWS[:1]], number=2),
    )
    assert [(level.number, text(level.text)) for action in raw.actions for level in action.context] == [
        ("1", "Mieux accueillir"),
        ("1", "Mieux accueillir"),
        ("2", "Protéger les enfants"),
    ]


def test_title_without_number_above_statements_is_the_level_above_them() -> None:
    raw = plan(table([["Renforcer la prévention des noyades", "Responsable", "Échéance"], *_ROWS]))
    assert [text(level.text) for level in raw.actions[0].context] == ["Renforcer la prévention des noyades"]


def test_short_unknown_title_above_statements_is_no_level() -> None:
    raw = plan(table([["Dossiers", "Responsable", "Échéance"], *_ROWS]))
    assert [text(action.action) for action in raw.actions] == ["Ouvrir un accueil de jour", "Former les agents"]
    assert raw.actions[0].context == ()


def test_unknown_title_above_names_holds_no_actions() -> None:
    rows = [["Comité du lac", "Ville", "2031"], ["Table du bois", "MRC", "2032"]]
    assert plan(table([["Instances", "Responsable", "Échéance"], *rows])).actions == ()


def test_the_column_of_actions_is_the_one_that_says_so() -> None:
    raw = plan(table([["1. L'eau", "Mesure", "Échéance"], ["Le lac est beau", "Nettoyer le lac", "2031"]]))
    assert [text(action.action) for action in raw.actions] == ["Nettoyer le lac"]
