import os
import stat
from pathlib import Path

import pytest


def test_folder_takes_a_file_for_each_plan(run, inputs: Path, tmp_path: Path) -> None:
    assert run("extract", inputs / "one.pdf", inputs / "two.docx", "-o", tmp_path).code == 0
    assert {path.name for path in tmp_path.glob("*.json")} == {"one.json", "two.json"}


def test_slash_at_the_end_makes_the_folder(run, inputs: Path, tmp_path: Path) -> None:
    assert run("extract", inputs / "one.pdf", "-o", f"{tmp_path}/new/", "--format", "csv").code == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["one.csv"]


def test_plans_of_one_name_get_files_of_their_own(run, inputs: Path, tmp_path: Path) -> None:
    (inputs / "ONE.docx").write_text("a plan")
    out = tmp_path / "out"
    assert run("extract", inputs / "one.pdf", inputs / "ONE.docx", inputs / "one.pdf", "-o", f"{out}/").code == 0
    assert sorted(path.name for path in out.iterdir()) == ["ONE-2.json", "one-3.json", "one.json"]


def test_bad_plan_leaves_no_file_in_the_folder(run, inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _, err = run("extract", inputs / "damaged.pdf", inputs / "one.pdf", "-q", "-o", f"{out}/")
    assert (code, err) == (5, "damaged.pdf is damaged.\n")
    assert [path.name for path in out.iterdir()] == ["one.json"]


@pytest.mark.parametrize("output", ["missing/out.json", "missing/deep/"])
def test_missing_folder_is_an_output_error(run, inputs: Path, tmp_path: Path, output: str) -> None:
    code, _, err = run("extract", inputs / "one.pdf", "-o", f"{tmp_path}/{output}")
    assert code == 8
    assert err == f"The folder {tmp_path / 'missing'} does not exist; create it first.\n"


def test_plan_to_read_is_never_overwritten(run, inputs: Path, tmp_path: Path) -> None:
    source = inputs / "plan.json"
    source.write_text("a plan")
    (tmp_path / "link.json").symlink_to(source)
    for output in (source, inputs, tmp_path / "link.json"):
        code, _, err = run("extract", source, "-q", "-o", output)
        assert code == 8
        assert "one of the plans to read" in err
        assert source.read_text() == "a plan"


def test_replaced_file_keeps_its_permissions(run, inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("earlier")
    out.chmod(0o640)
    assert run("extract", inputs / "one.pdf", "-o", out).code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert out.read_text().startswith("{")


def test_new_file_has_the_usual_permissions(run, inputs: Path, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    run("extract", inputs / "one.pdf", "-o", tmp_path / "out.json")
    assert (tmp_path / "out.json").stat().st_mode == usual.stat().st_mode


def test_link_goes_on_pointing_to_the_file_it_named(run, inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("real.json")
    assert run("extract", inputs / "one.pdf", "-o", tmp_path / "link.json").code == 0
    assert (tmp_path / "link.json").readlink() == Path("real.json")
    assert (tmp_path / "real.json").read_text().startswith("{")


def test_device_is_written_to_and_never_replaced(run, inputs: Path) -> None:
    assert run("extract", inputs / "one.pdf", "-o", "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("name", ["surprise", "interrupt"])
def test_earlier_result_survives_a_run_that_breaks_off(
    run, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out.jsonl"
    out.write_text("earlier")
    if name == "surprise":
        monkeypatch.setattr(os, "fsync", fail)
    code, _, err = run("extract", inputs / "one.pdf", inputs / f"{name}.pdf", "-q", "-o", out)
    assert code == {"surprise": 8, "interrupt": 130}[name]
    assert err.count("\n") == {"surprise": 2, "interrupt": 1}[name]
    assert out.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"], "no temporary file is left"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_write_protected_file_is_left_alone(run, inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("earlier")
    out.chmod(0o444)
    assert run("extract", inputs / "one.pdf", "-o", out).code == 8
    assert out.read_text() == "earlier"
