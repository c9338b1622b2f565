"""A batch from its files to its results: what is finished is not done again, equal contents are read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from planparse.batch.entry import Entry, Stamp, entry_of, entry_of_unread
from planparse.batch.items import Item
from planparse.batch.journal import Journal
from planparse.batch.names import file_name, output_names
from planparse.batch.store import Store
from planparse.batch.tasks import Fetched, Runner, Task
from planparse.records import Plan
from planparse.writers.json_file import JsonWriter

PLANS = "plans"
"""The folder of plans among the results."""


class Observer(Protocol):
    """Who watches a batch."""

    def began(self, path: str) -> None:
        """A file is being read."""

    def ended(self, entry: Entry, *, earlier: bool) -> None:
        """A file is finished, by an `earlier` run or by this one."""


class Batch:
    """One run over some files."""

    def __init__(self, store: Store, runner: Runner, stamp: Stamp, observer: Observer) -> None:
        self._store = store
        self._runner = runner
        self._stamp = stamp
        self._observer = observer
        self._journal = Journal(store, stamp)
        self._entries: dict[str, Entry] = {}
        self._copies: dict[str, list[Task]] = defaultdict(list)
        """Files that wait for one that gives the same plan, by their common key."""
        self._reading: set[str] = set()
        """Keys of what is being read."""

    def run(self, items: Sequence[Item]) -> list[Entry]:
        """Read every file; the entries come back in the order of `items`."""
        outputs = output_names((item.path for item in items), PLANS)
        tasks = (Task(item, outputs[item.path]) for item in items)
        for file, outcome in self._runner.read(self._unfinished(tasks)):
            entry = entry_of(file.task.item.path, file.task.output, file.sha256, outcome, self._stamp)
            self._finish(entry)
            self._reading.discard(file.key)
            for copy in self._copies.pop(file.key, ()):
                self._copy(entry, copy)
        return [self._entries[item.path] for item in items]

    def _unfinished(self, tasks: Iterator[Task]) -> Iterator[Fetched]:
        """The files that have to be read; the others are settled on the way."""
        for file in self._runner.fetch(tasks):
            path = file.task.item.path
            if file.error:
                self._settle(entry_of_unread(path, file.error, self._stamp))
            elif file.key in self._reading:
                self._copies[file.key].append(file.task)
            elif not self._is_finished(file):
                self._reading.add(file.key)
                self._observer.began(path)
                yield file

    def _is_finished(self, file: Fetched) -> bool:
        task = file.task
        own = self._journal.find(task.item.path, file.sha256)
        if own and own.output in (None, task.output):
            self._settle(own)
            return True
        known = own or self._journal.find_content(file.key)
        return known is not None and self._copy(known, task)

    def _copy(self, known: Entry, task: Task) -> bool:
        """Finish a file by another with the same content; False where that one's plan is no longer there."""
        if known.output:
            content = self._store.read(known.output)
            plan = Plan.model_validate_json(content) if content else None
            if plan is None or plan.source.sha256 != known.sha256:
                return False
            source = plan.source.model_copy(update={"name": file_name(task.item.path)})
            plan = plan.model_copy(update={"source": source})
            self._store.write(task.output, b"".join(JsonWriter().write([plan])))
        self._finish(known.for_copy(task.item.path, task.output))
        return True

    def _finish(self, entry: Entry) -> None:
        self._journal.add(entry)
        self._entries[entry.path] = entry
        self._observer.ended(entry, earlier=False)

    def _settle(self, entry: Entry) -> None:
        """Take over what needs no work, and no line in the journal."""
        self._entries[entry.path] = entry
        self._observer.ended(entry, earlier=entry.sha256 is not None)
