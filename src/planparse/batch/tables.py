"""All actions of a batch in one file: JSON Lines, CSV, Parquet. Plans pass one by one; none is held.

To take the rows out of a plan costs some twenty times as much as to write them, so copies of this process
take them out, several at the same time, and this one writes them in their order.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from importlib.util import find_spec
from itertools import cycle
from typing import BinaryIO, Protocol

from planparse.batch.entry import Entry
from planparse.batch.guard import guarded
from planparse.batch.limits import Limits
from planparse.batch.store import Store
from planparse.errors import OutputError, UsageError
from planparse.records import Plan
from planparse.writers import csv_table, json_lines
from planparse.writers.csv_table import COLUMNS, cells, harmless

PARQUET = "parquet"
BUNDLE = 250
"""Actions whose rows are made at once: in some tables a row alone costs as much as a hundred."""
FEW = 5
"""Bundles that are not worth a copy of this process."""
LONGEST_CELL = 100_000
"""Characters of a cell in CSV: some programs stop at a longer one. The plan in JSON has it whole."""
CUT = " […]"
GENEROUS = Limits(seconds=30 * 24 * 3600, memory_mb=8192, output_mb=1024)
"""For the copies: what they read is of our own making."""


class Table(Protocol):
    """One file of actions that grows plan by plan."""

    @staticmethod
    def rows(plans: Sequence[tuple[str, Plan]]) -> bytes:
        """The actions of some plans, each with the path that it was read at, for `add`."""

    def add(self, rows: bytes) -> None:
        """Write the rows of the next plans."""

    def close(self) -> None:
        """Write what is still held back."""


class JsonLinesTable:
    """As `extract --format jsonl`, each line with its `path` in the manifest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @staticmethod
    def rows(plans: Sequence[tuple[str, Plan]]) -> bytes:
        """A line for each action."""
        return b"".join(line for path, plan in plans for line in json_lines.lines(plan, path))

    def add(self, rows: bytes) -> None:
        """As they are."""
        self._file.write(rows)

    def close(self) -> None:
        """Nothing is held back."""


class CsvTable:
    """As `extract --format csv`, with a last column for the `path` in the manifest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._file.write(csv_table.encoded([(*COLUMNS, "path")]))

    @staticmethod
    def rows(plans: Sequence[tuple[str, Plan]]) -> bytes:
        """A row for each action."""
        rows = ((*cells(plan, action), path) for path, plan in plans for action in plan.actions)
        return csv_table.encoded([cell and _cut(harmless(cell)) for cell in row] for row in rows)

    def add(self, rows: bytes) -> None:
        """As they are."""
        self._file.write(rows)

    def close(self) -> None:
        """Nothing is held back."""


def _cut(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else cell[:LONGEST_CELL] + CUT


def _parquet(file: BinaryIO) -> Table:
    from planparse.batch.parquet import ParquetTable

    return ParquetTable(file)


TABLES: dict[str, Callable[[BinaryIO], Table]] = {"jsonl": JsonLinesTable, "csv": CsvTable, PARQUET: _parquet}
"""Every table by its format, which is its suffix as well."""


def choose_formats(wanted: list[str]) -> list[str]:
    """The tables to write: those asked for, else all that this installation can write."""
    for name in wanted:
        if name not in (*TABLES, "json"):
            raise UsageError(f"There is no output format {name}; choose from json, {', '.join(TABLES)}.")
    has_parquet = find_spec("pyarrow") is not None
    if PARQUET in wanted and not has_parquet:
        raise UsageError("Parquet needs another package: pip install 'planparse[parquet]'.")
    return [name for name in TABLES if (name in wanted if wanted else name != PARQUET or has_parquet)]


def write_tables(store: Store, entries: list[Entry], formats: list[str], workers: int) -> None:
    """Write `actions.*` from the plans in `store`, in the order of `entries`, with up to `workers` copies at work."""
    told = [entry for entry in entries if entry.output and entry.actions] if formats else []
    bundles = list(_bundles(told))
    with ExitStack() as stack:
        files = [stack.enter_context(store.writing(f"actions.{name}")) for name in formats]
        tables = [stack.enter_context(closing(TABLES[name](file))) for name, file in zip(formats, files, strict=True)]
        makers = cycle([stack.enter_context(closing(maker)) for maker in _makers(store, bundles, tables, workers)])
        for _, maker in zip(bundles, makers, strict=False):
            for table in tables:
                table.add(next(maker)[1])


def _bundles(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries whose rows are made together, in their order: `BUNDLE` actions or as many as one plan has."""
    bundle, actions = list[Entry](), 0
    for entry in entries:
        bundle.append(entry)
        actions += entry.actions
        if actions >= BUNDLE:
            yield bundle
            bundle, actions = [], 0
    if bundle:
        yield bundle


def _makers(
    store: Store, bundles: list[list[Entry]], tables: Sequence[Table], workers: int
) -> Iterator[Generator[tuple[str, bytes], None, None]]:
    """Those who take out the rows, each from its share of the plans, as if these were dealt like cards."""
    # A copy of a process with threads could wait for a lock that nobody opens.
    alone = os.name != "posix" or threading.active_count() > 1 or len(bundles) < FEW
    count = 1 if alone else workers
    for number in range(count):
        work = partial(_rows, store, bundles[number::count], tables)
        yield work() if alone else guarded(work, GENEROUS, "A table of actions")


def _rows(
    store: Store, bundles: list[list[Entry]], tables: Sequence[Table]
) -> Generator[tuple[str, bytes], None, None]:
    """The rows of each bundle for each table."""
    for bundle in bundles:
        plans = [(entry.path, _plan(store, entry)) for entry in bundle]
        for table in tables:
            yield bundle[0].path, table.rows(plans)


def _plan(store: Store, entry: Entry) -> Plan:
    assert entry.output is not None
    content = store.read(entry.output)
    if content is None:
        raise OutputError(f"{entry.output} was there and is gone; run again.")
    return Plan.model_validate_json(content)
