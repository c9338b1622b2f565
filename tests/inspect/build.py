"""Inspections of small documents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from planparse import normalise, structure
from planparse.document import Block, Document
from planparse.inspect.inspection import Inspection
from planparse.inspect.selection import ALL, Pages
from planparse.pipeline import Reading, read
from planparse.profiles import Profile
from planparse.records import Source

SAMPLE = Path(__file__).parents[2] / "samples" / "bands" / "plan.pdf"


@cache
def sample_reading() -> Reading:
    return read(SAMPLE.read_bytes(), SAMPLE.name)


def sample(pages: str = "") -> Inspection:
    """A sample plan whose tables go on over pages."""
    return Inspection(sample_reading(), Pages.parse(pages) if pages else ALL)


def inspection(*blocks: Block, **known: object) -> Inspection:
    """An inspection of a document that holds `blocks`."""
    document = replace(Document("plan.pdf", "pdf", blocks), **known)  # type: ignore[arg-type]
    raw = structure.find_plan(document)
    source = Source(name=document.name, format=document.format, sha256="0" * 64, bytes=1)
    return Inspection(Reading(document, Profile(), raw, normalise.normalise(raw, document, source)))
