"""The few lines that join the rooms: a file's bytes in, a `Plan` out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planparse import normalise, readers, structure
from planparse.content import LARGEST_FILE, read_file, readable_name, too_large
from planparse.conversion import Converted, kind_of, readable, remedy
from planparse.corrections.returned import plans_in
from planparse.document import Document
from planparse.errors import UnknownFormatError, UsageError
from planparse.issues import Doubt
from planparse.profiles import Profile, Shelf
from planparse.raw import RawPlan
from planparse.records import Plan, Source
from planparse.watch import Ocr, Watch


@dataclass(frozen=True, slots=True)
class Reading:
    """A file on its way through the rooms: what each of them made of it."""

    document: Document
    profile: Profile
    raw: RawPlan
    plan: Plan


def extract(
    path: str | os.PathLike[str],
    profile: Profile | Shelf | None = None,
    *,
    stitched: bool = True,
    ocr: Ocr | None = None,
    convert: bool = True,
) -> Plan:
    """Read the file at `path` and give back its plan.

    What the `profile` says (`planparse.profiles.load`) wins over every guess; of a shelf of profiles the
    one that fits is taken, if any does. Where not `stitched`, tables and paragraphs that go on over pages
    stay apart. `ocr` says which pages of a PDF are read from their pictures (`planparse.watch.Ocr`); `convert`,
    that LibreOffice is called for files that only it opens.

    Raises a `PlanparseError` whose text says what is wrong with the file. A document without
    a plan is no error: it gives a `Plan` without actions and an issue `no-plan-found`.
    """
    data, name = read_file(Path(path)), readable_name(Path(path))
    content, converted = readable(data, name) if convert else (data, None)
    watch = Watch(ocr=ocr or Ocr())
    return extract_bytes(content, name, watch, profile, stitched=stitched, converted=converted)


def extract_bytes(
    data: bytes,
    name: str,
    watch: Watch | None = None,
    profile: Profile | Shelf | None = None,
    *,
    stitched: bool = True,
    converted: Converted | None = None,
) -> Plan:
    """The plan in `data`, the content of a file called `name`. Raises what `extract` raises.

    `watch` holds the wishes of the one who supervises the reading, `converted` says what the file was before it
    became `data`. A file that planparse wrote gives back its records.
    """
    if len(data) > LARGEST_FILE:
        raise too_large(name)
    if (own := plans_in(data, name)) is not None:
        return _only(own, name)
    return read(data, name, watch, profile, stitched=stitched, converted=converted).plan


def _only(plans: Sequence[Plan], name: str) -> Plan:
    match plans:
        case [plan]:
            return plan
        case _:
            raise UsageError(
                f"{name} holds the records of {len(plans)} plans; write one file a plan with "
                f"`planparse apply {name} -o FOLDER/` first."
            )


def read(
    data: bytes,
    name: str,
    watch: Watch | None = None,
    profile: Profile | Shelf | None = None,
    *,
    stitched: bool = True,
    converted: Converted | None = None,
) -> Reading:
    """As `extract_bytes`, with all that was found on the way."""
    if len(data) > LARGEST_FILE:
        raise too_large(name)
    if not converted and (kind := kind_of(data, name)):
        raise UnknownFormatError(remedy(kind, name))
    document = readers.read(data, name, watch)
    if converted:
        document = replace(document, doubts=(*document.doubts, _told(converted)))
    chosen = profile.for_document(document) if profile else Profile()
    raw = structure.find_plan(document, chosen, stitched=stitched)
    if isinstance(profile, Shelf) and chosen.name:
        raw = replace(raw, doubts=(*raw.doubts, Doubt("profile-chosen", f"Read with the profile {chosen.name}.")))
    source = Source(
        name=name,
        format=converted.form if converted else document.format,
        sha256=converted.sha256 if converted else hashlib.sha256(data).hexdigest(),
        pages=len(document.pages) or None,
        bytes=converted.bytes if converted else len(data),
    )
    return Reading(document, chosen, raw, normalise.normalise(raw, document, source, chosen))


def _told(converted: Converted) -> Doubt:
    message = (
        f"LibreOffice converted the file from {converted.title} to {converted.into.upper()}; places are those in the "
        "converted file."
    )
    return Doubt("converted", message)
