import csv
import json
import logging
import warnings
from pathlib import Path

import pytest

from planparse.cli.reading import silence_libraries
from planparse.records import Plan


def test_data_goes_to_standard_output_and_the_summary_to_standard_error(run, inputs: Path) -> None:
    code, out, err = run("extract", inputs / "one.pdf")
    assert code == 0
    assert Plan.model_validate_json(out).source.name == "one.pdf"
    assert "2 actions" in err


def test_quiet_says_nothing(run, inputs: Path) -> None:
    assert run("extract", inputs / "one.pdf", "-q").err == ""


def test_output_file_leaves_standard_output_empty(run, inputs: Path, tmp_path: Path) -> None:
    code, out, _ = run("extract", inputs / "one.pdf", "--output", tmp_path / "out.json")
    assert (code, out) == (0, "")
    assert Plan.model_validate_json((tmp_path / "out.json").read_bytes()).source.name == "one.pdf"


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("out.json", [], "{\n"),
        ("out.jsonl", [], '{"schema_version"'),
        ("out.CSV", [], "plan,axis"),
        ("out", [], "{\n"),
        ("out.txt", ["--format", "csv"], "plan,axis"),
        ("out.json", ["--format", "csv"], "plan,axis"),
    ],
)
def test_format_is_the_one_asked_for_else_that_of_the_suffix(
    run, inputs: Path, tmp_path: Path, name: str, options: list[str], start: str
) -> None:
    assert run("extract", inputs / "one.pdf", "-o", tmp_path / name, *options).code == 0
    assert (tmp_path / name).read_text().startswith(start)


def test_unknown_format_is_a_usage_error_that_names_the_known_ones(run, inputs: Path) -> None:
    code, out, err = run("extract", inputs / "one.pdf", "--format", "xml")
    assert (code, out) == (2, "")
    assert err == "There is no output format xml; choose one of json, jsonl, csv, xlsx.\n"


def test_unknown_suffix_is_a_usage_error(run, inputs: Path, tmp_path: Path) -> None:
    code, _, err = run("extract", inputs / "one.pdf", "-o", tmp_path / "out.odt")
    assert code == 2
    assert "--format" in err
    assert not (tmp_path / "out.odt").exists()


def test_several_plans_in_one_table(run, inputs: Path, tmp_path: Path) -> None:
    assert run("extract", inputs / "one.pdf", inputs / "two.docx", "-o", tmp_path / "out.csv").code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] == ["one.pdf"] * 2 + ["two.docx"] * 2


def test_several_plans_as_lines_on_standard_output(run, inputs: Path) -> None:
    out = run("extract", inputs / "one.pdf", inputs / "two.docx", "--format", "jsonl").out
    assert {json.loads(line)["source"]["name"] for line in out.splitlines()} == {"one.pdf", "two.docx"}


def test_several_plans_do_not_fit_into_one_json(run, inputs: Path) -> None:
    code, out, err = run("extract", inputs / "one.pdf", inputs / "two.docx")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "--format jsonl" in err


def test_bad_plan_is_reported_and_the_others_are_written(run, inputs: Path, tmp_path: Path) -> None:
    files = [inputs / "one.pdf", inputs / "damaged.pdf", inputs / "missing.pdf", inputs / "two.docx"]
    code, _, err = run("extract", *files, "-q", "-o", tmp_path / "out.jsonl")
    assert code == 5, "the highest code of the files that failed"
    assert err.splitlines() == ["damaged.pdf is damaged.", f"{inputs / 'missing.pdf'} does not exist."]
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 4


def test_nothing_readable_leaves_an_earlier_result(run, inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("earlier")
    assert run("extract", inputs / "damaged.pdf", "-o", tmp_path / "out.csv").code == 5
    assert (tmp_path / "out.csv").read_text() == "earlier"


def test_library_warnings_stay_out_of_the_way(inputs: Path) -> None:
    with warnings.catch_warnings(record=True) as caught:
        try:
            silence_libraries()
            warnings.warn("noise", stacklevel=1)
            assert not logging.getLogger("pdfminer").isEnabledFor(logging.ERROR)
        finally:
            logging.disable(logging.NOTSET)
    assert caught == []
