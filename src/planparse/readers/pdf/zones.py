"""Where white space makes columns, of a table or of running text: zones of strips with segments below each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from math import inf

from planparse.readers.pdf.rivers import SIDE, column_edges, columns_differ
from planparse.readers.pdf.rules import Drawing, Edge
from planparse.readers.pdf.strips import Segment, Strip, is_list_mark

FARTHEST, FARTHEST_ROW = 3.5, 6.0
"""Distance to the strip before, in font sizes, at which a zone ends where nothing is drawn between; and to one whose
texts all begin where columns do."""
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
LARGER = 1.12
"""Font size relative to the zone's from which a strip is a heading."""
HEADER_LINES = 4
HEADED = 3
"""Columns whose bold beginnings, side by side, are the header of a table."""
HANGING = 1.5
"""How far right of the other texts of its cell a list mark may stand, in font sizes."""
CLEAR = 2.0
"""Points between the texts of two columns at least."""
PROSE = 16
"""Letters in a line of running text, in the mean at least."""
WIDE = 0.6
"""Share of the page's text width from which a strip is prose."""

_LIST_NUMBER = re.compile(r"\(?\d{1,2}(\.\d{1,2}){0,3}[.)]?")


@dataclass(slots=True)
class Zone:
    """Strips with columns, and the places of these from side to side."""

    strips: list[Strip]
    edges: list[float]
    """Left side, the rivers between the columns, right side."""
    earlier: set[int] = field(default_factory=set)
    """Where its texts begin on the pages before, in whole points."""

    @property
    def starts(self) -> set[int]:
        """Where its texts begin, here and on the pages before."""
        return self.earlier | {round(segment.x0) for strip in self.strips for segment in strip.segments}

    @property
    def ends(self) -> list[float]:
        """How far right a text of each column may reach: not to those of the next one, nor over its side."""
        starts = sorted(self.starts)
        following = [next((x for x in starts if x >= edge), edge) for edge in self.edges[1:-1]]
        return [*(x - CLEAR for x in following), inf]

    def wide_enough(self, strips: list[Strip]) -> list[float]:
        """The edges, those further right that texts of `strips` run over."""
        edges, ends = list(self.edges), self.ends
        for strip in strips:
            for segment in strip.segments:
                column = self.column_at(segment.x0 + 0.5)
                if edges[column + 1] < segment.x1 <= ends[column] < inf:
                    edges[column + 1] = (segment.x1 + ends[column] + CLEAR) / 2
        return edges

    def column_at(self, x: float) -> int:
        """The column that `x` is in."""
        return bisect_right(self.edges, x, 1, len(self.edges) - 1) - 1

    def columns_of(self, x0: float, x1: float) -> tuple[int, int]:
        """First and last column that text from `x0` to `x1` reaches into."""
        first = self.column_at(x0 + 0.5)
        return first, max(self.column_at(x1 - 0.5), first)


def find_zones(strips: list[Strip], drawing: Drawing, guide: Zone | None) -> Iterator[Zone]:
    """The zones among `strips`. `guide` is the table that the page before ends with."""
    if not strips:
        return
    width = max(strip.x1 for strip in strips) - min(strip.x0 for strip in strips)
    index = free = 0
    if guide:
        index = free = _guided(strips, guide)
        if index:
            yield Zone(strips[:index], guide.wide_enough(strips[:index]), guide.starts)
    while index < len(strips):
        end = _end_of_columns(strips, index, _end_of_zone(strips, index, drawing, width), drawing)
        first = max(_with_bands_above(strips, index), free)
        edges = column_edges(strips[index:end], drawing, banded=first < index) if end > index else []
        zone = Zone(strips[first:end], edges)
        if not edges:
            index += 1
            continue
        if not _is_list(zone):
            yield zone
        index = free = end


def _guided(strips: list[Strip], guide: Zone) -> int:
    """How many strips at the top of the page stand in the columns of the table before, if they begin where its do."""
    starts = guide.starts
    first = next((strip.segments for strip in strips if len(strip.segments) > 1), [])
    if not all(any(abs(segment.x0 - x0) <= _hanging(segment) for x0 in starts) for segment in first):
        return 0
    ends = guide.ends
    for index, strip in enumerate(strips):
        apart = index > 0 and strip.top - strips[index - 1].bottom > FARTHEST * strip.size
        is_header = strip.shaded or (strip.bold and len(strip.segments) > 1)
        inside = all(
            guide.edges[0] - SIDE <= segment.x0 and (is_header or segment.x1 <= ends[guide.column_at(segment.x0 + 0.5)])
            for segment in strip.segments
        )
        larger = strip.size > LARGER * guide.strips[-1].size and not strip.shaded
        if apart or not inside or larger:
            return index
    return len(strips)


def _hanging(segment: Segment) -> float:
    """How far off the beginning of its column `segment` may begin, in points."""
    mark = segment.runs[0]
    return HANGING * mark.size if is_list_mark(mark.text) else SIDE


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
        prose = strip.x1 - strip.x0 > WIDE * width and not (_is_at(strip, starts) and strip.x0 > min(starts) + SIDE)
        if prose and not many and not strip.shaded:
            # A rule above prose may be the last of the table.
            drawn = drawn and index + 1 < len(strips) and _ruled_between(drawing.across, strip, strips[index + 1])
        heading = not many and strip.size > LARGER * first.size
        banded = drawn and _fills_band(strip, before, drawing.across) and not _is_above_header(strips, index)
        if heading and not banded:
            break
        in_row = many and len(first.segments) >= HEADED and _begins_at(strip, starts)
        farthest = FARTHEST_ROW if in_row else FARTHEST
        if strip.top - before.bottom > farthest * strip.size and not drawn:
            break
        if not many and not drawn and not _is_bold_band(strips, index, starts):
            within = (
                _is_at(strip, starts)
                or _below_one(strip, strips[start:index])
                or _is_between(strips, index)
                or (strip.x0 >= max(starts) - SIDE and _is_tight(strips, index))
            )
            if prose or not within:
                break
            if strip.bold and not before.bold and strip.x0 <= min(starts) + SIDE and _new_block(strips, index):
                break
        if many or (drawn and not heading):
            last_many = index
        starts += [segment.x0 for segment in strip.segments] if many else []
    else:
        index = len(strips)
    tail = range(last_many, len(strips))
    if index == len(strips) and all(_is_at(strips[one], starts) or _is_tight(strips, one) for one in tail):
        end = index
    else:
        end = max(_with_tail(strips, last_many, index), start)
    return _closed(strips, start, end, drawing.across)


def _end_of_columns(strips: list[Strip], start: int, end: int, drawing: Drawing) -> int:
    """One past the last strip of the zone before a heading, a band or a header of another table, which has other
    columns; `end` where all have the same."""
    heads = [False, *(_heads(strips, index, strips[start]) for index in range(start + 1, end))]
    begins = [start + index for index in range(1, len(heads)) if heads[index] and not heads[index - 1]]
    for this, following in pairwise([*begins, end]):
        if columns_differ(strips[start:this], strips[this:following], drawing):
            return this
    return end


def _heads(strips: list[Strip], index: int, first: Strip) -> bool:
    """Whether rows of their own may begin at strip `index`, as far as its look tells; `first` is that of the zone."""
    strip = strips[index]
    if strip.bold or strip.size > LARGER * first.size:
        return True
    shaded = strip.shaded and (len(strip.segments) == 1 or strip.shade == first.shade)
    return shaded and not _is_tight(strips, index)


def _closed(strips: list[Strip], start: int, end: int, across: list[Edge]) -> int:
    """`end`, or one past the strip above the last rule, where no row of the table is below it."""
    for index in range(end, start + 1, -1):
        last = strips[index - 1]
        if any(-0.5 * last.size <= edge.at - last.bottom <= CLOSE * last.size for edge in across):
            return index
        if len(last.segments) > 1 or last.shaded:
            break
    return end


def _is_at(strip: Strip, starts: list[float]) -> bool:
    """Whether `strip` begins where a column does."""
    return any(abs(strip.x0 - x0) <= SIDE for x0 in starts)


def _is_bold_band(strips: list[Strip], index: int, starts: list[float]) -> bool:
    """Whether strip `index` is bold, and rows in the columns that begin at `starts` follow, no header."""
    if not strips[index].bold:
        return False
    others = (strip for strip in strips[index + 1 :] if len(strip.segments) > 1 or not strip.bold)
    following = next(others, strips[index])
    return not following.bold and len(following.segments) >= HEADED and _begins_at(following, starts)


def _is_above_header(strips: list[Strip], index: int) -> bool:
    """Whether the titles of columns follow strip `index`."""
    header = takewhile(lambda strip: strip.bold, strips[index + 1 : index + HEADER_LINES])
    return any(len(strip.segments) > 1 for strip in header)


def _begins_at(strip: Strip, starts: list[float]) -> bool:
    """Whether each text of `strip` begins where a column does."""
    return all(any(abs(segment.x0 - x0) <= SIDE for x0 in starts) for segment in strip.segments)


def _new_block(strips: list[Strip], index: int) -> bool:
    """Whether a clear gap stands above strip `index`."""
    return strips[index].top - strips[index - 1].bottom > 0.8 * strips[index].size


def _with_tail(strips: list[Strip], last: int, end: int) -> int:
    """One past the strips that go on right below strip `last`, in its cells."""
    index = last + 1
    while index < end and _is_tight(strips, index):
        index += 1
    return index


def _is_tight(strips: list[Strip], index: int) -> bool:
    """Whether strip `index` stands as close below the one before as lines of one cell do."""
    return strips[index].top - strips[index - 1].bottom < TIGHT * strips[index].size


def _ruled_between(across: list[Edge], above: Strip, below: Strip) -> bool:
    low, high = above.bottom - 0.5 * above.size, below.top + 0.3 * below.size
    return any(low <= edge.at <= high and edge.end - edge.start > 20 and edge.start < below.x1 for edge in across)


def _fills_band(strip: Strip, before: Strip, across: list[Edge]) -> bool:
    """Whether `strip` stands as close below the rule or the strip above it as a row of the table does."""
    rules = [edge.at for edge in across if before.bottom - 0.5 * before.size <= edge.at <= strip.top + 1]
    return strip.shaded or strip.top - max([before.bottom, *rules]) < ROOMY * strip.size


def _below_one(strip: Strip, above: list[Strip]) -> bool:
    """Whether the one segment of `strip` stands within the width of a segment above it."""
    return any(
        other.x0 - SIDE <= strip.x0 and strip.x1 <= other.x1 + SIDE for earlier in above for other in earlier.segments
    )


def _is_between(strips: list[Strip], index: int) -> bool:
    """Whether the one text of strip `index` is a merged cell in the middle of its rows: another row comes right
    below, and none of its gaps is under the text."""
    strip, below = strips[index], strips[index + 1] if index + 1 < len(strips) else None
    if below is None or len(below.segments) < 2 or strip.bold or below.top - strip.bottom > ROOMY * strip.size:
        return False
    return not any(strip.x0 < a.x1 and b.x0 < strip.x1 for a, b in pairwise(below.segments))


def _with_bands_above(strips: list[Strip], start: int) -> int:
    """The first of the lines of its cells, and of the shaded bands, that stand right above strip `start`."""
    while start > 0 and (
        _is_first_line(strips[start - 1], strips[start]) or _is_over_columns(strips[start - 1], strips[start:])
    ):
        start -= 1
    while (
        start > 0
        and strips[start - 1].shaded
        and strips[start].top - strips[start - 1].bottom < BANDED * strips[start].size
    ):
        start -= 1
    return start


def _is_over_columns(strip: Strip, below: list[Strip]) -> bool:
    """Whether `strip` is the bold title of several columns, but not of all, whose own titles are right below."""
    if len(strip.segments) > 1 or below[0].top - strip.bottom > BANDED * strip.size:
        return False
    header = list(takewhile(lambda other: strip.bold and other.bold, below[:HEADER_LINES]))
    titles = max((other.segments for other in header), key=len, default=[])
    return strip.x0 > below[0].x0 + SIDE and any(
        abs(strip.x0 + strip.x1 - left.x0 - right.x1) <= 2 * strip.size and strip.x1 - strip.x0 < right.x1 - left.x0
        for first, left in enumerate(titles)
        for right in titles[first + 1 : len(titles) - (first == 0)]
    )


def _is_first_line(strip: Strip, below: Strip) -> bool:
    """Whether the one text of `strip` is the first line of a cell whose second one is in `below`."""
    text, size = strip.segments[0], below.size
    if len(strip.segments) > 1 or strip.bold != below.bold or abs(strip.size - size) > SAME_SIZE:
        return False
    under = [segment for segment in below.segments if segment.x0 < text.x1 + size and text.x0 - size < segment.x1]
    if len(under) != 1 or below.top - strip.bottom >= (LOOSER if strip.bold else TIGHT) * size:
        return False
    centred = abs(text.x0 + text.x1 - under[0].x0 - under[0].x1) <= 2 * SIDE
    return centred or abs(text.x0 - under[0].x0) <= SIDE


def _is_list(zone: Zone) -> bool:
    """Whether the first of two columns holds nothing but marks and numbers, or the second nothing but numbers."""
    if len(zone.edges) != 3:
        return False
    columns: tuple[list[str], list[str]] = ([], [])
    for strip in zone.strips:
        for segment in strip.segments:
            first, last = zone.columns_of(segment.x0, segment.x1)
            if first == last:
                columns[first].append("".join(run.text for run in segment.runs))
    marks = all(len(text) <= 2 or _LIST_NUMBER.fullmatch(text) for text in columns[0])
    return marks or all(text.strip(". ").isdigit() for text in columns[1])


def _has_header(zone: Zone) -> bool:
    """Whether the first strip that has a text in each of several columns is bold, and those below it are not."""
    columns = len(zone.edges) - 1
    first = next((index for index, strip in enumerate(zone.strips) if len(strip.segments) == columns), -1)
    if columns < HEADED or first < 0 or not all(strip.bold for strip in zone.strips[: first + 1]):
        return False
    below = [strip for strip in zone.strips[first + 1 :] if not strip.bold]
    return bool(below) and below[0].top - zone.strips[first].bottom < FARTHEST * below[0].size


def is_prose(zone: Zone) -> bool:
    """Whether the columns are running text side by side: nearly all their lines are long and full."""
    if len(zone.edges) > 4 or any(strip.shaded for strip in zone.strips) or _has_header(zone):
        return False
    full = total = letters = 0
    for left, right in pairwise(zone.edges):
        inside = [s for strip in zone.strips for s in strip.segments if left <= s.x0 < right]
        furthest = max((segment.x1 for segment in inside), default=right)
        full += sum(segment.x1 > furthest - 0.12 * (furthest - left) for segment in inside)
        letters += sum(len(run.text) for segment in inside for run in segment.runs)
        total += len(inside)
    return full > 0.7 * total and total >= 8 and letters > PROSE * total
