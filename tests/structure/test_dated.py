"""Statements that end with their deadline."""

from __future__ import annotations

import pytest
from tests.structure.build import plan, table, text, texts

from planparse.wording.cues import states_time


def test_deadline_in_parentheses_at_the_end_of_statements_is_theirs() -> None:
    raw = plan(
        "Objectif 1 : Verdir la ville",
        "• Planter mille arbres (d'ici mars 2031)",
        "• Semer un pré (en continu).",
        "• Arroser (parc central)",
    )
    assert [text(action.action) for action in raw.actions] == [
        "Planter mille arbres",
        "Semer un pré",
        "Arroser (parc central)",
    ]
    assert [texts(action.deadline) for action in raw.actions] == [["d'ici mars 2031"], ["en continu"], []]


def test_one_such_statement_is_no_habit() -> None:
    raw = plan("Objectif 1 : Verdir", "• Fêter les jardins (2031)", "• Semer un pré")
    assert text(raw.actions[0].action) == "Fêter les jardins (2031)"


def test_a_column_of_deadlines_says_them() -> None:
    rows = [["Action", "Échéance"], ["Fêter les jardins (2031)", "2033"], ["Planter (2032)", "2034"]]
    assert [texts(action.deadline) for action in plan(table(rows)).actions] == [["2033"], ["2034"]]


@pytest.mark.parametrize(
    "phrase",
    [
        "T2 2031", "2031-2033", "bis Herbst 2031", "entro giugno 2031", "summer 2031", "31/12/2031", "an 2", "ongoing",
        "chaque année", "primer trimestre de 2031", "od stycznia 2031", "court terme",
    ],
)  # fmt: skip
def test_phrase_of_time(phrase: str) -> None:
    assert states_time(phrase)


@pytest.mark.parametrize("phrase", ["for all", "Loi 2031", "budget 2031", "20 %", "de 2 à 5 ans", "la ville", "12", ""])
def test_other_phrase(phrase: str) -> None:
    assert not states_time(phrase)
