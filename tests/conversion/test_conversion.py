"""LibreOffice where it is installed, and programs that behave as badly as it could."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import children
from tests.conversion.build import OLE, PLAN, SLIDES, program, rtf

import planparse
from planparse.batch.entry import Entry
from planparse.batch.limits import Limits
from planparse.batch.request import Manner
from planparse.batch.session import Options, run
from planparse.batch.single import SupervisedReader
from planparse.cli.progress import Silence
from planparse.conversion import conversion, office, readable
from planparse.errors import DamagedFileError, OutputError, TimeLimitError, UnknownFormatError

installed = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process and no file outlives a conversion."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    yield
    office.program.cache_clear()
    office.converter.cache_clear()
    assert list((tmp_path / "scratch").iterdir()) == []
    assert children() == []


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a script in the place of LibreOffice, or nothing."""

    def put(script: str) -> None:
        office.program.cache_clear()
        office.converter.cache_clear()
        (tmp_path / "bin").mkdir()
        if script:
            program(tmp_path / "bin" / "soffice", script)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin" if script else str(tmp_path / "bin"))

    return put


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/plan.rtf").write_bytes(PLAN)
    (tmp_path / "in/plan.md").write_text("| Action | Responsable |\n|--|--|\n| Planter des arbres | MRC |\n")
    return tmp_path


class Audience(Silence):
    def __init__(self) -> None:
        self.fresh: list[str] = []

    def began(self, path: str) -> None:
        self.fresh.append(path)


def batch(*, convert: bool) -> tuple[dict[str, Entry], list[str]]:
    audience = Audience()
    entries = run(Options(("in",), "out", (), 2, manner=Manner(convert=convert)), audience)
    return {entry.path: entry for entry in entries}, audience.fresh


@installed
def test_text_keeps_its_cells_and_says_what_was_done() -> None:
    content, converted = readable(PLAN, "plan.rtf")
    assert converted
    assert (converted.form, converted.sha256) == ("rtf", hashlib.sha256(PLAN).hexdigest())
    plan = planparse.pipeline.extract_bytes(content, "plan.rtf", converted=converted)
    [action] = plan.actions
    assert (action.action, action.responsible) == ("Planter des arbres", ("MRC",))
    assert (action.evidence["action"][0].row, action.evidence["action"][0].column) == (2, 1)
    assert (plan.source.format, plan.source.bytes) == ("rtf", len(PLAN))
    assert [issue.code for issue in plan.issues if issue.code == "converted"] == ["converted"]


@installed
def test_slides_become_pages(tmp_path: Path) -> None:
    path = tmp_path / "plan.fodp"
    path.write_bytes(SLIDES)
    plan = planparse.extract(path)
    assert plan.source.pages == 1
    assert [each.text for each in plan.unclaimed] == ["Verdir la ville, ensemble"]
    assert plan.unclaimed[0].evidence.bbox


@installed
def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("A secret")
    field = '{\\field{\\*\\fldinst INCLUDETEXT "' + str(tmp_path / "secret.txt") + '"}{\\fldrslt kept}}'
    content, _ = readable(rtf(("Action",), ("Planter des arbres",), before=field), "plan.rtf")
    text = str(planparse.readers.read(content, "plan.rtf"))
    assert "kept" in text
    assert "secret" not in text


@installed
def test_what_libreoffice_cannot_open_is_damaged() -> None:
    with pytest.raises(DamagedFileError, match=r"plan\.doc could not be converted"):
        readable(OLE + "WordDocument".encode("utf-16-le"), "plan.doc")


@installed
def test_child_reads_what_its_parent_had_converted(archive: Path) -> None:
    with SupervisedReader(Limits(), Manner(convert=True)) as reader:
        assert reader.extract(archive / "in/plan.rtf") == planparse.extract(archive / "in/plan.rtf")


@installed
def test_batch_converts_where_that_is_wanted_and_reads_the_rest_once(archive: Path) -> None:
    before, _ = batch(convert=False)
    assert (before["in/plan.rtf"].status, before["in/plan.rtf"].code) == ("error", "unknown-format")
    entries, fresh = batch(convert=True)
    assert fresh == ["in/plan.rtf"]
    assert (entries["in/plan.rtf"].status, entries["in/plan.rtf"].actions) == ("ok", 1)
    assert ", conversion by LibreOffice" in entries["in/plan.rtf"].tool
    assert entries["in/plan.md"] == before["in/plan.md"]
    assert batch(convert=True) == (entries, [])
    again, fresh = batch(convert=False)
    assert fresh == ["in/plan.rtf"]
    assert again["in/plan.rtf"].code == "unknown-format"


def test_batch_starts_no_program_unasked(archive: Path, pretend: Callable[[str], None]) -> None:
    pretend(f"touch {archive}/started")
    batch(convert=False)
    assert not (archive / "started").exists()


def test_one_that_hangs_is_ended_with_all_it_started(
    pretend: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend("sleep 61 & sleep 62")
    monkeypatch.setattr(conversion.Conversion.__init__, "__defaults__", (0.5,))
    with pytest.raises(TimeLimitError, match=r"plan\.rtf takes LibreOffice more than 0\.5 seconds"):
        readable(PLAN, "plan.rtf")
    running = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
    assert not any(b"sleep\x006" in command for command in running)


def test_batch_goes_on_while_one_hangs(
    archive: Path, pretend: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend('[ "$1" = --version ] || sleep 63')
    monkeypatch.setattr(conversion.Conversion.__init__, "__defaults__", (0.5,))
    entries, _ = batch(convert=True)
    assert (entries["in/plan.rtf"].status, entries["in/plan.rtf"].code) == ("error", "time")
    assert entries["in/plan.md"].status == "ok"


@pytest.mark.parametrize("script", ["exit 1", ': > "$9"', "kill -9 $$", 'mkdir -p "${10}/plan.docx"'])
def test_one_that_gives_nothing_is_told(script: str, pretend: Callable[[str], None]) -> None:
    pretend(script)
    with pytest.raises(DamagedFileError, match="could not be converted by LibreOffice"):
        readable(PLAN, "plan.rtf")


def test_what_it_writes_is_bounded(pretend: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    limited = tuple(part.replace(str(office.LARGEST_OUTPUT // 512), "8") for part in office._LIMITED)
    monkeypatch.setattr(office, "_LIMITED", limited)
    monkeypatch.setattr(conversion, "LARGEST_OUTPUT", 8 * 512)
    pretend('for last; do :; done; folder=$(dirname "$last")/out; mkdir "$folder"; yes > "$folder/plan.docx"')
    with pytest.raises(DamagedFileError, match="too large"):
        readable(PLAN, "plan.rtf")


def test_without_libreoffice_one_sentence_says_so(
    archive: Path, run: Callable[..., Any], pretend: Callable[[str], None]
) -> None:
    pretend("")
    said = "plan.rtf is a file of RTF, which LibreOffice would convert, and it is not installed: install it, or save"
    for extra in ((), ("--in-process",)):
        result = run("extract", "in/plan.rtf", *extra)
        assert (result.code, result.out) == (4, "")
        assert result.err.startswith(said)
    result = run("batch", "in", "--out", "out", "--convert")
    assert (result.code, result.err) == (
        2,
        "There is nothing to convert with: install LibreOffice, or leave out --convert.\n",
    )


def test_it_can_be_forbidden(archive: Path, run: Callable[..., Any], pretend: Callable[[str], None]) -> None:
    pretend(f"touch {archive}/started")
    for command in ("extract", "inspect"):
        result = run(command, "in/plan.rtf", "--no-convert")
        assert (result.code, result.err) == (
            4,
            "plan.rtf is a file of RTF: read it with --convert, or save it as DOCX or PDF.\n",
        )
    with pytest.raises(UnknownFormatError):
        planparse.extract(archive / "in/plan.rtf", convert=False)
    assert not (archive / "started").exists()


def test_disk_that_is_full_is_told(pretend: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    pretend("exit 0")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="cannot be given to LibreOffice: No space left"):
        readable(PLAN, "plan.rtf")


@installed
def test_review_shows_what_was_converted(archive: Path, run: Callable[..., Any]) -> None:
    shutil.copy(archive / "in/plan.rtf", archive / "other.rtf")
    assert run("review", "other.rtf", "-o", "review.html").code == 0
    assert "Planter des arbres" in (archive / "review.html").read_text(encoding="utf-8")
