"""`planparse review` as its user meets it; what the page does is in tests/review."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.records import Plan


@pytest.fixture
def saved(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(plan.model_dump_json(), encoding="utf-8")
    return path


def test_the_page_is_written_and_its_size_is_told(run, saved: Path, tmp_path: Path) -> None:
    code, out, err = run("review", saved, "-o", tmp_path / "page.html")
    assert (code, out) == (0, "")
    assert "page.html: 0.1 MB; open it in a browser." in err
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_plan_is_never_overwritten(run, saved: Path) -> None:
    assert run("review", saved, "-o", saved).code == 8


def test_a_missing_plan_is_one_sentence(run, tmp_path: Path) -> None:
    code, _, err = run("review", tmp_path / "none.pdf", "-o", tmp_path / "page.html")
    assert code == 3
    assert err.count("\n") == 1
    assert not (tmp_path / "page.html").exists()
