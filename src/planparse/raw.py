"""What `structure` finds and `normalise` reads: the plan in the document's own words, with places.

Nothing here is typed, split or cleaned yet; every piece is a `Paragraph` of the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from planparse.document import Paragraph
from planparse.issues import Doubt
from planparse.places import Place

RawText: TypeAlias = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class RawLevel:
    """One level above the action: an axis, an issue, an orientation, a section, a general objective."""

    level: str
    """Kind of level: `axis`, `issue`, `orientation`, `objective`, `section`, `action`, …"""
    label: str
    """The label as printed (`AXE`, `Objectif général`), empty where none is printed."""
    number: str | None
    text: RawText
    """The level's words, label and number taken off."""
    number_text: RawText = ()
    """Where the number was read, if it stands apart from the words."""


@dataclass(frozen=True, slots=True)
class RawAction:
    """One action as found. Every field holds the paragraphs that state it, uncut."""

    action: RawText
    number: str | None = None
    objective: RawText = ()
    objective_number: str | None = None
    number_text: RawText = ()
    """Where the number was read, if it stands apart from the action; likewise for the objective's."""
    objective_number_text: RawText = ()
    context: tuple[RawLevel, ...] = ()
    means: RawText = ()
    responsible: RawText = ()
    partners: RawText = ()
    people: RawText = ()
    """A combined column of responsible and partners, still unsplit."""
    deadline: RawText = ()
    indicator: RawText = ()
    target: RawText = ()
    results: RawText = ()
    """A combined column of indicators and targets, still unsplit."""
    extra: tuple[tuple[str, RawText], ...] = ()
    """Other columns, each under its printed header."""
    place: Place = Place()
    certainty: float = 1.0
    """How sure the structure is of this record, 0 to 1."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class RawPlan:
    """All that `structure` made of a document."""

    actions: tuple[RawAction, ...]
    title: Paragraph | None = None
    organisation: Paragraph | None = None
    front: RawText = ()
    """Paragraphs before the first action, where period, dates and names are stated."""
    glossary: tuple[tuple[Paragraph, Paragraph], ...] = ()
    """Term and meaning, side by side in the document."""
    unclaimed: RawText = ()
    doubts: tuple[Doubt, ...] = ()


__all__ = ["RawAction", "RawLevel", "RawPlan", "RawText"]
