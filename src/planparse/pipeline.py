"""The few lines that join the rooms: a file's bytes in, a `Plan` out."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from planparse import normalise, readers, structure
from planparse.content import LARGEST_FILE, read_file, readable_name, too_large
from planparse.records import Plan, Source
from planparse.watch import Watch


def extract(path: str | os.PathLike[str]) -> Plan:
    """Read the file at `path` and give back its plan.

    Raises a `PlanparseError` whose text says what is wrong with the file. A document without
    a plan is no error: it gives a `Plan` without actions and an issue `no-plan-found`.
    """
    source = Path(path)
    return extract_bytes(read_file(source), readable_name(source))


def extract_bytes(data: bytes, name: str, watch: Watch | None = None) -> Plan:
    """The plan in `data`, the content of a file called `name`. Raises what `extract` raises.

    `watch` holds the wishes of the one who supervises the reading.
    """
    if len(data) > LARGEST_FILE:
        raise too_large(name)
    document = readers.read(data, name, watch)
    raw = structure.find_plan(document)
    source = Source(
        name=name,
        format=document.format,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(document.pages) or None,
        bytes=len(data),
    )
    return normalise.normalise(raw, document, source)
