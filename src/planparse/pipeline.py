"""The few lines that join the rooms: a file's bytes in, a `Plan` out."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from planparse import normalise, readers, structure
from planparse.errors import DamagedFileError, SourceNotFoundError
from planparse.records import Plan, Source

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes; a plan is a few megabytes, and a file is held in memory while it is read."""


def extract(path: str | os.PathLike[str]) -> Plan:
    """Read the file at `path` and give back its plan.

    Raises a `PlanparseError` whose text says what is wrong with the file. A document without
    a plan is no error: it gives a `Plan` without actions and an issue `no-plan-found`.
    """
    source = Path(path)
    return extract_bytes(_content(source), _readable_name(source))


def extract_bytes(data: bytes, name: str) -> Plan:
    """The plan in `data`, the content of a file called `name`. Raises what `extract` raises."""
    if len(data) > LARGEST_FILE:
        raise DamagedFileError(_too_large(name))
    document = readers.read(data, name)
    raw = structure.find_plan(document)
    source = Source(
        name=name,
        format=document.format,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(document.pages) or None,
        bytes=len(data),
    )
    return normalise.normalise(raw, document, source)


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceNotFoundError(f"{path} is a folder; name the plan's file.")
        # A pipe would block and a device never end, so only a regular file is opened.
        if not stat.S_ISREG(status.st_mode):
            raise SourceNotFoundError(f"{path} is no regular file; save the plan to a file first.")
        if status.st_size > LARGEST_FILE:
            raise DamagedFileError(_too_large(str(path)))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceNotFoundError(f"{path} does not exist.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceNotFoundError(f"{path} cannot be opened: {reason}.") from error


def _readable_name(path: Path) -> str:
    """The file's name without folders; bytes of the name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def _too_large(name: str) -> str:
    return f"{name} is larger than {LARGEST_FILE // 1024**2} MB, the most that planparse reads."
