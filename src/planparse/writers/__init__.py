"""Writers: one for each output format, records in, bytes out.

A new output is one module with a class that satisfies `Writer`, and one line in `WRITERS`.
Importing this package loads no records: the command line lists the formats in its help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from planparse.writers.csv_table import CsvWriter
from planparse.writers.json_file import JsonWriter
from planparse.writers.json_lines import JsonLinesWriter
from planparse.writers.workbook import WorkbookWriter

if TYPE_CHECKING:
    from planparse.records import Plan


class Writer(Protocol):
    """What an output format has to offer."""

    format: str
    """Its name on the command line, and its file suffix without the dot."""
    holds_many: bool
    """Whether one file takes several plans."""

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """The file's bytes, in pieces, each as soon as its plan is there."""


WRITERS: tuple[Writer, ...] = (JsonWriter(), JsonLinesWriter(), CsvWriter(), WorkbookWriter())
"""Every output format; the first is the default."""

__all__ = ["WRITERS", "Writer"]
