from __future__ import annotations

import pytest

from planparse.wording.lexicon import context_kind, header_roles, names_glossary, names_plan


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("ACTIONS", "action"),
        ("Action(s)", "action"),
        ("Moyens d'action", "action"),
        ("Moyen(s)", "means"),
        ("Le(s) responsable(s)", "responsible"),
        ("Élu·e référent·e", "responsible"),
        ("Responsables Partenaires", "people"),
        ("Responsables / Partenaires", "people"),
        ("Indicateurs/cibles", "results"),
        ("Collaborations", "partners"),
        ("Plazo de ejecución", "deadline"),
        ("Lead (implementing) agency", "responsible"),
        ("Performance measure", "indicator"),
        ("Indicateurs de suivi et d'évaluation", "indicator"),
        ("Quand ?", "deadline"),
    ],
)
def test_best_role_of_a_header(header: str, role: str) -> None:
    scores = header_roles(header)
    assert max(scores, key=lambda name: scores[name]) == role


def test_cible_can_be_target_or_objective() -> None:
    assert set(header_roles("Cible")) >= {"target", "objective"}


def test_unknown_header_has_no_role() -> None:
    assert header_roles("Zoug") == {}
    assert header_roles("") == {}


def test_levels_and_names() -> None:
    assert context_kind("Axe(s)") == "axis"
    assert context_kind("Orientation(s)") == "orientation"
    assert names_plan("Plan d’action détaillé 2024-2026")
    assert names_glossary("Sigles et acronymes")
    assert not names_glossary("Sigles du plan")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Entidade s colaborad oras", "partners"),
        ("Kooperation spartner", "partners"),
        ("Responsab les", "responsible"),
        ("Indicateu rs de suivi", "indicator"),
    ],
)
def test_header_that_a_narrow_cell_broke_keeps_its_role(header: str, role: str) -> None:
    assert max(header_roles(header), key=lambda name: header_roles(header)[name]) == role
