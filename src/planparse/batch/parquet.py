"""Parquet: one action a row, typed, for data frames. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from planparse.records import Action, Plan
from planparse.writers.csv_table import axis, first_page

GROUP = 10_000
"""Rows that are held before they are written together."""

_TEXTS = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        ("path", pa.string()),
        ("sha256", pa.string()),
        ("plan", pa.string()),
        ("organisation", pa.string()),
        ("axis", pa.string()),
        ("objective_number", pa.string()),
        ("number", pa.string()),
        ("objective", pa.string()),
        ("action", pa.string()),
        ("means", _TEXTS),
        ("responsible", _TEXTS),
        ("partners", _TEXTS),
        ("deadline", pa.string()),
        ("deadline_kind", pa.string()),
        ("deadline_start", pa.date32()),
        ("deadline_end", pa.date32()),
        ("indicator", _TEXTS),
        ("target", _TEXTS),
        ("page", pa.int32()),
        ("confidence", pa.float64()),
    ]
)


class ParquetTable:
    """Rows of `SCHEMA`."""

    def __init__(self, file: BinaryIO) -> None:
        self._writer = pq.ParquetWriter(file, SCHEMA)
        self._batches: list[pa.RecordBatch] = []
        self._held = 0

    @staticmethod
    def rows(plans: Sequence[tuple[str, Plan]]) -> bytes:
        """A row for each action, as a message of Arrow."""
        rows = [_row(path, plan, action) for path, plan in plans for action in plan.actions]
        return cast("bytes", pa.RecordBatch.from_pylist(rows, SCHEMA).serialize().to_pybytes())

    def add(self, rows: bytes) -> None:
        """Hold them until there are enough."""
        batch = pa.ipc.read_record_batch(pa.py_buffer(rows), SCHEMA)
        self._batches.append(batch)
        self._held += batch.num_rows
        if self._held >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write the last rows, and the footer without which the file is none."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches).combine_chunks())
            self._batches.clear()
            self._held = 0


def _row(path: str, plan: Plan, action: Action) -> dict[str, Any]:
    deadline = action.deadline
    return {
        "path": path,
        "sha256": plan.source.sha256,
        "plan": plan.title or plan.source.name,
        "organisation": plan.organisation,
        "axis": axis(action) or None,
        "objective_number": action.objective_number,
        "number": action.number,
        "objective": action.objective,
        "action": action.action,
        "means": action.means,
        "responsible": action.responsible,
        "partners": action.partners,
        "deadline": deadline and deadline.text,
        "deadline_kind": deadline and deadline.kind,
        "deadline_start": deadline and deadline.start,
        "deadline_end": deadline and deadline.end,
        "indicator": action.indicator,
        "target": [target.text for target in action.target],
        "page": first_page(action),
        "confidence": action.confidence,
    }
