"""`planparse profile`, and `planparse extract` with what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "bands" / "plan.docx"
PLAN = """# Feuille de route

Geste posé\tOn s'en occupe
Ouvrir trois descentes à la rivière\tTravaux publics
Nettoyer les berges du lac\tEnvironnement
"""
PROFILE = '[roles]\n"Geste posé" = "action"\n"On s\'en occupe" = "responsible"\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    (tmp_path / "profiles").mkdir()
    path = tmp_path / "profiles" / "town.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def responsible(text: str) -> list[list[str]]:
    return [action["responsible"] for action in json.loads(text)["actions"]]


@pytest.mark.parametrize("how", [["--in-process"], []], ids=["in process", "in a child"])
def test_profile_is_heeded(run, plan: Path, profile: Path, how: list[str]) -> None:
    assert responsible(run("extract", plan, "-q", *how).out) == []
    found = run("extract", plan, "-q", "--profile", profile, *how)
    assert responsible(found.out) == [["Travaux publics"], ["Environnement"]]


@pytest.mark.parametrize("how", [["--in-process"], []], ids=["in process", "in a child"])
def test_profile_is_chosen_and_named(run, plan: Path, profile: Path, how: list[str]) -> None:
    found = run("extract", plan, "-q", "--profiles", profile.parent, *how)
    assert responsible(found.out) == [["Travaux publics"], ["Environnement"]]
    messages = {issue["code"]: issue["message"] for issue in json.loads(found.out)["issues"]}
    assert messages["profile-chosen"] == "Read with the profile town."


def test_draft_gives_the_same_output(run, tmp_path: Path) -> None:
    assert run("profile", SAMPLE, "-o", tmp_path / "plan.toml").code == 0
    plain, drafted = run("extract", SAMPLE, "-q"), run("extract", SAMPLE, "-q", "--profile", tmp_path / "plan.toml")
    assert drafted == plain


def test_draft_goes_to_standard_output_alone(run) -> None:
    code, out, err = run("profile", SAMPLE)
    assert (code, err) == (0, "")
    assert out.startswith("# What planparse ")


def test_draft_never_replaces_the_plan(run, plan: Path) -> None:
    assert run("profile", plan, "-o", plan).code == 8
    assert plan.read_text(encoding="utf-8") == PLAN


def test_wrong_profile_ends_the_run_before_any_plan_is_read(run, plan: Path, profile: Path) -> None:
    profile.write_text('[roles]\n"Geste posé" = "acton"\n', encoding="utf-8")
    code, out, err = run("extract", "missing.pdf", "--profile", profile)
    assert (code, out) == (10, "")
    assert err.startswith(f'{profile}, line 2: "acton" is no role; did you mean "action"?')


@pytest.mark.parametrize("how", [["--in-process"], []], ids=["in process", "in a child"])
def test_equal_profiles_fail_the_plan(run, plan: Path, profile: Path, how: list[str]) -> None:
    (profile.parent / "village.toml").write_text(PROFILE, encoding="utf-8")
    code, out, err = run("extract", plan, "--profiles", profile.parent, *how)
    assert (code, out) == (10, "")
    assert err == "The profiles town and village fit plan.txt equally well; choose with --profile.\n"


def test_one_profile_and_a_folder_of_them_do_not_go_together(run, plan: Path, profile: Path) -> None:
    assert run("extract", plan, "--profile", profile, "--profiles", profile.parent).code == 2
