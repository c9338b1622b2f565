"""A batch as its user sees it: a folder of files in, a folder of results out."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import validate
from tests.batch.conftest import children

from planparse.batch import store, tables
from planparse.batch.entry import Entry
from planparse.batch.limits import Limits
from planparse.batch.package import STATUSES
from planparse.batch.request import Manner
from planparse.batch.session import Options, run
from planparse.batch.store import LocalStore
from planparse.batch.tables import write_tables
from planparse.cli.progress import Silence
from planparse.errors import OutputError
from planparse.profiles import loads, pack
from planparse.records import Plan

FORMATS = ("jsonl", "csv", "parquet")
SAMPLES = Path(__file__).parents[2] / "samples"


class Audience(Silence):
    """Remembers what was read anew."""

    def __init__(self) -> None:
        self.fresh: list[str] = []

    def began(self, path: str) -> None:
        self.fresh.append(path)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small archive: plans, a copy, a text that is no plan, a file that is damaged and one of no known kind."""
    monkeypatch.chdir(tmp_path)
    for family in ("bands", "prose", "english"):
        (tmp_path / "in" / family).mkdir(parents=True)
        shutil.copy(SAMPLES / family / "plan.pdf", tmp_path / "in" / family)
        shutil.copy(SAMPLES / family / "plan.docx", tmp_path / "in" / family)
    shutil.copy(SAMPLES / "bands" / "plan.pdf", tmp_path / "in" / "copy.pdf")
    (tmp_path / "in" / "letter.txt").write_text("Bonjour,\n\nil fait beau.\n")
    (tmp_path / "in" / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "in" / "again.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "in" / "photo.gif").write_bytes(b"GIF89a" + bytes(range(256)))
    return tmp_path


def batch(out: str, *sources: str, workers: int = 2, **limits: Any) -> tuple[list[Entry], list[str]]:
    audience = Audience()
    entries = run(Options(sources or ("in",), out, FORMATS, workers, Limits(**limits)), audience)
    return entries, audience.fresh


def results(out: str) -> dict[str, bytes | list[dict[str, Any]]]:
    """Every file of a finished batch; of the manifest, all that is not measured."""
    files: dict[str, Any] = {
        str(path.relative_to(out)): path.read_bytes() for path in Path(out).rglob("*") if path.is_file()
    }
    manifest = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    return {**files, "manifest.jsonl": [{**line, "seconds": None, "peak_mb": None} for line in manifest]}


def test_every_file_has_one_line_that_says_what_came_of_it(archive: Path) -> None:
    batch("out")
    lines = [json.loads(line) for line in (archive / "out/manifest.jsonl").read_text().splitlines()]
    assert {line["path"]: (line["status"], line["code"]) for line in lines} == {
        "in/again.pdf": ("error", "damaged"),
        "in/bands/plan.docx": ("ok", None),
        "in/bands/plan.pdf": ("ok", None),
        "in/copy.pdf": ("ok", None),
        "in/damaged.pdf": ("error", "damaged"),
        "in/english/plan.docx": ("ok", None),
        "in/english/plan.pdf": ("ok", None),
        "in/letter.txt": ("no_plan", "no-plan-found"),
        "in/photo.gif": ("skip", "unknown-format"),
        "in/prose/plan.docx": ("ok", None),
        "in/prose/plan.pdf": ("ok", None),
    }
    assert {line["status"] for line in lines} <= set(STATUSES)


@pytest.mark.parametrize(("name", "status"), [(".gitkeep", "skip"), ("plan.docx", "error")])
def test_empty_file_is_a_failure_where_a_document_is_expected(archive: Path, name: str, status: str) -> None:
    (archive / name).touch()
    [entry] = batch("out", name)[0]
    assert (entry.status, entry.code) == (status, "empty")


def test_plan_of_a_file_keeps_its_place_in_the_tree(archive: Path) -> None:
    entries, _ = batch("out")
    for entry in entries:
        if entry.output:
            assert entry.output == f"plans/{entry.path}.json"
            plan = Plan.model_validate_json((archive / "out" / entry.output).read_bytes())
            assert plan.source.name == Path(entry.path).name
            assert plan.source.sha256 == entry.sha256
            assert len(plan.actions) == entry.actions


def test_equal_contents_are_read_once_and_told_apart(archive: Path) -> None:
    entries, fresh = batch("out")
    assert len([path for path in fresh if path in ("in/copy.pdf", "in/bands/plan.pdf")]) == 1
    by_path = {entry.path: entry for entry in entries}
    assert by_path["in/bands/plan.pdf"].same_as == "in/copy.pdf"
    assert (by_path["in/damaged.pdf"].reason or "").startswith("damaged.pdf is damaged")
    plans = [Plan.model_validate_json((archive / "out" / (by_path[path].output or "")).read_bytes())
             for path in ("in/copy.pdf", "in/bands/plan.pdf")]  # fmt: skip
    assert plans[0].actions == plans[1].actions


def test_tables_hold_every_action_once(archive: Path) -> None:
    entries, _ = batch("out")
    count = sum(entry.actions for entry in entries)
    lines = [json.loads(line) for line in (archive / "out/actions.jsonl").read_text().splitlines()]
    assert len(lines) == count
    assert [line["path"] for line in lines] == [entry.path for entry in entries for _ in range(entry.actions)]
    table = pq.read_table(archive / "out/actions.parquet").to_pylist()
    assert [row["action"] for row in table] == [line["action"] for line in lines]
    assert [row["responsible"] for row in table] == [line["responsible"] for line in lines]


def test_cell_that_is_too_long_for_readers_of_csv_is_cut(archive: Path) -> None:
    long = "Ouvrir " + "a" * 200_000
    (archive / "in/letter.txt").write_text(f"Objectif\tAction\tResponsable\nAccueillir\t{long}\tVille\n")
    [entry] = batch("out", "in/letter.txt")[0]
    with (archive / "out/actions.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["action"] == long[:100_000] + " […]"
    assert Plan.model_validate_json((archive / "out" / (entry.output or "")).read_bytes()).actions[0].action == long


def test_tables_made_by_several_copies_are_the_same(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries, _ = batch("out")
    before = results("out")
    monkeypatch.setattr(tables, "FEW", 1)
    for workers in (1, 2, 3, 20):
        with LocalStore(Path("out")) as folder:
            write_tables(folder, entries, list(FORMATS), workers)
            folder.clear_state()
        assert results("out") == before
    assert children() == []


def test_table_of_a_plan_that_is_gone_is_not_written(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries, _ = batch("out")
    (archive / "out/plans/in/prose/plan.pdf.json").unlink()
    before = results("out")
    monkeypatch.setattr(tables, "FEW", 1)
    with LocalStore(Path("out")) as folder:
        with pytest.raises(OutputError, match=r"prose/plan.pdf.json was there and is gone"):
            write_tables(folder, entries, list(FORMATS), 2)
        folder.clear_state()
    assert results("out") == before
    assert children() == []


def test_frictionless_finds_the_package_valid(archive: Path) -> None:
    batch("out")
    report = validate(str(archive / "out/datapackage.json"))
    assert report.valid, report.to_summary()
    described = json.loads((archive / "out/datapackage.json").read_text())["resources"]
    assert {resource["path"] for resource in described} == {
        "manifest.jsonl", "actions.jsonl", "actions.csv", "actions.parquet",
    }  # fmt: skip
    line = json.loads((archive / "out/manifest.jsonl").read_text().splitlines()[0])
    assert list(line) == [field["name"] for field in described[0]["schema"]["fields"]]


def test_results_do_not_depend_on_workers_or_on_the_order_of_sources(archive: Path) -> None:
    batch("one", workers=1)
    batch("three", workers=3)
    assert results("one") == results("three")
    batch("back", *(f"in/{name}" for name in ("prose", "letter.txt", "english", "copy.pdf", "bands")))
    forth, back = results("one"), results("back")
    assert all(forth[name] == content for name, content in back.items() if name.startswith("plans/"))


def test_finished_work_is_not_done_again(archive: Path) -> None:
    batch("out")
    before = results("out")
    _, fresh = batch("out")
    assert fresh == []
    assert results("out") == before


def test_changed_and_new_files_alone_are_read(archive: Path) -> None:
    batch("out")
    (archive / "in/letter.txt").write_text("Objectif\tAction\tResponsable\nAccueillir\tOuvrir un café\tVille\n")
    shutil.copy(SAMPLES / "prose" / "plan.txt", archive / "in/new.txt")
    (archive / "in/copy.pdf").unlink()
    entries, fresh = batch("out")
    assert sorted(fresh) == ["in/letter.txt", "in/new.txt"]
    batch("fresh")
    assert [entry.path for entry in entries] == [line["path"] for line in results("fresh")["manifest.jsonl"]]


def test_result_that_was_deleted_is_made_again(archive: Path) -> None:
    batch("out")
    before = results("out")
    (archive / "out/plans/in/prose/plan.pdf.json").unlink()
    _, fresh = batch("out")
    assert fresh == ["in/prose/plan.pdf"]
    assert results("out") == before


@pytest.mark.parametrize("left", [b"", b"{\n", bytes(5000)])
def test_result_that_a_power_cut_damaged_is_made_again(archive: Path, left: bytes) -> None:
    batch("out")
    before = results("out")
    (archive / "out/plans/in/prose/plan.pdf.json").write_bytes(left.rstrip(b"\n"))
    _, fresh = batch("out")
    assert fresh == ["in/prose/plan.pdf"]
    assert results("out") == before


def test_what_reached_a_limit_is_tried_again_under_another(archive: Path) -> None:
    # The children are copies of this process, which is a large one.
    _, first = batch("out", memory_mb=600)
    _, second = batch("out", memory_mb=700)
    assert first
    assert second == []


def test_another_profile_gives_other_results(archive: Path) -> None:
    batch("out")
    profile = pack(loads('organisation = "Ville de Rive-Claire"'))
    audience = Audience()
    [*entries] = run(Options(("in/bands",), "out", (), manner=Manner(profile), fingerprint="f00d"), audience)
    assert len(audience.fresh) == 2
    for entry in entries:
        assert entry.profile == "f00d"
        plan = Plan.model_validate_json((archive / "out" / (entry.output or "")).read_bytes())
        assert plan.organisation == "Ville de Rive-Claire"


def test_second_run_on_the_same_folder_says_so_and_stops(archive: Path) -> None:
    with store.LocalStore(archive / "out"), pytest.raises(OutputError, match="Another run is at work"):
        batch("out")
    batch("out")


def test_nothing_but_results_is_left(archive: Path) -> None:
    batch("out")
    assert sorted(path.name for path in (archive / "out").iterdir()) == [
        "actions.csv", "actions.jsonl", "actions.parquet", "datapackage.json", "manifest.jsonl", "plans",
    ]  # fmt: skip


def test_full_disk_is_an_output_error_and_what_was_there_stays(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch("out")
    before = results("out")
    shutil.copy(SAMPLES / "prose" / "plan.txt", archive / "in/new.txt")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            batch("out")
    after = results("out")
    assert {name: after[name] for name in before} == before
    assert not list((archive / "out").rglob("parts"))
    batch("out")
    batch("fresh")
    assert results("out") == results("fresh")


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_place_that_cannot_be_written(archive: Path, kind: str) -> None:
    Path("taken").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        batch("taken" if kind == "file" else "taken/out")
    assert Path("taken").read_text() == "mine"


def test_torn_line_in_the_journal_is_no_entry(archive: Path, break_off: Callable[[int], None]) -> None:
    break_off(4)
    journal = archive / "out/.planparse/journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:-1]) + lines[-1][:50])
    _, fresh = batch("out")
    batch("fresh")
    assert len(fresh) + len(lines) - 1 >= 9
    assert results("out") == results("fresh")


@pytest.fixture
def break_off() -> Callable[[int], None]:
    """Run a batch into `out` and break it off after so many files."""

    class EnoughError(Exception):
        pass

    class Impatient(Audience):
        left = 0

        def ended(self, entry: Entry, *, earlier: bool) -> None:
            self.left -= 1
            if not self.left:
                raise EnoughError

    def start(count: int) -> None:
        audience = Impatient()
        audience.left = count
        with pytest.raises(EnoughError):
            run(Options(("in",), "out", FORMATS, 2, Limits()), audience)

    return start


@pytest.mark.parametrize("count", range(1, 11))
def test_broken_off_anywhere_and_resumed_gives_the_same(
    archive: Path, break_off: Callable[[int], None], count: int
) -> None:
    break_off(count)
    batch("out")
    batch("fresh")
    assert results("out") == results("fresh")
