"""`planparse inspect`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.inspect.build import SAMPLE

TRANSCRIPT = SAMPLE.with_suffix(".txt")


@pytest.mark.parametrize("how", [[], ["--in-process"]])
def test_view_shows_pages_outline_tables_and_what_was_left_over(run, how: list[str]) -> None:
    code, out, _ = run("inspect", SAMPLE, *how)
    assert code == 0
    assert "792 × 612" in out
    assert "Le plan d’action climat" in out
    assert "Table 2, goes on from table 1: page 2" in out
    assert "header repeated in row 3, 4" in " ".join(out.split())
    assert "Note au lecteur" in out.split("Left over")[1]
    assert "joined-row" in out.split("Issues")[1]


def test_view_shows_roles_with_their_reasons(run) -> None:
    out = run("inspect", SAMPLE).out
    (line,) = [line for line in out.splitlines() if "Échéance" in line][:1]
    assert "deadline" in line
    assert "header 1.00" in line


def test_pages_limit_the_view(run) -> None:
    out = run("inspect", SAMPLE, "--pages", "2").out
    assert "Table 2" in out
    assert "Table 1:" not in out
    assert "Note au lecteur" not in out


def test_tables_stay_apart_without_stitching(run) -> None:
    assert "goes on from" not in run("inspect", SAMPLE, "--no-stitch").out


def test_document_without_pages_is_shown_too(run) -> None:
    code, out, _ = run("inspect", TRANSCRIPT)
    assert code == 0
    assert "Pages" not in out
    assert "Table 1" in out


def test_tables_go_to_the_output(run, tmp_path: Path) -> None:
    code, out, err = run("inspect", SAMPLE, "--tables", "json", "-o", tmp_path / "tables.json")
    assert (code, out, err) == (0, "", "")
    assert len(json.loads((tmp_path / "tables.json").read_bytes())["tables"]) == 9


def test_unknown_form_is_a_mistake_that_names_the_known_ones(run) -> None:
    code, _, err = run("inspect", SAMPLE, "--tables", "xml")
    assert code == 2
    assert "json, csv, html" in err


def test_images_are_written_beside_the_view(run, tmp_path: Path) -> None:
    code, out, err = run("inspect", SAMPLE, "--pages", "1-2", "--images", tmp_path / "new" / "pages")
    assert code == 0
    assert "Tables" in out
    assert err.endswith("pages: 2 pictures.\n")
    assert sorted(path.name for path in (tmp_path / "new" / "pages").iterdir()) == ["page-1.png", "page-2.png"]


def test_images_of_a_text_are_refused(run, tmp_path: Path) -> None:
    code, _, err = run("inspect", TRANSCRIPT, "--images", tmp_path / "pages")
    assert code == 2
    assert "has no pages to draw" in err
    assert not (tmp_path / "pages").exists()


def test_input_is_never_overwritten(run, tmp_path: Path) -> None:
    copy = tmp_path / "plan.pdf"
    copy.write_bytes(SAMPLE.read_bytes())
    assert run("inspect", copy, "-o", copy).code == 8
    assert copy.read_bytes() == SAMPLE.read_bytes()


def test_missing_file_and_odd_bytes_have_their_exit_codes(run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.pdf"
    odd.write_bytes(b"%PDF-1.7 nothing")
    assert run("inspect", tmp_path / "none.pdf").code == 3
    assert run("inspect", odd).code == 5
