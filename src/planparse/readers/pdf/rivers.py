"""Columns by white space: the rivers between the segments of strips, and where their edges are best set."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from math import inf

from planparse.readers.pdf.rules import Drawing
from planparse.readers.pdf.seams import Gap, without_seams
from planparse.readers.pdf.strips import Strip, is_near

NARROWEST_RIVER = 2.5
"""Points of white space between two columns at least."""
LEAST_ROWS = 3
"""Strips with several segments that make a zone where nothing is drawn."""
FEW, BRIDGED = 0.1, 2
"""How many segments, as a share of the strips with several, may run over a river, one more among them and a header
that is printed again counted once; and the strips whose gaps each of them must run over."""
RULED = 0.5
"""Share of their width that a rule between strips runs over."""
LEAST_PART = 2
"""Strips with several segments that show the columns of a part of a table."""
CENTRED = 1.0
"""Points between the middle of a table and that of the name of a group of rows."""
SIDE = 2.0
"""Points between the outermost letters and the sides of a table that has no drawn ones."""


def column_edges(strips: list[Strip], drawing: Drawing, *, banded: bool) -> list[float]:
    """The edges of the columns into which white space parts the strips all the way down, or none; where a band stands
    above them (`banded`), a single strip will do."""
    several = [strip for strip in strips if len(strip.segments) > 1]
    header = len(strips[0].segments) >= LEAST_ROWS and strips[0].bold
    drawn = any(strip.shaded for strip in strips) or _ruled_lines(strips, drawing) > (0 if header else 1)
    hints = _hints(strips, drawing)
    rivers = _rivers(strips, hints)
    least = 1 if drawn and (banded or len(strips) > 1) else 2 if header and _stands_under(several) else LEAST_ROWS
    if not rivers or len(several) < least:
        return []
    rivers = without_seams(rivers, strips)
    if not rivers:
        return []
    inner = [_best_place(left, right, hints) for left, right in rivers]
    left, right = min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)
    first = _usual([hint for hint in hints if hint < left], left - SIDE)
    last = _usual([hint for hint in hints if hint > right], right + SIDE)
    return [first, *inner, last]


def _stands_under(several: list[Strip]) -> bool:
    """Whether each text of the second strip begins where one of the first, which is bold, does."""
    starts = [segment.x0 for segment in several[0].segments]
    return len(several) > 1 and all(is_near(segment.x0, starts, SIDE) for segment in several[1].segments)


def columns_differ(above: list[Strip], below: list[Strip], drawing: Drawing) -> bool:
    """Whether the strips of two parts of a page cannot be rows of one table: either has columns that several strips
    of the other run over."""
    if not all(sum(len(strip.segments) > 1 for strip in part) >= LEAST_PART for part in (above, below)):
        return False
    ours, theirs = (_rivers(part, _hints(part, drawing)) for part in (above, below))
    lost = _run_over(ours, theirs, below), _run_over(theirs, ours, above)
    return max(lost) >= BRIDGED or min(lost) > 0


def _run_over(rivers: list[Gap], others: list[Gap], strips: list[Strip]) -> int:
    """How many of `strips` run over a river that has none of the `others` below or above it."""
    lost = [
        (x0, x1)
        for x0, x1 in rivers
        if not any(min(right, x1) - max(left, x0) >= NARROWEST_RIVER for left, right in others)
    ]
    return sum(
        any(segment.x0 < left and right < segment.x1 for segment in strip.segments for left, right in lost)
        for strip in strips
    )


def _usual(places: list[float], default: float) -> float:
    """The most frequent of `places`."""
    counted = Counter(round(place) for place in places)
    return max(places, key=lambda place: counted[round(place)], default=default)


def _ruled_lines(strips: list[Strip], drawing: Drawing) -> int:
    """How many rules run over, between and under most of the width of `strips`."""
    top, bottom = strips[0].top - strips[0].size, strips[-1].bottom + strips[-1].size
    left, right = min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)
    lengths: Counter[int] = Counter()
    for at, start, end in drawing.across:
        if top <= at <= bottom:
            lengths[round(at)] += round(max(min(end, right) - max(start, left), 0.0))
    return sum(length >= RULED * (right - left) for length in lengths.values())


def _rivers(strips: list[Strip], hints: list[float]) -> list[Gap]:
    """Ranges of x that no strip covers, but for bands and headers over several columns."""
    middle = (min([strip.x0 for strip in strips]) + max([strip.x1 for strip in strips])) / 2
    extents = {
        (segment.x0, segment.x1)
        for strip in strips
        if len(strip.segments) > 1
        or not (strip.shaded or strip.bold or abs((strip.x0 + strip.x1) / 2 - middle) <= CENTRED)
        for segment in strip.segments
    }
    gaps = [[(a.x1, b.x0) for a, b in pairwise(strip.segments)] for strip in strips if len(strip.segments) > 1]
    few = FEW * len(gaps) + 1
    over: set[Gap] = set()
    for left, right, across in _coverage(extents):
        if 0 < len(across) <= few and right - left >= NARROWEST_RIVER:
            over |= across
    hints = [hint for hint in sorted(set(hints)) if any(x0 <= hint <= x1 for between in gaps for x0, x1 in between)]
    order = sorted(gap for between in gaps for gap in between)
    lefts = [left for left, _ in order]
    # The first right end of each gap and of those after it tells at once what runs over none.
    ends = list(accumulate((right for _, right in reversed(order)), min, initial=inf))[::-1]
    over = {extent for extent in over if ends[bisect_right(lefts, extent[0])] < extent[1] or _is_hinted(extent, hints)}
    bridges = {extent for extent in over if _bridges(extent, gaps, hints)}
    rest = _coverage(extents - bridges)
    return [(left, right) for left, right, across in rest if not across and right - left >= NARROWEST_RIVER]


def _coverage(extents: set[Gap]) -> Iterator[tuple[float, float, set[Gap]]]:
    """The ranges of x between the ends of the `extents`, each with those that run over it, until the next is asked
    for."""
    ends = sorted([(extent[0], 1, extent) for extent in extents] + [(extent[1], 0, extent) for extent in extents])
    across: set[Gap] = set()
    last = None
    for x, begins, extent in ends:
        if last is not None and x > last:
            yield last, x, across
        if begins:
            across.add(extent)
        else:
            across.discard(extent)
        last = x


def _bridges(extent: Gap, gaps: list[list[Gap]], hints: list[float]) -> bool:
    """Whether a text from side to side of `extent` runs over gaps of several strips, as a header over several columns
    does.

    It may end in a gap where something drawn begins or ends under it, one of the `hints`, and one such gap is enough.
    """
    if _is_hinted(extent, hints):
        return True
    x0, x1 = extent
    over = (between for between in gaps if any(x0 < left and right < x1 for left, right in between))
    return len(list(islice(over, BRIDGED))) == BRIDGED


def _is_hinted(extent: Gap, hints: list[float]) -> bool:
    """Whether one of the `hints`, which are sorted, is within `extent`."""
    return bisect_right(hints, extent[0]) < bisect_left(hints, extent[1])


def _hints(strips: list[Strip], drawing: Drawing) -> list[float]:
    """Where the pieces of rules and fills among `strips` begin and end."""
    top, bottom = strips[0].top - strips[0].size, strips[-1].bottom + strips[-1].size
    left, right = min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)
    pieces = [(edge.start, edge.end) for edge in drawing.across if top <= edge.at <= bottom]
    pieces += [(x0, x1) for (x0, high, x1, low), _ in drawing.fills if high >= top and low <= bottom]
    return sorted(x for piece in pieces if piece[0] < right and piece[1] > left for x in piece)


def _best_place(left: float, right: float, hints: list[float]) -> float:
    inside = [hint for hint in hints if left <= hint <= right]
    return inside[len(inside) // 2] if inside else (left + right) / 2
