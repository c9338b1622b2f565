"""`planparse diff` as its user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.records import Plan


@pytest.fixture
def versions(plan: Plan, tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "2024.json", tmp_path / "2025.json"
    old.write_text(plan.model_dump_json(), encoding="utf-8")
    first, second = plan.actions
    later = plan.model_copy(update={"title": "Plan 2025", "actions": (first.model_copy(update={"partners": ()}),)})
    new.write_text(later.model_dump_json(), encoding="utf-8")
    assert second
    return old, new


def test_changes_go_to_the_terminal(run, versions: tuple[Path, Path]) -> None:
    code, out, err = run("diff", *versions)
    assert (code, err) == (0, "")
    assert "title        - Plan d'action 2024-2026\n" in out
    assert "~ 1.1.1 Ouvrir un café  (partners)" in out
    assert "- Planter 40 arbres" in out
    assert out.endswith("1 partners, 1 dropped, 0 unchanged\n")


@pytest.mark.parametrize(
    ("name", "start"), [("diff.json", "{"), ("diff.html", "<!DOCTYPE"), ("diff.txt", "~ the plan")]
)
def test_the_output_decides_the_form(run, versions: tuple[Path, Path], tmp_path: Path, name: str, start: str) -> None:
    assert run("diff", *versions, "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_missing_plan_is_one_sentence(run, versions: tuple[Path, Path]) -> None:
    code, out, err = run("diff", versions[0], "none.json")
    assert (code, out, err) == (3, "", "none.json does not exist.\n")
