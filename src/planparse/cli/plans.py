"""Plans named on the command line: documents, which are read, or JSON that was extracted before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planparse.errors import SourceNotFoundError
from planparse.pipeline import extract
from planparse.records import Plan
from planparse.saved import is_saved, read_plan, read_records


def plan_of(path: Path) -> Plan:
    """The plan in the document or JSON file at `path`. Raises a PlanparseError."""
    return read_plan(path) if is_saved(path) else extract(path)


def content_of(path: Path) -> Mapping[str, Any]:
    """The plan at `path` as JSON has it; a JSON file may hold hand-made records in the short form."""
    return read_records(path) if is_saved(path) else extract(path).model_dump(mode="json")


def plans_in(paths: Iterable[Path]) -> Iterator[Plan]:
    """The plans of `paths`; a folder stands for all extracted plans below it, other JSON left aside."""
    for path in paths:
        if not path.is_dir():
            yield plan_of(path)
            continue
        inside = [file for file in sorted(path.rglob("*.json")) if _looks_extracted(file)]
        if not inside:
            raise SourceNotFoundError(f"{path} holds no extracted plan (JSON); run `planparse extract` first.")
        yield from map(read_plan, inside)


def _looks_extracted(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"schema_version"' in file.read(256)
