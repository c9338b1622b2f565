"""Tables that only repeat what is stated elsewhere."""

from __future__ import annotations

from tests.structure.build import paragraph, plan, table, text, texts

_SUMMARY = [["No", "Action", "Responsable"], ["1", "Créer un verger", "Parcs"], ["2", "Ouvrir un marché", "Ville"]]
_CARDS = [
    paragraph("Axe 1 : Manger", heading=1),
    "Action 1 : Créer un verger",
    "Responsable : Parcs",
    "Échéance : 2031",
    "Action 2 : Ouvrir un marché",
    "Responsable : Ville",
    "Échéance : 2032",
]


def test_summary_before_or_behind_the_cards_is_not_counted_twice() -> None:
    for blocks in ([table(_SUMMARY), *_CARDS], [*_CARDS, table(_SUMMARY)]):
        raw = plan(*blocks)
        assert [text(action.action) for action in raw.actions] == ["Créer un verger", "Ouvrir un marché"]
        assert [texts(action.deadline) for action in raw.actions] == [["2031"], ["2032"]]
        assert [text(level.text) for action in raw.actions for level in action.context] == ["Manger", "Manger"]


def test_table_with_an_action_of_its_own_is_no_summary() -> None:
    raw = plan(table([*_SUMMARY, ["3", "Semer un pré", "Parcs"]]), *_CARDS)
    assert len(raw.actions) == 5


def test_table_that_says_other_things_is_no_summary() -> None:
    rows = [_SUMMARY[0], ["1", "Créer un verger", "Comité du lac"], ["2", "Ouvrir un marché", "MRC"]]
    assert len(plan(table(rows), *_CARDS).actions) == 4
