"""All actions of a batch in one file: JSON Lines, CSV, Parquet. Plans pass one by one; none is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from typing import BinaryIO, Protocol

from planparse.batch.entry import Entry
from planparse.batch.store import Store
from planparse.errors import OutputError, UsageError
from planparse.records import Plan
from planparse.writers import csv_table, json_lines
from planparse.writers.csv_table import COLUMNS, cells, harmless

PARQUET = "parquet"


class Table(Protocol):
    """One file of actions that grows plan by plan."""

    def add(self, path: str, plan: Plan) -> None:
        """The actions of the plan that was read at `path`."""

    def close(self) -> None:
        """Write what is still held back."""


class JsonLinesTable:
    """As `extract --format jsonl`, each line with its `path` in the manifest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, path: str, plan: Plan) -> None:
        """A line for each action."""
        self._file.writelines(json_lines.lines(plan, path))

    def close(self) -> None:
        """Nothing is held back."""


class CsvTable:
    """As `extract --format csv`, with a last column for the `path` in the manifest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._file.write(csv_table.encoded([(*COLUMNS, "path")]))

    def add(self, path: str, plan: Plan) -> None:
        """A row for each action."""
        rows = ((*cells(plan, action), path) for action in plan.actions)
        self._file.write(csv_table.encoded([harmless(cell) for cell in row] for row in rows))

    def close(self) -> None:
        """Nothing is held back."""


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


def write_tables(store: Store, entries: list[Entry], formats: list[str]) -> None:
    """Write `actions.*` from the plans in `store`, in the order of `entries`."""
    with ExitStack() as stack:
        files = [stack.enter_context(store.writing(f"actions.{name}")) for name in formats]
        tables = [TABLES[name](file) for name, file in zip(formats, files, strict=True)]
        for entry, plan in _plans(store, entries) if tables else ():
            for table in tables:
                table.add(entry.path, plan)
        for table in tables:
            table.close()


def _plans(store: Store, entries: list[Entry]) -> Iterator[tuple[Entry, Plan]]:
    for entry in entries:
        if entry.output and entry.actions:
            content = store.read(entry.output)
            if content is None:
                raise OutputError(f"{entry.output} was there and is gone; run again.")
            yield entry, Plan.model_validate_json(content)
