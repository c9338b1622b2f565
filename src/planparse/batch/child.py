"""One child process as its parent sees it: asked to read a file, listened to, ended."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import sys
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Literal, TypeAlias

from planparse.batch.frames import OUT_OF_MEMORY, OUTCOME, PIPE, READY, REQUEST, FrameError, Unframer, frame
from planparse.batch.launch import launch
from planparse.batch.limits import MEBIBYTE, Limits
from planparse.batch.outcome import Outcome
from planparse.batch.request import Request

Cause: TypeAlias = Literal["time", "memory", "crash"]

ALMOST_ALL = 0.8
"""Share of the memory limit above which a crash is put down to memory."""

START_SECONDS = 60.0
"""Time that a child may take before it reads its first file: it is no fault of the file."""
SPACIOUS = 0.125
"""Share of the memory limit above which what a file left behind is not carried on to the next."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a child ended before it answered."""

    cause: Cause
    page: int
    """The page it was on; 0 where it was on none."""
    peak_mb: float


class ChildDiedError(Exception):
    """The child is no more, or says nothing that makes sense."""


class Child:
    """A running child, started here."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = launch(limits)
        self._unframer = Unframer(limits.output_mb * MEBIBYTE + MEBIBYTE)
        self._files = 0
        self._turn, self._page_begun, self._until = 0, 0.0, inf

    def wait_until_ready(self) -> None:
        """Wait until it has loaded what it needs. Raises ChildDiedError."""
        until = monotonic() + START_SECONDS
        while (left := until - monotonic()) > 0 and select.select([self._process.replies], [], [], left)[0]:
            if any(kind == READY for kind, _ in self._heard()):
                return
        raise ChildDiedError

    def fileno(self) -> int:
        """What to wait on for `listen`."""
        return self._process.replies

    def ask(self, request: Request, until: float) -> None:
        """Send a file to read, to be answered before the moment `until`. Raises ChildDiedError."""
        self._files += 1
        self._until = until
        self._process.mark.set(0)
        rest = [memoryview(piece) for piece in frame(REQUEST, *request.to_pieces()) if piece]
        while rest:
            written = self._send(rest)
            while rest and written >= len(rest[0]):
                written -= len(rest.pop(0))
            if rest:
                rest[0] = rest[0][written:]

    def _send(self, pieces: list[memoryview]) -> int:
        """Give as much as the pipe takes, waiting until it takes some. Raises ChildDiedError."""
        try:
            return os.writev(self._process.requests, pieces)
        except BlockingIOError:
            left = max(self._until - monotonic(), 0)
            if select.select([], [self._process.requests], [], left)[1]:
                return 0
            raise ChildDiedError from None
        except OSError as error:
            raise ChildDiedError from error

    def listen(self) -> Outcome | None:
        """The outcome, once all of it has come. Raises ChildDiedError where the child has ended."""
        for kind, payload in self._heard():
            try:
                if kind == OUTCOME:
                    return Outcome.from_bytes(payload)
            except (FrameError, ValueError, TypeError) as error:
                raise ChildDiedError from error
        return None

    def _heard(self) -> list[tuple[bytes, bytes]]:
        """The messages that have come, waiting for none. Raises ChildDiedError."""
        try:
            piece = os.read(self._process.replies, PIPE)
        except BlockingIOError:
            return []
        if not piece:
            raise ChildDiedError
        try:
            return list(self._unframer.feed(piece))
        except FrameError as error:
            raise ChildDiedError from error

    @property
    def due(self) -> float:
        """The moment after which the child is to be ended; a page begins when it is first seen here."""
        if (turn := self._process.mark.turn) != self._turn:
            self._turn, self._page_begun = turn, monotonic()
        return self._due

    @property
    def _due(self) -> float:
        has_begun = self._process.mark.page != 0
        return min(self._until, self._page_begun + self._limits.page_seconds) if has_begun else self._until

    def is_worn(self, outcome: Outcome) -> bool:
        """Whether it has read as many files as one child should, or one, with `outcome`, that took much memory."""
        return self._files >= self._limits.files_per_child or outcome.peak_mb > SPACIOUS * self._limits.memory_mb

    def end(self) -> Death:
        """Kill the child and all it may have started, and say what it died of."""
        overdue = monotonic() >= self._due
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        os.close(self._process.requests)
        os.close(self._process.replies)
        peak, code = self._reap()
        page = self._process.mark.page
        if overdue or code == -signal.SIGXCPU:
            return Death("time", page, peak)
        greedy = code == OUT_OF_MEMORY or peak > ALMOST_ALL * self._limits.memory_mb
        return Death("memory" if greedy else "crash", page, peak)

    def _reap(self) -> tuple[float, int]:
        try:
            _, status, usage = os.wait4(self._process.pid, 0)
        except ChildProcessError:
            return 0.0, 0
        unit = MEBIBYTE if sys.platform == "darwin" else 1024
        # The system counts what this process held when it started the child: less than that says nothing.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = usage.ru_maxrss / unit if usage.ru_maxrss > own else 0.0
        return peak, os.waitstatus_to_exitcode(status)
