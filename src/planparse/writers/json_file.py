"""JSON: one plan whole, as the contract and `schemas/plan.schema.json` have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.records import Plan


class JsonWriter:
    """Indented by two spaces, fields in the order of the records, so that two runs give equal files."""

    format = "json"
    holds_many = False

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """UTF-8 without byte order mark, one line end at the end."""
        for plan in plans:
            yield plan.model_dump_json(indent=2).encode() + b"\n"
