"""A disk that is full or read-only: one sentence, exit code 8, nothing half written, and the run goes on later."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.batch.test_session import results

SAMPLES = Path(__file__).parents[2] / "samples"
PLANS = ("bands", "english", "prose")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A disk of its own with these options: `size=40k`; named again, it has other ones."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(options: str) -> Path:
        again = "remount," if place.is_mount() else ""
        command = ["mount", "-t", "tmpfs", "-o", again + options, "tmpfs", str(place)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("no right to mount a small disk")
        return place

    yield mount
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Some plans to read."""
    folder = tmp_path / "in"
    folder.mkdir()
    for family in PLANS:
        shutil.copy(SAMPLES / family / "plan.pdf", folder / f"{family}.pdf")
    return folder


def planparse(*arguments: str | Path) -> tuple[int, list[str]]:
    """Exit code and the lines that were said."""
    command = [sys.executable, "-m", "planparse", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return ended.returncode, ended.stderr.decode().splitlines()


def batch(source: Path, out: Path) -> tuple[int, list[str]]:
    return planparse("batch", source, "--out", out, "--workers", "2", "--quiet")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("share", [0.0, 0.4, 0.8, 0.95])
def test_batch_on_a_disk_that_fills_goes_on_when_there_is_room(
    disk: Callable[[str], Path], source: Path, tmp_path: Path, share: float
) -> None:
    assert batch(source, tmp_path / "fresh") == (0, [])
    needed = sum(path.stat().st_size for path in (tmp_path / "fresh").rglob("*") if path.is_file())
    out = disk(f"size={max(int(needed * share), 8192)}") / "out"
    code, told = batch(source, out)
    assert (code, len(told)) == (8, 1)
    assert told[0].endswith("cannot be written: No space left on device.")
    assert not list(out.rglob("parts/*"))
    for path in out.rglob("*.json"):
        json.loads(path.read_bytes())
    disk("size=16m")
    assert batch(source, out) == (0, [])
    assert results(str(out)) == results(str(tmp_path / "fresh"))


def test_finished_batch_stays_whole_on_a_disk_that_is_full(disk: Callable[[str], Path], source: Path) -> None:
    place = disk("size=16m")
    (source / "prose.pdf").rename(source.parent / "later.pdf")
    assert batch(source, place / "out")[0] == 0
    before = files(place)
    (source.parent / "later.pdf").rename(source / "later.pdf")
    disk(f"size={sum(-(-len(content) // 4096) * 4096 for content in before.values())}")
    assert batch(source, place / "out")[0] == 8
    assert before.items() <= files(place).items()


@pytest.mark.parametrize("suffix", ["json", "csv", "jsonl", "xlsx"])
def test_file_stays_as_it_was_when_its_disk_is_full(disk: Callable[[str], Path], source: Path, suffix: str) -> None:
    target = disk("size=8k") / f"plan.{suffix}"
    target.write_text("earlier")
    code, told = planparse("extract", source / "bands.pdf", "-o", target)
    assert (code, told[-1]) == (8, f"{target} cannot be written: No space left on device.")
    assert files(target.parent) == {target.name: b"earlier"}


def test_folder_that_cannot_be_written_is_left_alone(disk: Callable[[str], Path], source: Path) -> None:
    place = disk("size=16m")
    assert batch(source, place / "out")[0] == 0
    before = files(place)
    disk("ro")
    for arguments in (
        ("batch", source, "--out", place / "out", "--quiet"),
        ("batch", source, "--out", place / "new", "--quiet"),
        ("extract", source / "bands.pdf", "-o", place / "plan.json"),
        ("review", source / "bands.pdf", "-o", place / "plan.html"),
        ("export", place / "out/plans" / source / "bands.pdf.json", "--to", "ics", "-o", place / "plan.ics"),
    ):
        code, told = planparse(*arguments)
        assert code == 8, told
        assert told[-1].endswith("cannot be written: Read-only file system.")
    assert files(place) == before
