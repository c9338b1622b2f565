"""Some work on a file that is not trusted, done in a copy of this process under limits."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import NoReturn, TypeAlias

from planparse.batch.confinement import confine, grant_cpu_time
from planparse.batch.frames import OUT_OF_MEMORY, OUTCOME, PIPE, RESULT, Unframer, frame, pack, unpack
from planparse.batch.limits import MEBIBYTE, Limits
from planparse.batch.outcome import Outcome, of_error, to_error
from planparse.errors import CrashError, LimitError, MemoryLimitError, PlanparseError, TimeLimitError

Work: TypeAlias = Callable[[], Iterable[tuple[str, bytes]]]
"""Gives contents under their names, one after the other."""


def guarded(work: Work, limits: Limits, subject: str) -> Generator[tuple[str, bytes], None, None]:
    """What `work` gives, as it comes; the copy can write no file.

    Raises the PlanparseError that `work` raises, or a LimitError about `subject`. Needs a POSIX system and
    a process of one thread.
    """
    copy = _start(work, limits, subject)
    try:
        yield from _contents(copy, limits, subject)
    finally:
        copy.end()


@dataclass(slots=True)
class _Copy:
    """The copy as its parent sees it."""

    pid: int
    replies: int
    code: int | None = None

    def end(self) -> int:
        """Kill it where it still lives, and give its exit code."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.close(self.replies)
        return self.code


def _start(work: Work, limits: Limits, subject: str) -> _Copy:
    replies, reply_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(replies)
        _be_the_copy(work, limits, subject, reply_end)
    os.close(reply_end)
    return _Copy(pid, replies)


def _contents(copy: _Copy, limits: Limits, subject: str) -> Iterator[tuple[str, bytes]]:
    unframer = Unframer(limits.output_mb * MEBIBYTE)
    until = monotonic() + limits.seconds
    while select.select([copy.replies], [], [], max(until - monotonic(), 0))[0]:
        piece = os.read(copy.replies, PIPE)
        if not piece:
            raise _cause(copy.end(), limits, subject)
        for kind, payload in unframer.feed(piece):
            if kind == OUTCOME:
                outcome = Outcome.from_bytes(payload)
                if outcome.status != "ok":
                    raise to_error(outcome)
                return
            facts, content = unpack(payload)
            yield str(facts["name"]), content
    raise _cause(-signal.SIGXCPU, limits, subject)


def _cause(code: int, limits: Limits, subject: str) -> LimitError:
    if code == OUT_OF_MEMORY:
        return MemoryLimitError(f"{subject} takes more than {limits.memory_mb} MB of memory.")
    if code == -signal.SIGXCPU:
        return TimeLimitError(f"{subject} takes more than {limits.seconds:g} seconds.")
    return CrashError(f"{subject} made its reader crash.")


def _be_the_copy(work: Work, limits: Limits, subject: str, reply_end: int) -> NoReturn:
    try:
        # An interrupt is the parent's to handle.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # What libraries complain of speaks of objects and streams.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        confine(limits)
        grant_cpu_time(limits.seconds * limits.processors)
        with os.fdopen(reply_end, "wb") as replies:
            try:
                for name, content in work():
                    replies.writelines(frame(RESULT, pack({"name": name}, content)))
                    replies.flush()
                outcome = Outcome("ok")
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
            except PlanparseError as error:
                outcome = of_error(error)
            except Exception as error:
                what = f"{type(error).__name__}: {error}".rstrip(": ")
                outcome = of_error(PlanparseError(f"planparse failed on {subject} ({what}); please report it."))
            replies.writelines(frame(OUTCOME, outcome.to_bytes()))
        os._exit(0)
    finally:
        # Whatever happens, the copy never goes on with what the parent was doing.
        os._exit(1)
