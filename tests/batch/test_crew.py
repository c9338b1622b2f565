"""Files read by children: what one of them dies of costs that one page or file, and nothing else."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from tests.batch.conftest import DEATHS, children

from planparse import errors, pipeline
from planparse.batch import child, worker
from planparse.batch.crew import Crew
from planparse.batch.launch import Launched, launch
from planparse.batch.limits import Limits
from planparse.batch.outcome import Outcome, of_error, to_error
from planparse.batch.request import Request
from planparse.batch.single import SupervisedReader
from planparse.errors import LimitError
from planparse.pipeline import extract
from planparse.records import Plan

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted in /proc")


def read(crew: Crew[str], script: str) -> Outcome:
    return crew.read(script, Request(f"{script}.pdf", script.encode()))


def actions(outcome: Outcome) -> list[str]:
    return [action.action for action in Plan.model_validate_json(outcome.plan).actions]


def test_plan_comes_back_whole(crew: Crew[str]) -> None:
    outcome = read(crew, "one two")
    assert (outcome.status, outcome.code, outcome.actions) == ("ok", None, 2)
    assert actions(outcome) == ["one", "two"]
    assert outcome.peak_mb > 1


def test_error_comes_back_as_what_it_was(crew: Crew[str]) -> None:
    outcome = read(crew, "locked")
    assert (outcome.status, outcome.code) == ("error", "encrypted")
    error = to_error(outcome)
    assert type(error) is errors.EncryptedFileError
    assert (str(error), error.exit_code) == ("locked.pdf opens with a password only.", 6)


@pytest.mark.parametrize("kind", [kind for kind in vars(errors).values() if isinstance(kind, type)])
def test_every_error_survives_the_journey(kind: type[errors.PlanparseError]) -> None:
    there = of_error(kind("a sentence"))
    assert type(to_error(Outcome.from_bytes(there.to_bytes()))) is kind


def test_surprise_in_the_child_is_an_error_of_the_file(crew: Crew[str]) -> None:
    outcome = read(crew, "bug")
    assert (outcome.code, to_error(outcome).exit_code) == ("failed", 1)
    assert "ValueError: odd" in (outcome.reason or "")


@pytest.mark.parametrize("death", ["crash", "hang", "greed", "spin"])
def test_finished_pages_survive_the_deadly_one(crew: Crew[str], death: str) -> None:
    outcome = read(crew, f"one {death}! three")
    assert (outcome.status, outcome.code) == ("partial", "unreadable-page")
    assert actions(outcome) == ["one", "three"]


def test_from_the_third_deadly_page_on_nothing_is_tried(crew: Crew[str]) -> None:
    assert actions(read(crew, "one crash! three crash! five crash! seven")) == ["one", "three", "five"]


def test_second_engine_reads_the_page_that_the_first_died_of(crew: Crew[str]) -> None:
    outcome = read(crew, "one crash three")
    assert outcome.status == "ok"
    assert actions(outcome) == ["one", "crash, seen by the second engine", "three"]


def test_second_engine_looks_where_the_first_saw_no_text(crew: Crew[str]) -> None:
    assert actions(read(crew, "%PDF- blank")) == ["blank, seen by the second engine"]
    nothing = read(crew, "%PDF- blank!")
    assert (nothing.status, nothing.code) == ("no_text", "no-text")


@pytest.mark.parametrize(("script", "cause"), [("hang", "time"), ("crash", "crash"), ("greed", "memory")])
def test_death_outside_the_pages_is_a_limit_error(monkeypatch, scripts: None, script: str, cause: str) -> None:
    monkeypatch.setattr(pipeline, "extract_bytes", lambda *_, **__: DEATHS[script]())
    with Crew[str](1, Limits(seconds=1, memory_mb=512)) as crew:
        outcome = read(crew, script)
    error = to_error(outcome)
    assert outcome.code == cause
    assert isinstance(error, LimitError)
    assert error.exit_code == 9
    assert str(error) == f"{script}.pdf could not be read within the limits ({cause})."


def test_memory_of_a_large_parent_is_not_charged_to_the_file(scripts: None) -> None:
    mine = b"x" * (400 * 2**20)
    with Crew[str](1, Limits(memory_mb=300)) as crew:
        assert read(crew, "one").status == "ok"
        assert read(crew, "one greed!").code == "unreadable-page"
    assert mine


def test_start_of_a_child_is_not_charged_to_the_file(scripts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "confine", lambda limits: sleep(1.5))
    with Crew[str](1, Limits(seconds=1)) as crew:
        outcome = read(crew, "one")
    assert outcome.status == "ok"
    assert outcome.seconds < 1


def test_child_that_cannot_begin_is_a_crash(scripts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "confine", lambda limits: os._exit(3))
    with Crew[str](1, Limits(seconds=2)) as crew:
        assert read(crew, "one").code == "crash"


def test_result_beyond_the_limit_is_an_error(crew: Crew[str]) -> None:
    assert read(crew, "huge").code == "output-size"


def test_others_are_read_while_one_hangs(crew: Crew[str]) -> None:
    names = ["one hang", *(f"plan {number}" for number in range(20))]
    done = [name for name, _ in crew.read_all((name, Request(name, name.encode())) for name in names)]
    assert sorted(done) == sorted(names)
    assert done.index("one hang") > 5


def test_child_killed_from_outside_is_replaced_and_its_file_read(crew: Crew[str]) -> None:
    def requests() -> Iterator[tuple[str, Request]]:
        yield "first", Request("first", b"one")
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        for name in ("second", "third"):
            yield name, Request(name, b"one two")

    assert {name: outcome.status for name, outcome in crew.read_all(requests())} == {
        "first": "ok", "second": "ok", "third": "ok",
    }  # fmt: skip


def test_children_are_recycled(scripts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def noted(limits: Limits) -> Launched:
        launched = launch(limits)
        started.append(launched.pid)
        return launched

    monkeypatch.setattr(child, "launch", noted)
    with Crew[int](1, Limits(files_per_child=3)) as crew:
        outcomes = list(crew.read_all((number, Request("plan", b"one")) for number in range(10)))
    assert len(outcomes) == 10
    assert len(set(started)) >= 4


def test_child_does_without_its_parents_files(scripts: None, monkeypatch, tmp_path: Path) -> None:
    def curious(*_: object) -> Plan:
        names = sorted(os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if fd != "3")
        raise errors.DamagedFileError(" ".join(names))

    monkeypatch.setattr(pipeline, "extract_bytes", curious)
    with (tmp_path / "secret").open("w"), Crew[str](1, Limits()) as crew:
        assert "secret" not in (read(crew, "one").reason or "")


def test_child_cannot_write(scripts: None, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "extract_bytes", lambda *_, **__: (tmp_path / "file").write_text("x"))
    with Crew[str](1, Limits()) as crew:
        assert "File too large" in (read(crew, "one").reason or "")


def test_process_with_threads_starts_children_afresh(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Objectif\tAction\tResponsable\nAccueillir\tOuvrir un café\tVille\n", encoding="utf-8")
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with SupervisedReader(Limits()) as reader:
            assert reader.extract(path) == extract(path)
    finally:
        stop.set()
        thread.join()
