"""`planparse check` as its user and a CI job meet it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from planparse.cli.plans import PlanFiles
from planparse.errors import DamagedFileError
from planparse.evaluate.expectations import expectation
from planparse.records import Plan


@pytest.fixture
def sample(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document whose expectation is met."""

    def extract(files: PlanFiles, path: Path) -> Plan:
        if path.read_text() == "damaged":
            raise DamagedFileError(f"{path.name} is damaged.")
        return plan

    monkeypatch.setattr(PlanFiles, "extract", extract)
    document = tmp_path / "samples" / "plan.pdf"
    document.parent.mkdir()
    document.write_text("a plan")
    expect(document.with_name("plan.expected.json"), plan)
    return document


def expect(path: Path, plan: Plan, old: str = "", new: str = "") -> None:
    text = json.dumps(expectation(plan.model_dump(mode="json")), ensure_ascii=False)
    path.write_text(text.replace(old, new) if old else text, encoding="utf-8")


def spoil(sample: Path, plan: Plan) -> Path:
    path = sample.with_name("plan.expected.json")
    expect(path, plan, '"Ville"', '"Ville de Clairbois"')
    return path


def test_a_sample_that_gives_the_expected_records_passes(run, sample: Path) -> None:
    code, out, err = run("check", sample.parent)
    assert (code, err) == (0, "")
    assert out.split() == ["same", str(sample), "1", "sample:", "1", "same"]


def test_a_difference_is_shown_by_record_and_field(run, sample: Path, plan: Plan) -> None:
    spoil(sample, plan)
    code, out, _ = run("check", sample)
    assert code == 1
    assert "1.1.1 Ouvrir un café" in out
    assert "responsible  - Ville de Clairbois\n" in out
    assert "+ Ville\n" in out


def test_a_floor_asks_for_less_than_equality(run, sample: Path, plan: Plan) -> None:
    spoil(sample, plan)
    assert run("check", sample, "--min-f1", "0.9").code == 0
    assert run("check", sample, "--min-f1", "0.99").code == 1


def test_update_rewrites_and_lists_what_changed(run, sample: Path, plan: Plan) -> None:
    path = spoil(sample, plan)
    code, out, _ = run("check", sample, "--update")
    assert (code, "Ville de Clairbois" in out, "was rewritten" in out) == (0, True, True)
    assert "Clairbois" not in path.read_text(encoding="utf-8")
    assert run("check", sample).code == 0


def test_a_new_expectation_fails_once(run, sample: Path) -> None:
    path = sample.with_name("plan.expected.json")
    path.unlink()
    assert run("check", sample).code == 1, "nothing is written unasked"
    assert not path.exists()
    code, out, _ = run("check", sample, "--update")
    assert (code, "read it, then check again" in out) == (1, True)
    assert run("check", sample).code == 0


def test_every_rendering_has_to_agree(run, sample: Path) -> None:
    sample.with_suffix(".docx").write_text("damaged")
    sample.with_suffix(".toml").write_text("no document")
    code, out, _ = run("check", sample.parent)
    assert code == 1
    assert "failed    " in out
    assert "plan.docx is damaged." in out
    assert out.endswith("2 samples: 1 failed, 1 same\n")


def test_an_expectation_of_one_document_alone_wins(run, sample: Path, plan: Plan) -> None:
    spoil(sample, plan)
    expect(sample.with_name("plan.pdf.expected.json"), plan)
    assert run("check", sample.parent).code == 0


def test_quiet_shows_only_what_did_not_pass(run, sample: Path) -> None:
    assert run("check", sample, "-q").out == "1 sample: 1 same\n"


def test_junit_tells_the_same(run, sample: Path, plan: Plan, tmp_path: Path) -> None:
    spoil(sample, plan)
    sample.with_suffix(".docx").write_text("damaged")
    report = tmp_path / "report.xml"
    run("check", sample.parent, "--junit", report)
    [suite] = ET.parse(report).getroot()
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "2",
        "failures": "1",
        "errors": "1",
    }
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert "Ville de Clairbois" in (failure.text or "")


@pytest.mark.parametrize("arguments", [["check"], ["check", "."], ["check", "none"], ["check", "lonely.expected.json"]])
def test_a_path_without_a_sample_is_a_mistake(run, tmp_path: Path, monkeypatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lonely.expected.json").write_text('{"actions": []}')
    code, out, err = run(*arguments)
    assert code in (2, 3)
    assert out == ""
    assert err
