"""A pipeline that a file's content tells what to do, so that deaths of a reader come when a test wants them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from planparse import pipeline
from planparse.batch.crew import Crew
from planparse.batch.limits import Limits
from planparse.errors import EncryptedFileError, NoTextError
from planparse.issues import CODES
from planparse.records import Action, Issue, Plan, Source
from planparse.watch import Watch

LIMITS = Limits(seconds=6, page_seconds=1, memory_mb=512, output_mb=1, files_per_child=5)

DEATHS = {
    "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "hang": lambda: sleep(60),
    "greed": lambda: bytearray(2**30),
    "spin": lambda: [None for _ in iter(int, 1)],
}


def scripted(data: bytes, name: str, watch: Watch | None = None, *_: object, **_wishes: object) -> Plan:
    """Follow the script in `data`: one word a page; every page that is survived gives an action.

    With an exclamation mark a death comes to the second engine as well.
    """
    assert watch is not None
    actions, issues = [], []
    script = data.decode().removeprefix("%PDF-").split()
    if script[0] == "locked":
        raise EncryptedFileError(f"{name} opens with a password only.")
    if script[0] == "bug":
        raise ValueError("odd")
    if script[0] == "huge":
        return _plan(data, name, [Action(action="x" * 3_000_000)], [])
    for number, word in enumerate(script, 1):
        if number in watch.skip or number > (watch.last or number):
            issues.append(Issue(code="unreadable-page", level=CODES["unreadable-page"][0], message=f"Page {number}"))
            continue
        watch.on_page(number)
        if number in watch.again and not word.endswith("!"):
            actions.append(Action(action=f"{word}, seen by the second engine"))
        elif word.rstrip("!") != "blank":
            DEATHS.get(word.rstrip("!"), lambda: None)()
            actions.append(Action(action=word))
    watch.on_page(0)
    if not actions:
        raise NoTextError(f"{name} holds no text.")
    return _plan(data, name, actions, issues)


def _plan(data: bytes, name: str, actions: list[Action], issues: list[Issue]) -> Plan:
    source = Source(name=name, format="script", sha256="0" * 64, bytes=len(data))
    return Plan(source=source, actions=tuple(actions), issues=tuple(issues))


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children are copies of this process, so they take over what is put in place of the pipeline here."""
    # Other tests leave threads behind, at whose sight children would be started afresh.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(pipeline, "extract_bytes", scripted)


@pytest.fixture
def crew(scripts: None) -> Iterator[Crew[str]]:
    with Crew[str](2, LIMITS) as crew:
        yield crew
    assert children() == []


def children() -> list[int]:
    """Processes that this one has started and that are still there; not those that multiprocessing keeps."""
    started = [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    return [pid for pid in started if b"multiprocessing" not in Path(f"/proc/{pid}/cmdline").read_bytes()]
