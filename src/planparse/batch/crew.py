"""Some children at work at the same time: each file in one of them, a dead one replaced, a file tried anew."""

from __future__ import annotations

import contextlib
import selectors
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import monotonic
from types import TracebackType
from typing import Generic, TypeVar

from planparse.batch.child import Child, ChildDiedError, Death
from planparse.batch.limits import Limits
from planparse.batch.outcome import Outcome, of_error
from planparse.batch.request import Request
from planparse.conversion import Conversion, kind_of, program
from planparse.errors import (
    CrashError,
    LimitError,
    MemoryLimitError,
    NoTextError,
    OcrNeededError,
    PlanparseError,
    TimeLimitError,
)

LIMITS: dict[str, type[LimitError]] = {
    "time": TimeLimitError,
    "memory": MemoryLimitError,
    "crash": CrashError,
}

PDF = b"%PDF-"
SECOND_ENGINE_UNTIL = 0.4
"""Share of the time after which a deadly page is left out without another try."""
SECOND_ENGINE_PAGES = 30
"""Pages on which a second engine looks for text where the first saw none."""
HEARTBEAT = 0.5
"""Seconds."""

Task = TypeVar("Task")


@dataclass(slots=True)
class _Reading(Generic[Task]):
    """A file on its way, over all tries."""

    task: Task
    request: Request
    begun: float = field(default_factory=monotonic)
    converting: float = 0.0
    """Seconds that LibreOffice took before it began."""
    peak_mb: float = 0.0
    tried_again: bool = False
    first: Outcome | None = None
    """What came out before a second engine was asked."""

    def after(self, death: Death, limits: Limits) -> Request | None:
        """What to ask of a fresh child; None where nothing is left to try.

        A deadly page goes to the second engine, and is left out when it is deadly to that as well. So it is
        at once where much of the time is gone: the finished pages come first.
        """
        self.peak_mb = max(self.peak_mb, death.peak_mb)
        request, is_early = self.request, monotonic() - self.begun < SECOND_ENGINE_UNTIL * limits.seconds
        if death.page:
            if is_early and not request.again:
                return request.with_second_engine([death.page])
            return request.without(death.page) if request.last is None else None
        # Not every crash is the file's doing; the same time or memory would be spent in vain.
        if death.cause == "crash" and not self.tried_again:
            self.tried_again = True
            return request
        return None

    def limits(self, usual: Limits) -> Limits:
        """Those for the child that reads it."""
        return usual.for_ocr if self.request.ocr_here else usual

    def after_nothing(self, outcome: Outcome) -> Request | None:
        """What to ask where the pages seem to hold no text: they are pictures, or the second engine sees some, once."""
        if outcome.code == OcrNeededError.code and not self.request.ocr_here:
            return replace(self.request, ocr_here=True)
        if outcome.code != NoTextError.code or self.first or not self.request.content.startswith(PDF):
            return None
        self.first = outcome
        return self.request.with_second_engine(range(1, SECOND_ENGINE_PAGES + 1))


class Crew(Generic[Task]):
    """Up to `size` children under `limits`. As a context manager it leaves no child behind."""

    def __init__(self, size: int, limits: Limits, heartbeat: Callable[[], None] = lambda: None) -> None:
        """`heartbeat` is called while files are waited for, at least every half second."""
        self._limits = limits
        self._size = size
        self._heartbeat = heartbeat
        self._idle: list[Child] = []
        self._busy: dict[Child | Conversion, _Reading[Task]] = {}
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Crew[Task]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()
        self._busy.clear()
        self._selector.close()

    def read(self, task: Task, request: Request) -> Outcome:
        """One file, waited for."""
        return next(outcome for _, outcome in self.read_all(iter([(task, request)])))

    def read_all(self, requests: Iterator[tuple[Task, Request]]) -> Iterator[tuple[Task, Outcome]]:
        """Read files as they come, several at a time; outcomes come in the order in which they are ready.

        A request is taken from `requests` only when a child is free for it.
        """
        more = True
        while True:
            while more and len(self._busy) < self._size:
                following = next(requests, None)
                if following is None:
                    more = False
                else:
                    yield from self._receive(_Reading(*following))
            if not self._busy:
                return
            yield from self._wait()

    def _receive(self, reading: _Reading[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Give the file to a child, or first to LibreOffice where that is wanted and needed."""
        request = reading.request
        kind = kind_of(request.content, request.name) if request.manner.convert else None
        if kind is None or program() is None:
            yield from self._begin(reading)
            return
        try:
            conversion = Conversion(request.content, request.name, kind)
        except PlanparseError as error:
            yield self._settled(reading, of_error(error))
            return
        self._busy[conversion] = reading
        self._selector.register(conversion, selectors.EVENT_READ)

    def _take(self, conversion: Conversion) -> Iterator[tuple[Task, Outcome]]:
        """Give what LibreOffice made of a file to a child."""
        self._selector.unregister(conversion)
        reading = self._busy.pop(conversion)
        try:
            content, converted = conversion.result()
        except PlanparseError as error:
            yield self._settled(reading, of_error(error).with_aid("conversion"))
            return
        reading.request = replace(reading.request, content=content, converted=converted)
        begun, reading.begun = reading.begun, monotonic()
        reading.converting = reading.begun - begun
        yield from self._begin(reading)

    def _begin(self, reading: _Reading[Task], *, fresh: bool = False) -> Iterator[tuple[Task, Outcome]]:
        """Give the file to a child; an outcome comes at once only where no child lives to read it."""
        limits = reading.limits(self._limits)
        idle = self._idle if limits is self._limits and not fresh else []
        known = idle.pop() if idle else None
        begun = monotonic()
        child = known or Child(limits)
        self._busy[child] = reading
        try:
            if known is None:
                child.wait_until_ready()
                reading.begun += monotonic() - begun
            child.ask(reading.request, reading.begun + limits.seconds)
        except ChildDiedError:
            yield from self._bury(child)
        else:
            self._selector.register(child, selectors.EVENT_READ)

    def _wait(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait until a child says something or is overdue, and see to it."""
        self._heartbeat()
        first = min(worker.due for worker in self._busy)
        heard = set()
        for key, _ in self._selector.select(min(max(first - monotonic(), 0), HEARTBEAT)):
            match key.fileobj:
                case Child() as child:
                    heard.add(child)
                    yield from self._hear(child)
                case Conversion() as conversion if conversion.is_over():
                    yield from self._take(conversion)
        # One that has just said something may have said more than was read of it.
        for worker in [worker for worker in self._busy if worker not in heard and worker.due <= monotonic()]:
            yield from self._bury(worker) if isinstance(worker, Child) else self._take(worker)

    def _hear(self, child: Child) -> Iterator[tuple[Task, Outcome]]:
        try:
            outcome = child.listen()
        except ChildDiedError:
            yield from self._bury(child)
        else:
            if outcome is not None:
                yield from self._finish(child, outcome)

    def _finish(self, child: Child, outcome: Outcome) -> Iterator[tuple[Task, Outcome]]:
        self._selector.unregister(child)
        reading = self._busy.pop(child)
        if reading.request.ocr_here or child.is_worn(outcome):
            child.end()
        else:
            self._idle.append(child)
        reading.peak_mb = max(reading.peak_mb, outcome.peak_mb)
        if request := reading.after_nothing(outcome):
            reading.request = request
            yield from self._begin(reading)
        else:
            yield self._settled(reading, outcome)

    def _settled(self, reading: _Reading[Task], outcome: Outcome) -> tuple[Task, Outcome]:
        if reading.first and not outcome.actions:
            outcome = reading.first
        if reading.request.converted:
            outcome = outcome.with_aid("conversion")
        if reading.request.ocr_here:
            outcome = outcome.with_aid("OCR")
        return reading.task, outcome.costing(monotonic() - reading.begun + reading.converting, reading.peak_mb)

    def _bury(self, child: Child) -> Iterator[tuple[Task, Outcome]]:
        """End the child and try its file again in a fresh one, or give the file up."""
        with contextlib.suppress(KeyError):
            self._selector.unregister(child)
        reading = self._busy.pop(child)
        death = child.end()
        limits = reading.limits(self._limits)
        again = reading.after(death, limits)
        if again is not None and monotonic() < reading.begun + limits.seconds:
            reading.request = again
            yield from self._begin(reading, fresh=True)
        else:
            error = LIMITS[death.cause](f"{reading.request.name} could not be read within the limits ({death.cause}).")
            yield self._settled(reading, of_error(error))
