"""The document behind a plan: read with it, or found beside an extracted plan."""

from __future__ import annotations

import hashlib
from pathlib import Path

from planparse import readers
from planparse.content import read_file
from planparse.conversion import readable
from planparse.errors import PlanparseError
from planparse.records import Plan
from planparse.review.blocks import blocks
from planparse.review.facsimile import Facsimile


def find_document(plan: Plan, folder: Path) -> Path | None:
    """The file in `folder` that the plan was read from: of its name, and with its content."""
    # A name from a file is a stranger's: it may not lead out of the folder.
    path = folder / Path(plan.source.name).name
    try:
        is_same = hashlib.sha256(read_file(path)).hexdigest() == plan.source.sha256
    except PlanparseError:
        return None
    return path if is_same else None


def facsimile(plan: Plan, document: Path | None) -> Facsimile:
    """What is shown of the document; nothing where it is not there."""
    if document is None:
        return Facsimile("none", notice="noDocument")
    data, converted = readable(read_file(document), document.name)
    if (converted.into if converted else plan.source.format) in readers.PAGED:
        from planparse.review.pictures import pictures

        return pictures(data, document.name)
    return blocks(readers.read(data, document.name))
