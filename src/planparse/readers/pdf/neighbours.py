"""What a strip is to those around it: a line of the same cell, a row, a band, a heading, running text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile
from operator import attrgetter

from planparse.readers.pdf.rivers import SIDE
from planparse.readers.pdf.rules import Edge
from planparse.readers.pdf.strips import Strip, is_near

_HEIGHT = attrgetter("at")

CLOSE = 1.2
"""Distance from the last line of a row to the rule below it, in font sizes, at most."""
ROOMY = 1.1
"""Free space above a strip, in font sizes, that no row has."""
BANDED = 2.0
"""Free space below a band, or a title of several columns, in font sizes, at most."""
TIGHT, LOOSER = 0.6, 0.8
"""Free space between the lines of one cell, in font sizes, at most; and between those of a title."""
SAME_SIZE = 0.5
"""Points by which the size of a text may differ."""
HEADER_LINES = 4
HEADED = 3
"""Columns whose bold beginnings, side by side, are the header of a table."""
WIDE, RUNNING = 0.6, 0.45
"""Share of the page's text width from which a strip is prose; and one of its texts, if it runs over columns."""


def runs_over(strip: Strip, first: Strip, width: float) -> bool:
    """Whether a text of `strip` is running text: it begins on the left, and runs over most columns."""
    if strip.bold or strip.shaded:
        return False
    over = [x0 for x0 in (segment.x0 for segment in first.segments[1:]) if strip.x0 + SIDE < x0]
    return any(
        segment.x1 - segment.x0 > RUNNING * width
        and segment.x0 <= first.x0 + SIDE
        and sum(x0 < segment.x1 for x0 in over) > 1
        for segment in strip.segments
    )


def is_closed(strips: list[Strip], index: int, across: list[Edge]) -> bool:
    """Whether a rule is right below strip `index`."""
    strip = strips[index]
    return bool(_rules(across, strip.bottom - 0.5 * strip.size, strip.bottom + CLOSE * strip.size))


def is_at(strip: Strip, starts: list[float]) -> bool:
    """Whether `strip` begins where a column does, at one of `starts`, which are sorted."""
    return is_near(strip.x0, starts, SIDE)


def is_bold_band(strips: list[Strip], index: int, starts: list[float]) -> bool:
    """Whether strip `index` is bold, and rows in the columns that begin at `starts` follow, no header."""
    if not strips[index].bold:
        return False
    others = (strip for strip in strips[index + 1 :] if len(strip.segments) > 1 or not strip.bold)
    following = next(others, strips[index])
    if following.bold or len(following.segments) < HEADED:
        return False
    return begins_at(following, starts) or fits_below(following, strips[:index])


def fits_below(strip: Strip, above: list[Strip]) -> bool:
    """Whether each text of `strip` stands below one of the last row `above` that has several, and below no other."""
    last = next((other for other in reversed(above) if len(other.segments) > 1), strip)
    under = [[a for a in last.segments if a.x0 < b.x1 and b.x0 < a.x1] for b in strip.segments]
    return all(len(texts) == 1 for texts in under) and len({texts[0].x0 for texts in under}) == len(under)


def is_above_header(strips: list[Strip], index: int) -> bool:
    """Whether the titles of columns follow strip `index`."""
    header = takewhile(lambda strip: strip.bold, strips[index + 1 : index + HEADER_LINES])
    return any(len(strip.segments) > 1 for strip in header)


def begins_at(strip: Strip, starts: list[float]) -> bool:
    """Whether each text of `strip` begins where a column does, at one of `starts`, which are sorted."""
    return all(is_near(segment.x0, starts, SIDE) for segment in strip.segments)


def new_block(strips: list[Strip], index: int) -> bool:
    """Whether a clear gap stands above strip `index`."""
    return strips[index].top - strips[index - 1].bottom > 0.8 * strips[index].size


def is_tight(strips: list[Strip], index: int) -> bool:
    """Whether strip `index` stands as close below the one before as lines of one cell do."""
    return strips[index].top - strips[index - 1].bottom < TIGHT * strips[index].size


def ruled_between(across: list[Edge], above: Strip, below: Strip) -> bool:
    """Whether a rule stands between two strips."""
    low, high = above.bottom - 0.5 * above.size, below.top + 0.3 * below.size
    return any(edge.end - edge.start > 20 and edge.start < below.x1 for edge in _rules(across, low, high))


def _rules(across: list[Edge], low: float, high: float) -> list[Edge]:
    """Those of the rules `across`, which are sorted, that stand between two heights."""
    return across[bisect_left(across, low, key=_HEIGHT) : bisect_right(across, high, key=_HEIGHT)]


def fills_band(strip: Strip, before: Strip, across: list[Edge]) -> bool:
    """Whether `strip` stands as close below the rule or the strip above it as a row of the table does."""
    rules = [edge.at for edge in _rules(across, before.bottom - 0.5 * before.size, strip.top + 1)]
    return strip.shaded or strip.top - max([before.bottom, *rules]) < ROOMY * strip.size


def below_one(strip: Strip, above: list[Strip]) -> bool:
    """Whether the one segment of `strip` stands within the width of a segment above it."""
    return any(
        other.x0 - SIDE <= strip.x0 and strip.x1 <= other.x1 + SIDE for earlier in above for other in earlier.segments
    )


def is_between(strips: list[Strip], index: int) -> bool:
    """Whether the one text of strip `index` is a merged cell in the middle of its rows: another row comes right
    below, and none of its gaps is under the text."""
    strip, below = strips[index], strips[index + 1] if index + 1 < len(strips) else None
    if below is None or len(below.segments) < 2 or strip.bold or below.top - strip.bottom > ROOMY * strip.size:
        return False
    return not any(strip.x0 < a.x1 and b.x0 < strip.x1 for a, b in pairwise(below.segments))


def is_over_columns(strip: Strip, below: list[Strip]) -> bool:
    """Whether `strip` is the bold title of several columns, but not of all, whose own titles are right below."""
    if not strip.bold or len(strip.segments) > 1 or below[0].top - strip.bottom > BANDED * strip.size:
        return False
    header = list(takewhile(lambda other: other.bold, below[:HEADER_LINES]))
    titles = max((other.segments for other in header), key=len, default=[])
    return strip.x0 > below[0].x0 + SIDE and any(
        abs(strip.x0 + strip.x1 - left.x0 - right.x1) <= 2 * strip.size and strip.x1 - strip.x0 < right.x1 - left.x0
        for first, left in enumerate(titles)
        for right in titles[first + 1 : len(titles) - (first == 0)]
    )


def is_first_line(strip: Strip, below: Strip) -> bool:
    """Whether the one text of `strip` is the first line of a cell whose second one is in `below`."""
    text, size = strip.segments[0], below.size
    if len(strip.segments) > 1 or strip.bold != below.bold or abs(strip.size - size) > SAME_SIZE:
        return False
    under = [segment for segment in below.segments if segment.x0 < text.x1 + size and text.x0 - size < segment.x1]
    if len(under) != 1 or below.top - strip.bottom >= (LOOSER if strip.bold else TIGHT) * size:
        return False
    centred = abs(text.x0 + text.x1 - under[0].x0 - under[0].x1) <= 2 * SIDE
    return centred or abs(text.x0 - under[0].x0) <= SIDE
