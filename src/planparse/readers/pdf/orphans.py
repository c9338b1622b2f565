"""Headers left alone at the end of a page, whose table begins on the next one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.ruled import RuledTable
from planparse.readers.pdf.strips import Strip
from planparse.readers.pdf.zones import Zone

MOST_LINES = 3
PITCH = 1.0
"""Free space between the lines of a header, in font sizes, at most."""


@dataclass(slots=True)
class Orphan:
    """The last strips of a page, which look like a header."""

    page: PageContent
    strips: list[Strip]
    table: RuledTable | None
    """The table that was made of them alone."""

    def edges_above(self, zone: Zone) -> list[float]:
        """Edges like those of `zone`, none within a title; none at all where the titles do not stand over its columns,
        or stand there once more."""
        widest = max(self.strips, key=lambda strip: len(strip.segments))
        columns = [zone.column_at((segment.x0 + segment.x1) / 2) for segment in widest.segments]
        if len(set(columns)) < len(columns) or _text(self.strips[0]) == _text(zone.strips[0]):
            return []
        edges = list(zone.edges)
        for (left, before), (right, after) in pairwise(zip(columns, widest.segments, strict=True)):
            if right == left + 1:
                edges[right] = min(max(edges[right], before.x1), after.x0)
        return edges


def find_orphan(page: PageContent, strips: list[Strip], zones: list[Zone]) -> Orphan | None:
    """The header that `page` ends with. `zones` are those that its `strips` make; the last one is a table."""
    if not strips or any(table.grid.ys[0] > strips[-1].bottom for table in page.tables):
        return None
    last, table = strips[-1:], None
    if zones and zones[-1].strips[-1] is strips[-1]:
        last, table = zones[-1].strips, page.tables[-1]
    else:
        for strip in reversed(strips[:-1]):
            if not _is_header(strip) or last[0].top - strip.bottom > PITCH * strip.size:
                break
            last = [strip, *last]
    several = max(len(strip.segments) for strip in last) > 1
    return Orphan(page, last, table) if several and len(last) <= MOST_LINES and all(map(_is_header, last)) else None


def _is_header(strip: Strip) -> bool:
    return strip.bold or strip.shaded


def _text(strip: Strip) -> str:
    return " ".join(run.text for segment in strip.segments for run in segment.runs)
