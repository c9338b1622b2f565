"""What `structure` finds and `normalise` reads: the plan in the document's own words, with places.

Nothing here is typed, split or cleaned yet; every piece is a `Paragraph` of the document.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from planparse.document import Paragraph
from planparse.issues import Doubt
from planparse.places import Place
from planparse.values import value

RawText: TypeAlias = tuple[Paragraph, ...]
TableUse: TypeAlias = Literal["actions", "cards", "glossary", "nothing"]


@value
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


@value
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


@value
class RawHeader:
    """A header of a table as it was understood."""

    titles: tuple[str, ...]
    roles: tuple[str, ...]
    """One a column; all empty where the rows below hold no actions."""
    certainty: float
    reasons: tuple[str, ...] = ()
    """Why each column has its role, where that was a guess."""


@value
class RawTable:
    """How one table of the document was read."""

    number: int
    page: int | None
    rows: int
    columns: int
    use: TableUse
    headers: tuple[RawHeader, ...] = ()
    first: tuple[str, ...] = ()
    """The texts of the first row, one a column."""
    roles: tuple[str, ...] = ()
    """The roles by which the columns were read, one each; empty where no header, own or taken over, gave any."""
    certainty: float = 0.0
    """How sure those are, 0 to 1."""
    continued_from: int | None = None
    """The number of the table that this one goes on from, on the page before."""
    header_rows: tuple[int, ...] = ()
    """Rows, from 1, whose cells belong to a header; those of `repeated_rows` among them."""
    repeated_rows: tuple[int, ...] = ()
    """Header rows that repeat a header above, and were read once."""
    band_rows: tuple[int, ...] = ()
    """Rows, from 1, with one cell over the whole width."""


@value
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
    tables: tuple[RawTable, ...] = ()
    """Every table, in reading order; a table that goes on over pages has one for each."""
    doubts: tuple[Doubt, ...] = ()


__all__ = ["RawAction", "RawHeader", "RawLevel", "RawPlan", "RawTable", "RawText", "TableUse"]
