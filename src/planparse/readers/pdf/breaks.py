"""Paragraphs that a page or a column cuts: what ends one may go on at the top of the next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import NamedTuple

from planparse.readers.pdf.paragraphs import INDENT, Draft, is_alike, may_go_on
from planparse.readers.pdf.ruled import RuledTable

MISSING = 5.0
"""Font sizes that may be free below a paragraph that is cut: no single line stays behind, and none comes alone."""
NOTE = 0.95
"""Font size, relative to that of the text, below which notes are set."""


class Placed(NamedTuple):
    """A block in the flow of its page."""

    page: int
    item: Draft | RuledTable
    heading: int = 0
    zone: float | None = None
    """Where the columns of running text begin that it stands in, in points from the top; None elsewhere."""
    column: int = 0
    """Which of them, from 0."""

    @property
    def sides(self) -> tuple[float, float]:
        """Left and lower end."""
        if isinstance(self.item, RuledTable):
            return self.item.grid.xs[0], self.item.grid.ys[-1]
        return self.item.box[0], self.item.box[3]


def mark_breaks(flow: Iterable[Placed]) -> None:
    """Mark in `flow`, which is in reading order, both parts of the paragraphs that a break may have cut."""
    stacks = [list(stack) for _, stack in groupby(flow, key=lambda placed: (placed.page, placed.zone, placed.column))]
    lowest = max((placed.sides[1] for stack in stacks for placed in stack), default=0.0)
    for above, below in pairwise(stacks):
        foot = lowest
        if above[0].page == below[0].page:
            if above[0].zone is None or above[0].zone != below[0].zone:
                continue
            foot = max(placed.sides[1] for placed in above + below)
        _mark(above, below, foot)


def _mark(above: list[Placed], below: list[Placed], foot: float) -> None:
    """Mark the last paragraph `above` the break, notes left aside, and the first one `below` it, if one goes on in
    the other. The text `above` could reach down to `foot`."""
    rest = below[0].item
    if isinstance(rest, RuledTable) or below[0].heading:
        return
    line, size = rest.lines[0], rest.lines[0].size
    while above and _is_note(above[-1], size) and not _is_note(above[0], size):
        above = above[:-1]
    draft = above[-1].item
    if isinstance(draft, RuledTable) or above[-1].heading:
        return
    if max(placed.sides[1] for placed in above) < foot - MISSING * size:
        return
    lefts = min(placed.sides[0] for placed in above), min(placed.sides[0] for placed in below)
    if line.marker or not is_alike(line, draft.lines[-1]) or not _is_in_line(draft, rest, lefts):
        return
    earlier = [placed.item for placed in above[:-1] if isinstance(placed.item, Draft)]
    if may_go_on(line, draft, earlier):
        draft.open_bottom = rest.open_top = True


def _is_note(placed: Placed, size: float) -> bool:
    """Whether a block is in smaller letters than text of that `size`."""
    return isinstance(placed.item, Draft) and placed.item.lines[0].size < NOTE * size


def _is_in_line(draft: Draft, rest: Draft, lefts: tuple[float, float]) -> bool:
    """Whether `rest` begins where the lines of `draft` after its first one do, as seen from the left ends of their
    columns or from that of the page."""
    first, size = rest.lines[0], rest.lines[0].size
    if len(rest.lines) > 1 and abs(first.x0 - rest.lines[1].x0) > INDENT * size:
        return False
    begin = draft.lines[0]
    if len(draft.lines) > 1:
        expected = [draft.lines[-1].x0]
    elif begin.marker:
        expected = [begin.text_x0]
    else:
        expected = [begin.x0, lefts[0]]
    shift = lefts[1] - lefts[0]
    return any(abs(first.x0 - x - moved) <= INDENT * size for x in expected for moved in (0.0, shift))
