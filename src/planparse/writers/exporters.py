"""Exporters: writers of formats that others have made, for what goes on with a plan elsewhere."""

from __future__ import annotations

from typing import Protocol

from planparse.writers import WRITERS, Writer
from planparse.writers.calendar import CalendarWriter
from planparse.writers.data_package import DataPackageWriter
from planparse.writers.stratml import StratmlWriter


class Exporter(Writer, Protocol):
    """A writer whose files are named otherwise than its format."""

    suffix: str


EXPORTERS: tuple[Exporter, ...] = (StratmlWriter(), CalendarWriter(), DataPackageWriter())


def suffix_of(writer: Writer) -> str:
    """The suffix of the writer's files, without the dot."""
    return str(getattr(writer, "suffix", writer.format))


def every_format() -> tuple[Writer, ...]:
    """Exporters first, then what `planparse extract` writes."""
    return (*EXPORTERS, *WRITERS)
