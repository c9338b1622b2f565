"""How each kind of mark looks. Colours are Okabe and Ito's, which people with any colour vision can tell apart;
what would still be alike differs in line or hatching too.

M. Okabe, K. Ito: Color Universal Design (2008), https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from planparse.inspect.marks import Kind

Colour: TypeAlias = tuple[int, int, int]

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
ORANGE, SKY, GREEN, YELLOW = (230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66)
BLUE, VERMILION, PURPLE, GREY = (0, 114, 178), (213, 94, 0), (204, 121, 167), (110, 110, 110)


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of mark."""

    colour: Colour
    tint: float = 0.0
    """How much of the colour its ground has, 0 to 1."""
    line: int = 255
    """Opacity of its lines, 0 to 255."""
    width: float = 0.6
    """Points."""
    dashed: bool = False
    hatched: bool = False
    bar: bool = False
    """A bar at the left instead of a line around."""

    @property
    def ground(self) -> Colour | None:
        """The colour of its ground; None where it has none."""
        if not self.tint:
            return None
        red, green, blue = (round(255 - self.tint * (255 - part)) for part in self.colour)
        return red, green, blue


LOOKS: dict[Kind, Look] = {
    Kind.TABLE: Look(BLUE, width=1.6),
    Kind.HEADER: Look(SKY, tint=0.4),
    Kind.REPEATED: Look(SKY, tint=0.2, hatched=True),
    Kind.BAND: Look(YELLOW, tint=0.45),
    Kind.ACTION: Look(ORANGE, tint=0.25),
    Kind.ROLE: Look(GREEN, tint=0.12, line=180),
    Kind.OTHER: Look(GREY, tint=0.12, line=180),
    Kind.HEADING: Look(VERMILION, tint=0.12, width=1.0),
    Kind.ITEM: Look(PURPLE, width=1.8, bar=True),
    Kind.PARAGRAPH: Look(BLUE, line=110, width=0.5),
    Kind.FURNITURE: Look(GREY, tint=0.25, dashed=True),
    Kind.LEFT_OVER: Look(BLACK, line=70, dashed=True, hatched=True),
}


def ink_on(colour: Colour) -> Colour:
    """Black or white, whichever is read more easily on `colour` (luma after ITU-R BT.601)."""
    red, green, blue = colour
    return BLACK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else WHITE
