"""Work done in a copy of the process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from tests.batch.conftest import children

from planparse.batch.guard import guarded
from planparse.batch.limits import Limits
from planparse.errors import CrashError, EncryptedFileError, MemoryLimitError, PlanparseError, TimeLimitError

LIMITS = Limits(seconds=2, memory_mb=256)


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    yield
    assert children() == []


def test_contents_come_in_their_order() -> None:
    found = list(guarded(lambda: [("a", b"1" * 3_000_000), ("b", b"")], LIMITS, "plan.pdf"))
    assert [(name, len(content)) for name, content in found] == [("a", 3_000_000), ("b", 0)]


def test_what_was_given_before_a_mistake_is_kept() -> None:
    def work() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise EncryptedFileError("plan.pdf opens with a password only.")

    contents = guarded(work, LIMITS, "plan.pdf")
    assert next(contents) == ("a", b"1")
    with pytest.raises(EncryptedFileError, match="password"):
        next(contents)


def _crash() -> Iterator[tuple[str, bytes]]:
    os.kill(os.getpid(), signal.SIGSEGV)
    yield "", b""


def _hang() -> Iterator[tuple[str, bytes]]:
    sleep(60)
    yield "", b""


def _greed() -> Iterator[tuple[str, bytes]]:
    yield "", bytearray(2**30)[:1]


def _bug() -> Iterator[tuple[str, bytes]]:
    yield "", b"%d" % (1 // 0)


@pytest.mark.parametrize(
    ("work", "error", "words"),
    [
        (_crash, CrashError, "made its reader crash"),
        (_hang, TimeLimitError, "more than 2 seconds"),
        (_greed, MemoryLimitError, "more than 256 MB"),
        (_bug, PlanparseError, "ZeroDivisionError"),
    ],
)
def test_death_is_told_in_a_sentence(work: object, error: type[PlanparseError], words: str) -> None:
    with pytest.raises(error, match=words):
        list(guarded(work, LIMITS, "plan.pdf"))  # type: ignore[arg-type]


def test_copy_cannot_write_files(tmp_path: Path) -> None:
    def work() -> Iterator[tuple[str, bytes]]:
        (tmp_path / "file").write_text("x")
        yield "", b""

    with pytest.raises(PlanparseError, match="File too large"):
        list(guarded(work, LIMITS, "plan.pdf"))


def test_copy_ends_with_who_asked_for_it() -> None:
    contents = guarded(lambda: ((str(number), b"") for number in iter(int, 1)), LIMITS, "plan.pdf")
    next(contents)
    contents.close()  # type: ignore[attr-defined]
