"""Real processes, killed and interrupted at any moment: nothing finished is lost, and nothing is left behind.

`PLANPARSE_KILLS` and `PLANPARSE_INTERRUPTS` ask for more than the few of a usual run.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from tests.batch.test_session import results

KILLS = int(os.environ.get("PLANPARSE_KILLS", "3"))
INTERRUPTS = int(os.environ.get("PLANPARSE_INTERRUPTS", "1"))
FILES = int(os.environ.get("PLANPARSE_FILES", "40"))
SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked for in /proc")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some plans, none like another, and some files that are none."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in").mkdir()
    plans = sorted(path for path in SAMPLES.glob("*/plan.*") if path.suffix in (".pdf", ".txt"))
    for number in range(FILES):
        plan = plans[number % len(plans)]
        end = f"\n% {number}\n" if plan.suffix == ".pdf" else f"\n\nCopie {number}.\n"
        (folder / "in" / f"{number:03}{plan.suffix}").write_bytes(plan.read_bytes() + end.encode())
    (folder / "in" / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "in" / "copy.pdf").write_bytes((folder / "in" / "000.pdf").read_bytes())
    return folder


@pytest.fixture(scope="module")
def undisturbed(archive: Path) -> tuple[dict[str, object], float]:
    """What comes out without interruptions, and how long it takes."""
    begun = monotonic()
    return finish(archive, "undisturbed"), monotonic() - begun


@pytest.fixture
def out(archive: Path) -> Iterator[str]:
    yield "out"
    shutil.rmtree(archive / "out", ignore_errors=True)


def start(archive: Path, out: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "planparse", "batch", "in", "--out", out, "--workers", "2", "--quiet"]
    return subprocess.Popen(command, cwd=archive, stderr=subprocess.PIPE, start_new_session=True)


def finish(archive: Path, out: str) -> dict[str, object]:
    """Run to the end; one file is damaged, so the code is 1."""
    process = start(archive, out)
    _, told = process.communicate()
    assert process.returncode == 1, told
    return results(str(archive / out))


def left_behind(archive: Path) -> list[int]:
    """Processes of a batch that is over; its children lead sessions of their own, but work in the same folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_dead = (process / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
            if not is_dead and (process / "cwd").readlink() == archive:
                found.append(int(process.name))
        except OSError:
            continue
    return found


def assert_gone(archive: Path) -> None:
    until = monotonic() + 5
    while left_behind(archive) and monotonic() < until:
        sleep(0.05)
    assert left_behind(archive) == []


def assert_whole(folder: Path) -> None:
    """Every file with the name of JSON is JSON."""
    for path in folder.rglob("*.json"):
        json.loads(path.read_bytes())


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_and_resumed_gives_the_same(archive: Path, undisturbed, out: str, seed: int) -> None:
    expected, duration = undisturbed
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        process = start(archive, out)
        sleep(chance.uniform(0, duration))
        process.kill()
        process.communicate()
        assert_gone(archive)
        if (archive / out).exists():
            assert_whole(archive / out / "plans")
    assert finish(archive, out) == expected


@pytest.mark.parametrize("seed", range(INTERRUPTS))
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_leaves_no_process_and_no_half_file(
    archive: Path, undisturbed, out: str, number: signal.Signals, code: int, seed: int
) -> None:
    expected, duration = undisturbed
    process = start(archive, out)
    # Not before the interpreter has set up its own way of being interrupted.
    while not (archive / out).exists() and process.poll() is None:
        sleep(0.01)
    sleep(random.Random(seed).uniform(0, max(duration - 1, 0.1)))
    os.kill(process.pid, number)
    _, told = process.communicate()
    # Once all is written, an interpreter that is ending itself no longer says how.
    assert process.returncode in (code, 1) or (archive / out / "manifest.jsonl").exists(), told
    if process.returncode == code:
        assert told.decode().strip() in ("Interrupted.", "Terminated.")
    assert_gone(archive)
    assert_whole(archive / out)
    assert not list((archive / out).rglob("parts/*"))
    assert finish(archive, out) == expected
