"""`planparse apply` with corrections of a review page, as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse.corrections.changes import fingerprint
from planparse.records import Plan


def corrections_of(plan: Plan, name: str = "plan.pdf") -> dict[str, Any]:
    change = {"replaces": [0], "by": [{"of": [0], "set": {"objective": "Se rencontrer"}}]}
    return {
        "name": name,
        "sha256": plan.source.sha256,
        "reading": fingerprint(plan),
        "changes": [change],
    }


@pytest.fixture
def edited(plan: Plan, tmp_path: Path) -> Path:
    """Corrections with the extracted plan beside them."""
    (tmp_path / "plan.json").write_text(plan.model_dump_json(), encoding="utf-8")
    return write(tmp_path / "plan.corrections.json", corrections_of(plan))


def write(path: Path, *plans: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"format": "planparse-corrections", "version": 1, "plans": plans}), encoding="utf-8")
    return path


def test_the_plan_is_found_beside_its_corrections(run, edited: Path) -> None:
    code, out, err = run("apply", edited)
    assert (code, err) == (0, "")
    assert Plan.model_validate_json(out).actions[0].objective == "Se rencontrer"


@pytest.mark.parametrize(("name", "start"), [("out.csv", "plan,axis"), ("out.jsonl", '{"schema_version"')])
def test_the_output_decides_the_format(run, edited: Path, name: str, start: str) -> None:
    target = edited.with_name(name)
    assert run("apply", edited, "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith(start)
    assert "Se rencontrer" in target.read_text(encoding="utf-8")


def test_a_plan_elsewhere_is_named(run, edited: Path) -> None:
    folder = edited.parent / "elsewhere"
    folder.mkdir()
    plan = edited.with_name("plan.json").rename(folder / "a.json")
    code, _, err = run("apply", edited)
    assert (code, "plan.pdf is not beside" in err) == (2, True)
    assert run("apply", edited, plan).code == 0


def test_several_plans_go_to_a_folder(run, edited: Path, plan: Plan) -> None:
    write(edited, corrections_of(plan), corrections_of(plan))
    assert run("apply", edited, "-o", f"{edited.parent}/out/").code == 0
    assert len(list((edited.parent / "out").iterdir())) == 2


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        ("{", 5, "is not JSON"),
        ("{}", 5, "holds no corrections of a review page"),
        ('{"format": "planparse-corrections", "version": 1, "plans": []}', 2, "holds no corrections"),
    ],
)
def test_other_files_are_refused(run, edited: Path, content: str, code: int, sentence: str) -> None:
    edited.write_text(content, encoding="utf-8")
    outcome = run("apply", edited)
    assert (outcome.code, outcome.out) == (code, "")
    assert sentence in outcome.err


def test_the_corrections_themselves_are_never_overwritten(run, edited: Path) -> None:
    assert run("apply", edited, "-o", edited).code == 8


def test_an_unknown_kind_of_file_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    code, _, err = run("apply", tmp_path / "plan.pdf")
    assert (code, "nothing that can be applied" in err) == (2, True)


@pytest.mark.parametrize("output", ["plan.json", "."])
def test_the_plan_that_was_corrected_is_not_overwritten(
    run, plan: Plan, tmp_path: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = plan.model_copy(update={"source": plan.source.model_copy(update={"name": "plan.pdf"})})
    (tmp_path / "plan.json").write_text(content.model_dump_json(), encoding="utf-8")
    write(tmp_path / "c.json", corrections_of(content))
    code, _, err = run("apply", "c.json", "-o", output)
    assert (code, err) == (8, "plan.json is one of the plans to read; choose another output.\n")
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == content.model_dump_json()
    assert run("apply", "c.json", "-o", "corrected.json").code == 0
