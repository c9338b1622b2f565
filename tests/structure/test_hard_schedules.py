"""Schedules of every kind."""

from __future__ import annotations

import pytest
from tests.structure.build import plan, table, text

from planparse.raw import RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


@pytest.mark.parametrize(
    "titles",
    [
        ["Court terme", "Moyen terme", "Long terme"],
        ["T1 2025", "T2 2025", "T3 2025"],
        ["2024-2025", "2025-2026", "2026-2027"],
        ["Hiver", "Printemps", "Été"],
        ["Janv.", "Févr.", "Mars"],
        ["Janvier", "Février", "Mars"],
        ["Année 1", "Année 2", "Année 3"],
        ["An I", "An II", "An III"],
        ["1re année", "2e année", "3e année"],
        ["Short term", "Medium term", "Long term"],
        ["Year 1", "Year 2", "Year 3"],
        ["Corto plazo", "Mediano plazo", "Largo plazo"],
        ["Trim. 1", "Trim. 2", "Trim. 3"],
        ["S1", "S2", "S3"],
    ],
)
def test_every_kind_of_schedule_column(titles: list[str]) -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "Échéancier", "", ""],
                ["", "", *titles],
                [PLANT, "Ville", "X", "", ""],
                [SOW, "Comité", "", "X", "X"],
            ]
        )
    )
    assert [text(a.deadline) for a in raw.actions] == [titles[0], f"{titles[1]}, {titles[2]}"]


def test_months_by_their_letters() -> None:
    letters = list("JFMAMJJASOND")
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "2025", *[""] * 11],
                ["", "", *letters],
                [PLANT, "Ville", *["X" if i in (3, 4) else "" for i in range(12)]],
                [SOW, "Comité", *["X" if i == 8 else "" for i in range(12)]],
            ]
        )
    )
    assert statements(raw) == [PLANT, SOW]
    assert [text(a.deadline) for a in raw.actions] == ["A 2025, M 2025", "S 2025"]
    assert all(not a.extra for a in raw.actions)


def test_months_by_their_letters_beside_the_titles() -> None:
    ticks = ["", "X", "X", "", "", ""]
    raw = plan(table([["Actions", "Pilote", *"JASOND"], [PLANT, "Ville", *ticks], [SOW, "MRC", *reversed(ticks)]]))
    assert [text(a.deadline) for a in raw.actions] == ["A, S", "O, N"]


def test_quarters_below_years() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "2025", "", "2026", ""],
                ["", "", "T3", "T4", "T1", "T2"],
                [PLANT, "Ville", "X", "", "", ""],
                [SOW, "Comité", "", "X", "X", ""],
            ]
        )
    )
    assert [text(a.deadline) for a in raw.actions] == ["T3 2025", "T4 2025, T1 2026"]


def test_start_and_end_columns_below_a_group() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "Échéancier", ""],
                ["", "", "Début", "Fin"],
                [PLANT, "Ville", "Mars 2025", "Mai 2025"],
                [SOW, "Comité", "2025", "2026"],
            ]
        )
    )
    assert [text(a.deadline) for a in raw.actions] == ["Mai 2025", "2026"]
