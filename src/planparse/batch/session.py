"""`planparse batch` as one call: sources in, a folder of results out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from planparse.batch.addresses import open_store
from planparse.batch.crew import Crew
from planparse.batch.entry import Entry, Stamp
from planparse.batch.items import Item
from planparse.batch.journal import MANIFEST
from planparse.batch.limits import Limits
from planparse.batch.package import PACKAGE, data_package
from planparse.batch.request import Manner
from planparse.batch.run import Batch, Observer
from planparse.batch.sources import find_items
from planparse.batch.store import Store
from planparse.batch.tables import write_tables
from planparse.batch.tasks import Fetched, LocalRunner, Runner
from planparse.errors import UsageError


@dataclass(frozen=True, slots=True)
class Options:
    """What a batch reads, where its results go, and what it may cost."""

    sources: tuple[str, ...]
    out: str
    formats: tuple[str, ...] = ()
    """Tables to write; see `tables.choose_formats`."""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    limits: Limits = field(default_factory=Limits)
    manner: Manner = Manner()
    fingerprint: str | None = None
    """Of the profile."""
    cluster: str | None = None
    """Address of a dask.distributed scheduler whose workers read the files; None for children of this process."""


class Audience(Observer, Protocol):
    """Who watches a whole session."""

    def found(self, count: int) -> None:
        """So many files are to be read."""

    def waiting(self) -> None:
        """Nothing new; said now and then."""


def run(options: Options, audience: Audience) -> list[Entry]:
    """Read what is not read yet, and leave in the folder one plan a file, the tables, and what describes them.

    Gives the lines of the manifest. Raises UsageError for sources that are not there, OutputError where the
    folder cannot be written or another run is at work on it.
    """
    stamp = Stamp.of(options.limits, options.manner, options.fingerprint)
    with open_store(options.out) as store:
        items: list[Item] = list(find_items(options.sources, options.out))
        audience.found(len(items))
        with _runner(options, store, audience) as runner:
            entries = Batch(store, runner, stamp, audience).run(items)
        _conclude(store, entries, options, stamp)
    return entries


@contextmanager
def _runner(options: Options, store: Store, audience: Audience) -> Iterator[Runner]:
    if options.cluster is None:
        with Crew[Fetched](options.workers, options.limits, audience.waiting) as crew:
            yield LocalRunner(crew, store, options.manner)
        return
    try:
        from planparse.batch.cluster import ClusterRunner
    except ImportError:
        raise UsageError("A cluster needs another package: pip install 'planparse[dask]'.") from None
    with ClusterRunner(options.cluster, options.out, options.limits, options.manner, audience.waiting) as cluster:
        yield cluster


def _conclude(store: Store, entries: list[Entry], options: Options, stamp: Stamp) -> None:
    formats = list(options.formats)
    write_tables(store, entries, formats, options.workers)
    store.write(PACKAGE, data_package(formats, stamp))
    # The manifest takes over from the journal, so it comes last.
    with store.writing(MANIFEST) as file:
        file.writelines(entry.to_line() for entry in entries)
    store.clear_state()
