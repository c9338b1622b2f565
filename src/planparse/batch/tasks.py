"""The work on one file, and who does it: the same whether children on this machine or others' do it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from planparse.batch.crew import Crew
from planparse.batch.items import Item
from planparse.batch.names import content_key, file_name
from planparse.batch.outcome import Outcome
from planparse.batch.request import Manner, Request
from planparse.batch.store import Store
from planparse.errors import PlanparseError


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and where its plan goes."""

    item: Item
    output: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A task whose file was looked at: fingerprint and content, or the error that came of it."""

    task: Task
    sha256: str = ""
    content: bytes | None = None
    """None where whoever reads the file fetches it anew."""
    error: PlanparseError | None = None

    @property
    def key(self) -> str:
        """Equal for files that give equal plans."""
        return content_key(self.sha256, self.task.item.path)


class Runner(Protocol):
    """Those who do the work."""

    def fetch(self, tasks: Iterable[Task]) -> Iterator[Fetched]:
        """Look at each file, in the order of `tasks`."""

    def read(self, files: Iterator[Fetched]) -> Iterator[tuple[Fetched, Outcome]]:
        """Read files and put their plans into the store; outcomes come as they are ready, without content."""


class LocalRunner:
    """Children on this machine."""

    def __init__(self, crew: Crew[Fetched], store: Store, manner: Manner) -> None:
        self._crew = crew
        self._store = store
        self._manner = manner

    def fetch(self, tasks: Iterable[Task]) -> Iterator[Fetched]:
        """Look at each file when there is a child to read it: no more contents are held than there are children."""
        return (fetch(task) for task in tasks)

    def read(self, files: Iterator[Fetched]) -> Iterator[tuple[Fetched, Outcome]]:
        """Read files and put their plans into the store."""
        requests = ((replace(file, content=None), request_of(file, self._manner)) for file in files)
        for file, outcome in self._crew.read_all(requests):
            yield file, keep(outcome, file.task, self._store)


def fetch(task: Task) -> Fetched:
    """Content and fingerprint of a task's file."""
    try:
        content = task.item.read()
    except PlanparseError as error:
        return Fetched(task, error=error)
    return Fetched(task, hashlib.sha256(content).hexdigest(), content)


def request_of(file: Fetched, manner: Manner) -> Request:
    """What a child is asked to read."""
    assert file.content is not None
    return Request(file_name(file.task.item.path), file.content, manner=manner)


def keep(outcome: Outcome, task: Task, store: Store) -> Outcome:
    """Put the plan into the store; gives the outcome without it."""
    if outcome.plan:
        store.write(task.output, outcome.plan)
    return replace(outcome, plan=b"")
