"""What every command says to arguments that cannot be: one sentence, its exit code, and no file is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.records import Plan

TRANSCRIPT = "Objectif\tAction\tResponsable\nVerdir\tPlanter des arbres\tVille\n\tOuvrir un parc\tMRC\n"


@pytest.fixture
def here(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a document, its extracted plan, expected records, and a folder."""
    (tmp_path / "plan.txt").write_text(TRANSCRIPT, encoding="utf-8")
    for name in ("plan.json", "plan.expected.json"):
        (tmp_path / name).write_text(plan.model_dump_json(), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


WITH_OUTPUT = [
    "extract plan.txt -f json -o",
    "review plan.txt -o",
    "check plan.txt --junit",
    "diff plan.json plan.txt -o",
    "evaluate plan.expected.json plan.json -o",
    "stats plan.json -o",
    "stats plan.json --plot",
    "export plan.json --to ics -o",
    "inspect plan.txt -o",
    "profile plan.txt -o",
]
WRITES_FOLDERS = {"extract", "export"}
"""Commands that write a file for each plan into a folder."""


@pytest.mark.parametrize("command", WITH_OUTPUT)
def test_no_input_is_overwritten(run, here: Path, command: str) -> None:
    source = command.split()[1]
    before = (here / source).read_bytes()
    result = run(*command.split(), source)
    assert (result.code, result.err) == (8, f"{source} is one of the plans to read; choose another output.\n")
    assert (here / source).read_bytes() == before


@pytest.mark.parametrize("command", WITH_OUTPUT)
def test_a_missing_folder_is_told_before_anything_is_read(run, here: Path, command: str) -> None:
    result = run(*command.split(), "missing/out.png")
    assert (result.code, result.out) == (8, "")
    assert result.err == f"The folder {here / 'missing'} does not exist; create it first.\n"


@pytest.mark.parametrize("command", [command for command in WITH_OUTPUT if command.split()[0] not in WRITES_FOLDERS])
def test_a_folder_is_no_file_to_write(run, here: Path, command: str) -> None:
    result = run(*command.split(), "folder")
    assert (result.code, result.err) == (8, "folder is a folder; name a file in it.\n")


@pytest.mark.parametrize("command", ["inspect", "profile"])
def test_an_extracted_plan_is_no_document(run, here: Path, command: str) -> None:
    result = run(command, "plan.json")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith("plan.json is of no format that planparse reads")


@pytest.mark.parametrize("command", ["extract", "review", "stats", "inspect", "profile", "export --to ics"])
def test_standard_input_is_not_read(run, here: Path, command: str) -> None:
    result = run(*command.split(), "-")
    assert (result.code, result.out) == (3, "")
    assert result.err == "- is not read: name a file, and save first what comes on standard input.\n"


def test_corrections_that_are_not_there(run, here: Path) -> None:
    result = run("apply", "missing.pdf")
    assert (result.code, result.err) == (3, "missing.pdf does not exist.\n")


def test_pages_that_are_not_there(run) -> None:
    sample = Path(__file__).parents[2] / "samples" / "bands" / "plan.pdf"
    result = run("inspect", sample, "--pages", "99")
    assert (result.code, result.out) == (2, "")
    assert result.err == "plan.pdf has 5 pages, and none is among --pages.\n"


def test_pictures_are_not_written_into_a_file(run, here: Path) -> None:
    result = run("inspect", "plan.txt", "--images", "plan.json")
    assert (result.code, result.out, result.err) == (8, "", "plan.json is a file; name a folder.\n")


def test_pictures_of_what_has_no_pages_are_refused_at_once(run, here: Path) -> None:
    result = run("inspect", "plan.txt", "--images", "folder")
    assert (result.code, result.out) == (2, "")
    assert "has no pages to draw" in result.err


def test_a_status_and_a_name_do_not_touch(run, here: Path) -> None:
    (here / "plan.expected.json").unlink()
    assert run("check", "plan.txt").out.startswith("unexpected plan.txt")
