"""Where white space makes columns, of a table or of running text: zones of strips with segments below each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planparse.readers.pdf.rules import Drawing, Edge
from planparse.readers.pdf.strips import Segment, Strip

NARROWEST_RIVER = 2.5
"""Points of white space between two columns at least."""
LEAST_ROWS = 3
"""Strips with several segments that make a zone where nothing is drawn."""
FARTHEST = 3.5
"""Distance to the strip before, in font sizes, at which a zone ends where nothing is drawn between."""
LARGER = 1.12
"""Font size relative to the zone's from which a strip is a heading."""
WIDE = 0.6
"""Share of the page's text width from which a strip is prose."""
MANY, BRIDGED = 5, 0.5
"""Strips with several segments, and the share of them whose gaps a segment must run over to be no column's."""
SIDE = 2.0
"""Points between the outermost letters and the sides of a table that has no drawn ones."""


@dataclass(slots=True)
class Zone:
    """Strips with columns, and the places of these from side to side."""

    strips: list[Strip]
    edges: list[float]
    """Left side, the rivers between the columns, right side."""

    def column_at(self, x: float) -> int:
        """The column that `x` is in."""
        return min(max(sum(edge <= x for edge in self.edges) - 1, 0), len(self.edges) - 2)

    def columns_of(self, x0: float, x1: float) -> tuple[int, int]:
        """First and last column that text from `x0` to `x1` reaches into."""
        return self.column_at(x0 + 0.5), max(self.column_at(x1 - 0.5), self.column_at(x0 + 0.5))


def find_zones(strips: list[Strip], drawing: Drawing, guide: list[float]) -> Iterator[Zone]:
    """The zones among `strips`. `guide` are the columns of a table that the page before ends with."""
    if not strips:
        return
    width = max(strip.x1 for strip in strips) - min(strip.x0 for strip in strips)
    index = 0
    if guide:
        index = _guided(strips, guide)
        if index:
            yield Zone(strips[:index], guide)
    while index < len(strips):
        end = _end_of_zone(strips, index, drawing, width)
        edges = _columns(strips[index:end], drawing) if end > index else []
        zone = Zone(strips[_with_bands_above(strips, index) : end], edges)
        if not edges:
            index += 1
            continue
        if not _is_list(zone):
            yield zone
        index = end


def _guided(strips: list[Strip], guide: list[float]) -> int:
    """How many strips at the top of the page stand in the columns of the table before."""
    columns = Zone([], guide)
    for index, strip in enumerate(strips):
        apart = index > 0 and strip.top - strips[index - 1].bottom > FARTHEST * strip.size
        inside = all(
            guide[0] - SIDE <= segment.x0 and len(set(columns.columns_of(segment.x0, segment.x1))) == 1
            for segment in strip.segments
        )
        if apart or not inside or strip.size > LARGER * strips[0].size:
            return index
    return len(strips)


def _end_of_zone(strips: list[Strip], start: int, drawing: Drawing, width: float) -> int:
    """One past the last strip that may belong to a zone beginning at `start`; `start` where none begins."""
    first = strips[start]
    if len(first.segments) < 2:
        return start
    starts = [segment.x0 for segment in first.segments]
    last_many = start
    for index in range(start + 1, len(strips)):
        strip, before = strips[index], strips[index - 1]
        many = len(strip.segments) > 1
        drawn = strip.shaded or _ruled_between(drawing.across, before, strip)
        if strip.x1 - strip.x0 > WIDE * width and not many and not strip.shaded:
            # A rule above prose may be the last of the table.
            drawn = drawn and index + 1 < len(strips) and _ruled_between(drawing.across, strip, strips[index + 1])
        if strip.size > LARGER * first.size and not drawn:
            break
        if strip.top - before.bottom > FARTHEST * strip.size and not drawn:
            break
        if not many and not drawn:
            if strip.x1 - strip.x0 > WIDE * width or not (
                _is_at(strip, starts) or _below_one(strip, strips[start:index])
            ):
                break
            if strip.bold and not before.bold and strip.x0 <= min(starts) + SIDE and _new_block(strips, index):
                break
        if many or drawn:
            last_many = index
        starts += [segment.x0 for segment in strip.segments] if many else []
    else:
        index = len(strips)
    if index == len(strips) and all(_is_at(strip, starts) for strip in strips[last_many:]):
        return index
    return max(_with_tail(strips, last_many, index), start)


def _is_at(strip: Strip, starts: list[float]) -> bool:
    """Whether `strip` begins where a column does."""
    return any(abs(strip.x0 - x0) <= SIDE for x0 in starts)


def _new_block(strips: list[Strip], index: int) -> bool:
    """Whether a clear gap stands above strip `index`."""
    return strips[index].top - strips[index - 1].bottom > 0.8 * strips[index].size


def _with_tail(strips: list[Strip], last: int, end: int) -> int:
    """One past the strips that go on right below strip `last`, in its cells."""
    index = last + 1
    while index < end and strips[index].top - strips[index - 1].bottom < 0.6 * strips[index].size:
        index += 1
    return index


def _ruled_between(across: list[Edge], above: Strip, below: Strip) -> bool:
    low, high = above.bottom - 0.5 * above.size, below.top + 0.3 * below.size
    return any(low <= edge.at <= high and edge.end - edge.start > 20 and edge.start < below.x1 for edge in across)


def _below_one(strip: Strip, above: list[Strip]) -> bool:
    """Whether the one segment of `strip` stands within the width of a segment above it."""
    return any(
        other.x0 - SIDE <= strip.x0 and strip.x1 <= other.x1 + SIDE
        for earlier in above
        if len(earlier.segments) > 1
        for other in earlier.segments
    )


def _with_bands_above(strips: list[Strip], start: int) -> int:
    """The first of the shaded bands that stand right above strip `start`."""
    while (
        start > 0 and strips[start - 1].shaded and strips[start].top - strips[start - 1].bottom < 2 * strips[start].size
    ):
        start -= 1
    return start


def _columns(strips: list[Strip], drawing: Drawing) -> list[float]:
    """The edges of the columns into which white space parts the strips all the way down, or none."""
    several = [strip for strip in strips if len(strip.segments) > 1]
    drawn = any(strip.shaded for strip in strips) or _ruled_lines(strips, drawing) > 1
    rivers = _rivers(strips)
    if not rivers or len(several) < (1 if drawn and len(strips) > 1 else LEAST_ROWS):
        return []
    hints = _hints(strips, drawing)
    inner = [_best_place(left, right, hints) for left, right in rivers]
    left, right = min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)
    first = _usual([hint for hint in hints if hint < left], left - SIDE)
    last = _usual([hint for hint in hints if hint > right], right + SIDE)
    return [first, *inner, last]


def _usual(places: list[float], default: float) -> float:
    """The most frequent of `places`."""
    counted = Counter(round(place) for place in places)
    return max(places, key=lambda place: counted[round(place)], default=default)


def _ruled_lines(strips: list[Strip], drawing: Drawing) -> int:
    top, bottom = strips[0].top - strips[0].size, strips[-1].bottom + strips[-1].size
    return len({round(edge.at) for edge in drawing.across if top <= edge.at <= bottom})


def _rivers(strips: list[Strip]) -> list[tuple[float, float]]:
    """Ranges of x that no strip covers, but for bands and headers over several columns."""
    gaps = [[(a.x1, b.x0) for a, b in pairwise(strip.segments)] for strip in strips]
    gaps = [between for between in gaps if between]
    ends: list[tuple[float, int]] = []
    for strip in strips:
        if len(strip.segments) > 1 or not (strip.shaded or strip.bold):
            counted = [segment for segment in strip.segments if not _bridges(segment, gaps)]
            ends += [end for segment in counted for end in ((segment.x0, 1), (segment.x1, -1))]
    rivers: list[tuple[float, float]] = []
    covered, left = 0, None
    for x, step in sorted(ends, key=lambda end: (end[0], -end[1])):
        if covered == 0 and left is not None and x - left >= NARROWEST_RIVER:
            rivers.append((left, x))
        covered += step
        left = x
    return rivers


def _bridges(segment: Segment, gaps: list[list[tuple[float, float]]]) -> bool:
    """Whether `segment` runs over the gaps of most strips, as a header over several columns does."""
    over = sum(any(segment.x0 < end and start < segment.x1 for end, start in between) for between in gaps)
    return len(gaps) >= MANY and over > BRIDGED * len(gaps)


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


def _is_list(zone: Zone) -> bool:
    """Whether the first of two columns holds nothing but marks, or the second nothing but numbers."""
    if len(zone.edges) != 3:
        return False
    columns: tuple[list[str], list[str]] = ([], [])
    for strip in zone.strips:
        for segment in strip.segments:
            columns[zone.column_at(segment.x0)].append("".join(run.text for run in segment.runs))
    return all(len(text) <= 2 for text in columns[0]) or all(text.strip(". ").isdigit() for text in columns[1])


def is_prose(zone: Zone) -> bool:
    """Whether the columns are running text side by side: nearly all their lines are full."""
    if len(zone.edges) > 4 or any(strip.shaded for strip in zone.strips):
        return False
    full = total = 0
    for left, right in pairwise(zone.edges):
        inside = [s for strip in zone.strips for s in strip.segments if left <= s.x0 < right]
        furthest = max((segment.x1 for segment in inside), default=right)
        full += sum(segment.x1 > furthest - 0.12 * (furthest - left) for segment in inside)
        total += len(inside)
    return full > 0.7 * total and total >= 8
