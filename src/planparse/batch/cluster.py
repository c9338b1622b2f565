"""The same work on the machines of a dask.distributed cluster. Needs the extra `dask`.

A worker reads each file in a supervised child of its own and puts the plan into the folder of results itself;
only the line of the manifest comes back. Files and folder must have the same names on every machine: a file
system that all share, or addresses. A task whose worker is lost is given to another by dask.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Any

from distributed import Client, Future, wait
from distributed.client import FIRST_COMPLETED

from planparse.batch.addresses import open_store
from planparse.batch.crew import HEARTBEAT, Crew
from planparse.batch.limits import Limits
from planparse.batch.outcome import Outcome, of_error
from planparse.batch.request import Manner
from planparse.batch.tasks import Fetched, Task, fetch, keep, request_of
from planparse.errors import CrashError, PlanparseError, SourceNotFoundError, UsageError
from planparse.version import __version__

AHEAD = 3
"""Tasks on their way for each thread of the cluster, so that none waits for the next."""


class ClusterRunner:
    """The workers behind the scheduler at `address`."""

    def __init__(self, address: str, out: str, limits: Limits, manner: Manner, heartbeat: Callable[[], None]) -> None:
        self._out = out
        self._manner = manner
        self._limits = limits
        self._heartbeat = heartbeat
        try:
            self._client = Client(address)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(f"No cluster answers at {address}: {error}.") from None

    def __enter__(self) -> ClusterRunner:
        # Results are to be those of this version, whichever worker gives them.
        versions = set(self._client.run(_version).values())
        if versions - {__version__}:
            self._client.close()
            others = ", ".join(sorted(versions - {__version__}))
            raise UsageError(f"The cluster has planparse {others} and this machine has {__version__}; use one version.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, tasks: Iterable[Task]) -> Iterator[Fetched]:
        """Fingerprints by the workers, some ahead, in the order of `tasks`."""
        waiting: deque[tuple[Task, Future[Any]]] = deque()
        for task in tasks:
            waiting.append((task, self._submit(_look, task)))
            if len(waiting) > self._room():
                yield _looked_at(*waiting.popleft())
        while waiting:
            yield _looked_at(*waiting.popleft())

    def read(self, files: Iterator[Fetched]) -> Iterator[tuple[Fetched, Outcome]]:
        """Outcomes as they are ready."""
        running: dict[Future[Any], Fetched] = {}
        more = True
        while more or running:
            while more and len(running) < self._room():
                file = next(files, None)
                if file is None:
                    more = False
                else:
                    running[self._submit(_read, file, self._out, self._limits, self._manner)] = file
            if running:
                for future in self._finished(list(running)):
                    file = running.pop(future)
                    yield file, _outcome(future, file)

    def _submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._client.submit(work, *arguments, pure=False)

    def _finished(self, futures: list[Future[Any]]) -> list[Future[Any]]:
        """Those that are done, at least one."""
        while True:
            self._heartbeat()
            try:
                return list(wait(futures, timeout=HEARTBEAT, return_when=FIRST_COMPLETED).done)
            except TimeoutError:
                continue

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return AHEAD * max(sum(threads.values()), 1)


def _looked_at(task: Task, future: Future[Any]) -> Fetched:
    try:
        file: Fetched = future.result()
    except Exception as error:
        return Fetched(
            task, error=SourceNotFoundError(f"{task.item.path} could not be opened by the cluster: {error}.")
        )
    return file


def _outcome(future: Future[Any], file: Fetched) -> Outcome:
    """What a worker made of the file. One that several workers did not survive counts as a crash."""
    try:
        outcome: Outcome = future.result()
    except PlanparseError:
        # Of the folder of results, not of the file: the whole run ends.
        raise
    except Exception as error:
        return of_error(CrashError(f"{file.task.item.path} cannot be read by the cluster: {error}."))
    return outcome


# What follows runs on the workers.

_own = threading.local()


def _version() -> str:
    return __version__


def _look(task: Task) -> Fetched:
    return replace(fetch(task), content=None)


def _read(file: Fetched, out: str, limits: Limits, manner: Manner) -> Outcome:
    found = fetch(file.task)
    if found.error:
        return of_error(found.error)
    if found.sha256 != file.sha256:
        return of_error(SourceNotFoundError(f"{file.task.item.path} changed while it was read; run again."))
    return keep(_crew(limits).read(file, request_of(found, manner)), file.task, open_store(out))


def _crew(limits: Limits) -> Crew[Fetched]:
    """One child for each thread of a worker, kept from one task to the next."""
    if getattr(_own, "limits", None) != limits:
        _own.limits, _own.crew = limits, Crew[Fetched](1, limits)
    crew: Crew[Fetched] = _own.crew
    return crew
