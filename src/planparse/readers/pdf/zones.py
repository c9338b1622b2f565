"""Where white space makes columns, of a table or of running text: zones of strips with segments below each other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from planparse.readers.pdf.centred import TextLine
from planparse.readers.pdf.neighbours import (
    BANDED,
    HEADED,
    HEADER_LINES,
    WIDE,
    begins_at,
    below_one,
    fills_band,
    is_above_header,
    is_at,
    is_between,
    is_bold_band,
    is_closed,
    is_first_line,
    is_over_columns,
    is_tight,
    new_block,
    ruled_between,
    runs_over,
)
from planparse.readers.pdf.rivers import SIDE, column_edges, columns_differ
from planparse.readers.pdf.rules import Drawing, Edge
from planparse.readers.pdf.strips import Segment, Strip, is_list_mark, is_near

FARTHEST, FARTHEST_ROW = 3.5, 6.0
"""Distance to the strip before, in font sizes, at which a zone ends where nothing is drawn between; and to one whose
texts all begin where columns do."""
LARGER = 1.12
"""Font size relative to the zone's from which a strip is a heading."""
HANGING = 1.5
"""How far right of the other texts of its cell a list mark may stand, in font sizes."""
CLEAR = 2.0
"""Points between the texts of two columns at least."""
PROSE = 16
"""Letters in a line of running text, in the mean at least."""
FIGURES = 0.5
"""Share of figures among the texts of a column that is none."""
INDEXED = 0.8
"""Share of the texts of an index that name pages."""

_INDEXED = re.compile(r"\D+,\d[\d,;–-]*")
"""An entry of an index, without spaces: words, then pages."""
_LIST_NUMBER = re.compile(r"\(?\d{1,2}(\.\d{1,2}){0,3}[.)]?")


@dataclass(slots=True)
class Zone:
    """Strips with columns, and the places of these from side to side."""

    strips: list[Strip]
    edges: list[float]
    """Left side, the rivers between the columns, right side."""
    earlier: set[int] = field(default_factory=set)
    """Where its texts begin on the pages before, in whole points."""
    _text_lines: dict[int, list[tuple[int, TextLine]]] = field(default_factory=dict, init=False, repr=False)

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
        last = len(self.edges) - 1
        first = bisect_right(self.edges, x0 + 0.5, 1, last)
        return first - 1, bisect_right(self.edges, x1 - 0.5, first, last) - 1

    def spans(self, strip: Strip) -> list[tuple[int, int]]:
        """First and last column that each text of `strip` reaches into."""
        return [self.columns_of(segment.x0, segment.x1) for segment in strip.segments]

    def text_lines(self, strip: Strip) -> list[tuple[int, TextLine]]:
        """The texts of `strip` that are in one column only, each with that column; they are measured once."""
        lines = self._text_lines.get(id(strip))
        if lines is None:
            lines = self._text_lines[id(strip)] = [
                (first, (segment.top, segment.base, strip.size))
                for segment, (first, last) in zip(strip.segments, self.spans(strip), strict=True)
                if first == last
            ]
        return lines


def find_zones(strips: list[Strip], drawing: Drawing, guide: Zone | None) -> Iterator[Zone]:
    """The zones among `strips`. `guide` is the table that the page before ends with."""
    if not strips:
        return
    width = max(strip.x1 for strip in strips) - min(strip.x0 for strip in strips)
    across = sorted(drawing.across)
    index = free = 0
    if guide:
        index = free = _guided(strips, guide)
        if index:
            yield Zone(strips[:index], guide.wide_enough(strips[:index]), guide.starts)
    while index < len(strips):
        end = _end_of_zone(strips, index, across, width)
        if end == index:
            index += 1
            continue
        end = _end_of_columns(strips, index, end, drawing)
        first = max(_with_bands_above(strips, index), free)
        edges = column_edges(strips[index:end], drawing, banded=first < index)
        if not edges:
            index += 1
            continue
        zone = Zone(strips[first:end], edges)
        if not _is_list(zone):
            yield zone
        index = free = end


def _guided(strips: list[Strip], guide: Zone) -> int:
    """How many strips at the top of the page stand in the columns of the table before, if they begin where its do."""
    starts = sorted(guide.starts)
    first = next((strip.segments for strip in strips if len(strip.segments) > 1), [])
    if not all(is_near(segment.x0, starts, _hanging(segment)) for segment in first):
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


def _end_of_zone(strips: list[Strip], start: int, across: list[Edge], width: float) -> int:
    """One past the last strip that may belong to a zone beginning at `start`; `start` where none begins. The rules
    `across` are sorted."""
    first = strips[start]
    if len(first.segments) < 2:
        return start
    starts: list[float] = []
    _add_starts(starts, first)
    last_many = start
    for index in range(start + 1, len(strips)):
        strip, before = strips[index], strips[index - 1]
        many = len(strip.segments) > 1
        drawn = strip.shaded or ruled_between(across, before, strip)
        if runs_over(strip, first, width):
            break
        prose = strip.x1 - strip.x0 > WIDE * width and not (is_at(strip, starts) and strip.x0 > starts[0] + SIDE)
        if prose and not many and not strip.shaded:
            # A rule above prose may be the last of the table.
            drawn = drawn and index + 1 < len(strips) and ruled_between(across, strip, strips[index + 1])
        heading = not many and strip.size > LARGER * first.size
        banded = drawn and fills_band(strip, before, across) and not is_above_header(strips, index)
        if heading and not banded:
            break
        in_row = many and len(first.segments) >= HEADED and begins_at(strip, starts)
        farthest = FARTHEST_ROW if in_row else FARTHEST
        if strip.top - before.bottom > farthest * strip.size and not drawn:
            break
        if not many and not drawn and not is_bold_band(strips, index, starts):
            within = (
                is_at(strip, starts)
                or below_one(strip, strips[start:index])
                or is_between(strips, index)
                or (strip.x0 >= starts[-1] - SIDE and is_tight(strips, index))
            )
            if prose or not within:
                break
            if strip.bold and not before.bold and strip.x0 <= starts[0] + SIDE and new_block(strips, index):
                break
        if many or strip.shaded or (drawn and not heading and is_closed(strips, index, across)):
            last_many = index
        if many:
            _add_starts(starts, strip)
    else:
        index = len(strips)
    tail = range(last_many, len(strips))
    if index == len(strips) and all(is_at(strips[one], starts) or is_tight(strips, one) for one in tail):
        end = index
    else:
        end = max(_with_tail(strips, last_many, index), start)
    return _closed(strips, start, end, across)


def _add_starts(starts: list[float], strip: Strip) -> None:
    """Put into `starts`, which are sorted, where the texts of `strip` begin."""
    for segment in strip.segments:
        place = bisect_left(starts, segment.x0)
        if place == len(starts) or starts[place] != segment.x0:
            starts.insert(place, segment.x0)


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
    return shaded and not is_tight(strips, index)


def _closed(strips: list[Strip], start: int, end: int, across: list[Edge]) -> int:
    """`end`, or one past the strip above the last rule, where no row of the table is below it."""
    for index in range(end, start + 1, -1):
        last = strips[index - 1]
        if is_closed(strips, index - 1, across):
            return index
        if len(last.segments) > 1 or last.shaded:
            break
    return end


def _with_tail(strips: list[Strip], last: int, end: int) -> int:
    """One past the strips that go on right below strip `last`, in its cells."""
    index = last + 1
    while index < end and is_tight(strips, index):
        index += 1
    return index


def _with_bands_above(strips: list[Strip], start: int) -> int:
    """The first of the lines of its cells, and of the shaded bands, that stand right above strip `start`."""
    columns = [segment.x0 for segment in strips[start].segments]
    while start > 0 and (
        (is_first_line(strips[start - 1], strips[start]) and not _reaches_over(strips[start - 1], columns))
        or is_over_columns(strips[start - 1], strips[start : start + HEADER_LINES])
    ):
        start -= 1
    while (
        start > 0
        and strips[start - 1].shaded
        and strips[start].top - strips[start - 1].bottom < BANDED * strips[start].size
    ):
        start -= 1
    return start


def _reaches_over(strip: Strip, columns: list[float]) -> bool:
    """Whether `strip` runs from one of the `columns`, given by where they begin, into the next: a caption does."""
    return any(strip.x0 + SIDE < x0 < strip.x1 for x0 in columns[1:])


def _is_list(zone: Zone) -> bool:
    """Whether the first of two columns holds nothing but marks and numbers, or the second nothing but numbers; or
    each column the entries of an index."""
    texts = [segment.text.replace(" ", "") for strip in zone.strips for segment in strip.segments]
    if sum(_INDEXED.fullmatch(text) is not None for text in texts) >= INDEXED * len(texts):
        return True
    if len(zone.edges) != 3:
        return False
    columns: tuple[list[str], list[str]] = ([], [])
    for strip in zone.strips:
        for segment, (first, last) in zip(strip.segments, zone.spans(strip), strict=True):
            if first == last:
                columns[first].append(segment.text)
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
        lines = [[s for s in strip.segments if left <= s.x0 < right] for strip in zone.strips]
        if sum(segment.is_figure for line in lines for segment in line) > FIGURES * sum(map(len, lines)):
            return False
        ends = [(line[-1].x1, sum(len(segment.text) for segment in line)) for line in lines if line]
        furthest = max((end for end, _ in ends), default=right)
        full += sum(end > furthest - 0.12 * (furthest - left) for end, _ in ends)
        letters += sum(count for _, count in ends)
        total += len(ends)
    return full > 0.7 * total and total >= 8 and letters > PROSE * total
