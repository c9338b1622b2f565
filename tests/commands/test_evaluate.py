"""`planparse evaluate` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse.records import Plan

GOLD = {"actions": [{"number": "1", "objective": "Verdir", "action": "Planter des arbres", "responsible": ["Ville"]}]}
GIVEN = {"actions": [{"number": "1", "objective": "Verdir", "action": "Planter des arbres", "responsible": ["MRC"]}]}


def write(path: Path, content: dict[str, Any]) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold" / "plan.expected.json", GOLD)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return write(tmp_path / "given" / "plan.json", GIVEN)


def test_figures_and_differences_go_to_the_terminal(run, gold: Path, given: Path) -> None:
    code, out, err = run("evaluate", gold, given)
    assert (code, err) == (0, "")
    assert "F1 0.7500  exact records 0/1" in out
    assert "- Ville" in out
    assert "+ MRC" in out


def test_folders_are_paired_by_name(run, gold: Path, given: Path) -> None:
    write(gold.with_name("other.gold.json"), GOLD)
    out = run("evaluate", gold.parent, given.parent).out
    assert "2 documents  F1 0.5000" in out, "a document of which nothing was given misses everything"


def test_a_document_is_read_first(run, gold: Path, tmp_path: Path, plan: Plan, monkeypatch) -> None:
    monkeypatch.setattr("planparse.cli.plans.PlanFiles.extract", lambda files, path: plan)
    document = tmp_path / "plan.pdf"
    document.write_text("a plan")
    assert "given 2, of which extra 1" in run("evaluate", gold, document).out


def test_the_output_decides_the_form(run, gold: Path, given: Path, tmp_path: Path) -> None:
    for name, start in (("report.json", "{"), ("report.html", "<!DOCTYPE html>"), ("report.txt", "plan.json  F1")):
        assert run("evaluate", gold, given, "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_gains_and_losses_since_an_earlier_run(run, gold: Path, given: Path, tmp_path: Path) -> None:
    run("evaluate", gold, given, "-o", tmp_path / "earlier.json")
    write(given, GOLD)
    out = run("evaluate", gold, given, "--baseline", tmp_path / "earlier.json").out
    assert "F1 0.7500 → 1.0000" in out
    assert "gained 2" in out
    assert "lost 0" in out


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["evaluate", "gold/plan.expected.json", "none.json"], 3, "does not exist"),
        (["evaluate", "gold", "given/plan.json"], 3, "has to be a folder as well"),
        (["evaluate", "list.json", "given/plan.json"], 5, "list.json is not JSON"),
        (["evaluate", "object.json", "given/plan.json"], 5, "holds no records"),
        (["evaluate", "gold/plan.expected.json", "given/plan.json", "--baseline", "object.json"], 5, "no earlier run"),
        (["evaluate", "gold/plan.expected.json", "given/plan.json", "-f", "pdf"], 2, "no report in pdf"),
        (["evaluate", "gold/plan.expected.json"], 2, "PRED"),
    ],
)
def test_mistakes_are_one_sentence(
    run, gold: Path, given: Path, tmp_path: Path, monkeypatch, arguments: list[str], code: int, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.json").write_text("[1", encoding="utf-8")
    write(Path("object.json"), {"actions": [1]})
    outcome = run(*arguments)
    assert outcome.code == code
    assert sentence in outcome.err
    assert outcome.out == ""
