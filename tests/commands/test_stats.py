"""`planparse stats` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planparse.records import Plan


@pytest.fixture
def folder(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "out"
    path.mkdir()
    (path / "plan.json").write_text(plan.model_dump_json(), encoding="utf-8")
    (path / "journal.json").write_text("[]", encoding="utf-8")
    return path


def test_tables_go_to_the_terminal(run, folder: Path) -> None:
    code, out, err = run("stats", folder)
    assert (code, err) == (0, "")
    assert out.startswith("1 plan, 2 actions\n")
    assert "Ville" in out
    assert "100%" in out


def test_top_tells_how_many_are_left(run, folder: Path) -> None:
    assert "… and 1 more" in run("stats", folder, "--top", "1").out


def test_actions_are_listed(run, folder: Path) -> None:
    assert "\nVille\n  1.1.1 Ouvrir un café" in run("stats", folder, "--actions").out


def test_figures_as_json_and_as_a_picture(run, folder: Path, tmp_path: Path) -> None:
    code, out, _ = run("stats", folder / "plan.json", "-f", "json", "--plot", tmp_path / "plan.svg")
    assert code == 0
    assert json.loads(out)["due"] == {"2025": 1}
    assert b"<svg" in (tmp_path / "plan.svg").read_bytes()


def test_a_folder_without_plans_is_a_mistake(run, tmp_path: Path) -> None:
    code, out, err = run("stats", tmp_path)
    assert (code, out) == (3, "")
    assert "planparse extract" in err
