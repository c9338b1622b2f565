"""How pages look: paper, type, rules and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from samples.press.breaking import Face

Rules: TypeAlias = Literal["grid", "horizontal", "shading", "none"]

LETTER = (612.0, 792.0)
A4 = (595.3, 841.9)
FACES = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "vera": ("Vera", "VeraBd"),
}
"""Regular and bold fonts of each type face; Vera comes with reportlab and is embedded."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a printed plan; lengths in points."""

    paper: tuple[float, float] = LETTER
    landscape: bool = False
    margin: float = 48.0
    type_face: str = "vera"
    size: float = 8.0
    padding: float = 3.5
    rules: Rules = "grid"
    rule_width: float = 0.6
    header_fill: str | None = None
    """Replaces the fill of header rows; None keeps it."""
    zebra: str = "#e8f0e0"
    """Fill of every second row, or group of rows, where shading stands for rules."""
    bullet: str = "•"
    repeat_headers: bool = True
    cut_rows: bool = True
    """A row that does not fit goes on over the page; otherwise it begins the next one."""

    @classmethod
    def named(cls, paper: str = "letter", **known: Any) -> Look:
        """A look whose paper goes by its name."""
        return cls({"letter": LETTER, "a4": A4}[paper], **known)

    @property
    def page(self) -> tuple[float, float]:
        """Width and height."""
        short, long = sorted(self.paper)
        return (long, short) if self.landscape else (short, long)

    @property
    def face(self) -> Face:
        """The face of body text."""
        return Face(*FACES[self.type_face], self.size)
