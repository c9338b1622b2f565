"""Raw plans from plain strings."""

from __future__ import annotations

from planparse.document import Document, Paragraph
from planparse.normalise import normalise
from planparse.places import Place
from planparse.raw import RawAction, RawPlan, RawText
from planparse.records import Plan, Source


def column(*lines: str) -> RawText:
    """A cell, one paragraph a line."""
    return tuple(Paragraph(line, (Place(page=2, table=1, row=3),)) for line in lines)


def action(text: str = "Ouvrir un jardin", **columns: str | tuple[str, ...]) -> RawAction:
    """An action with columns of one line, or of several."""
    cells = {name: column(*((lines,) if isinstance(lines, str) else lines)) for name, lines in columns.items()}
    return RawAction(column(text), **cells)  # type: ignore[arg-type]


def read(*actions: RawAction, title: str = "", front: tuple[str, ...] = (), **document: object) -> Plan:
    """The records of a plan with these actions."""
    raw = RawPlan(actions, title=Paragraph(title) if title else None, front=column(*front))
    source = Source(name="plan.txt", format="text", sha256="0" * 64, pages=None, bytes=1)
    return normalise(raw, Document("plan.txt", "text", (), **document), source)  # type: ignore[arg-type]
