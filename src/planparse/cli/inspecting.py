"""What `planparse inspect` does: read a document, show what was seen in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planparse import pipeline
from planparse.batch.limits import Limits
from planparse.cli.files import to_file
from planparse.cli.language import counted
from planparse.cli.reading import guide_of, silence_libraries
from planparse.cli.seen import view
from planparse.cli.streams import printable, say, to_standard_output
from planparse.cli.targets import check_file
from planparse.content import read_file, readable_name
from planparse.conversion import readable
from planparse.errors import OcrNeededError, OutputError, UsageError
from planparse.inspect.inspection import Inspection
from planparse.inspect.selection import ALL, Pages
from planparse.inspect.tables import as_csv, as_html, as_json
from planparse.watch import Ocr, Watch

FORMS: dict[str, Callable[[Inspection], bytes]] = {"json": as_json, "csv": as_csv, "html": as_html}
LIMITS = Limits()
DRAWING = Limits(seconds=600)
"""Pictures take longer than reading: half a second a page."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks for, as the command line says it."""

    pages: str | None = None
    tables: str | None = None
    images: Path | None = None
    output: Path | None = None
    profile: Path | None = None
    stitched: bool = True
    ocr: Ocr = Ocr()
    convert: bool = True

    def form(self) -> Callable[[Inspection], bytes]:
        """What turns an inspection into text. Raises UsageError."""
        if self.tables is None:
            return partial(view, coloured=self.output is None)
        if self.tables not in FORMS:
            raise UsageError(f"There are no tables in {self.tables}; choose one of {', '.join(FORMS)}.")
        return FORMS[self.tables]


def run(plan: Path, wishes: Wishes, *, in_process: bool, debug: bool) -> None:
    """Raises a PlanparseError where the document cannot be read or the output not be written."""
    wanted = Pages.parse(wishes.pages) if wishes.pages else ALL
    form, guide = wishes.form(), guide_of(wishes.profile, None)
    if wishes.output:
        check_file(wishes.output, [plan])
    if wishes.images and wishes.images.is_file():
        raise OutputError(f"{wishes.images} is a file; name a folder.")
    data, name = read_file(plan), readable_name(plan)
    data, converted = readable(data, name) if wishes.convert else (data, None)

    def work(*, ocr_here: bool = True) -> Iterator[tuple[str, bytes]]:
        watch = Watch(ocr=wishes.ocr, ocr_here=ocr_here)
        reading = pipeline.read(data, name, watch, guide, stitched=wishes.stitched, converted=converted)
        inspection = Inspection(reading, wanted)
        if reading.document.pages and not inspection.pages:
            raise UsageError(f"{name} has {len(reading.document.pages)} pages, and none is among --pages.")
        drawn: Iterator[tuple[str, bytes]] = iter(())
        if wishes.images:
            from planparse.inspect.pictures import pictures

            drawn = pictures(data, inspection)
        yield "", form(inspection)
        yield from drawn

    if not debug:
        silence_libraries()
    _deliver(work() if in_process or os.name != "posix" else _guarded(work, wishes, name), wishes)


def _guarded(
    work: Callable[..., Iterator[tuple[str, bytes]]], wishes: Wishes, name: str
) -> Iterator[tuple[str, bytes]]:
    from planparse.batch.guard import guarded

    limits = DRAWING if wishes.images else LIMITS
    try:
        yield from guarded(partial(work, ocr_here=False), limits, name)
    except OcrNeededError:
        yield from guarded(work, limits.for_ocr, name)


def _deliver(contents: Iterator[tuple[str, bytes]], wishes: Wishes) -> None:
    """The text, which has no name, to the output; pictures into their folder."""
    drawn = 0
    for name, content in contents:
        if name and wishes.images:
            to_file(_folder(wishes.images) / name, [content])
            drawn += 1
        elif wishes.output:
            to_file(wishes.output, [content])
        else:
            to_standard_output([content])
    if wishes.images:
        say(counted(drawn, "{1}: {0} picture.", "{1}: {0} pictures.", printable(str(wishes.images))))


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {path} cannot be created: {error.strerror}.") from error
    return path
