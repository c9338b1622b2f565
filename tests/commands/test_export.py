"""`planparse export` as its user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.cli.export import FORMATS
from planparse.records import Plan
from planparse.writers.exporters import every_format


@pytest.fixture
def saved(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(plan.model_dump_json(), encoding="utf-8")
    return path


def test_help_names_every_format() -> None:
    assert FORMATS.split("|") == [writer.format for writer in every_format()]


@pytest.mark.parametrize(("form", "start"), [("stratml", "<?xml"), ("ics", "BEGIN:VCALENDAR"), ("csv", "plan,axis")])
def test_plan_goes_to_standard_output(run, saved: Path, form: str, start: str) -> None:
    code, out, err = run("export", saved, "--to", form)
    assert (code, err) == (0, "")
    assert out.startswith(start)


def test_a_folder_gets_a_file_for_each_plan(run, saved: Path, tmp_path: Path) -> None:
    assert run("export", saved, saved, "--to", "stratml", "-o", f"{tmp_path}/out/").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["plan-2.xml", "plan.xml"]


def test_one_file_takes_several_plans_where_the_format_does(run, saved: Path, tmp_path: Path) -> None:
    assert run("export", saved, saved, "--to", "datapackage", "-o", tmp_path / "plans.zip").code == 0
    assert run("export", saved, saved, "--to", "stratml", "-o", tmp_path / "plans.xml").code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["plan.json", "--to", "yaml"], 2, "choose one of stratml, ics, datapackage"),
        (["plan.json"], 2, "--to"),
        (["none.json", "--to", "ics"], 3, "does not exist"),
        (["plan.json", "--to", "json", "-o", "plan.json"], 8, "one of the plans to read"),
    ],
)
def test_mistakes_are_one_sentence(
    run, saved: Path, monkeypatch, arguments: list[str], code: int, sentence: str
) -> None:
    monkeypatch.chdir(saved.parent)
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert sentence in outcome.err
