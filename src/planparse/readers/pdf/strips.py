"""Body text as strips: what stands side by side at one height, in segments set apart by white space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.readers.glyphs import split_bullet
from planparse.readers.pdf.figures import AMOUNT, DASHES, is_currency
from planparse.readers.pdf.lines import Line, rows_of
from planparse.readers.pdf.rules import Drawing, is_pale
from planparse.readers.pdf.runs import Run

CLEAR_GAP = 1.0
"""Gap between runs, in font sizes, that is more than a word space."""
LEAST_GAP = 0.4
"""Gap before a run that starts where others start, too."""
MARK_GAP, TICK_GAP = 3.0, 1.5
"""Gap in font sizes between a list mark and its text at most, and one that may be a tick in a cell of its own."""
BESIDE = 0.15
"""By how much lines of different cells must overlap, in font sizes, to stand beside each other."""
APART = 0.3
"""Share of the lines of a cell that gaps must part for it to hold columns: some cells are longer than others."""
PADDING = 1.0
"""Points between a text and the side of its cell at least."""
SAME_EDGE = 1.5
"""Points between left edges that are one."""
LEAST_EDGE = 3
"""Segments that must begin at a place to make it an edge."""

_VALUE_END = re.compile(r"\d[%)]*$")
_TICKS = frozenset("✓✔✗✘☐☑☒")
_LIST_MARK = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]")


@dataclass(slots=True)
class Segment:
    """Runs of one line without a clear gap between them."""

    runs: list[Run]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        """What it says, without the spaces between its runs."""
        return "".join([run.text for run in self.runs])

    @property
    def is_figure(self) -> bool:
        """Digits, and no letters."""
        return _is_figure(self.text)


@dataclass(slots=True)
class Strip:
    """The segments at one height, left to right."""

    segments: list[Segment]
    top: float
    bottom: float
    size: float
    bold: bool
    shade: int | None = None
    """Colour of the area that it stands on, 0xRRGGBB; None on paper."""

    @property
    def shaded(self) -> bool:
        """It stands on a coloured area."""
        return self.shade is not None

    @property
    def x0(self) -> float:
        """Left end."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return max(segment.x1 for segment in self.segments)


def strips_of(lines: list[Line], drawing: Drawing, starts: Iterable[float] = ()) -> list[Strip]:
    """The strips of a page's body `lines`, top to bottom. `starts` are where the texts of a table begin that may go
    on here."""
    rows = [sorted(row, key=lambda run: run.x0) for row in rows_of([run for line in lines for run in line.runs])]
    edges = {*_edges([segment.x0 for row in rows for segment in _segments(row, ())]), *starts}
    ends = _edges([run.x1 for row in rows if len(row) > 1 for run in row if _VALUE_END.search(run.text)])
    strips = list(_level([_strip(list(_segments(row, edges, drawing, ends))) for row in rows]))
    fills = [fill for fill in reversed(drawing.fills) if not is_pale(fill.colour)]
    for strip in strips:
        x, y = strip.x0, (strip.top + strip.bottom) / 2
        under = (colour for (x0, top, x1, bottom), colour in fills if x0 <= x <= x1 and top < y < bottom)
        strip.shade = next(under, None)
    return strips


def segments_as_strips(cells: list[list[Run]]) -> list[Strip]:
    """The strips of lines that stand in `cells` side by side, each line of a cell one segment."""
    lines = [row for runs in cells for row in rows_of(runs)]
    segments = [Segment(row, min(run.x0 for run in row), max(run.x1 for run in row)) for row in lines]
    segments.sort(key=lambda segment: min(run.middle for run in segment.runs))
    return list(_level([_strip([segment]) for segment in segments], 0.0))


def _level(strips: list[Strip], least_gap: float = CLEAR_GAP) -> Iterable[Strip]:
    """`strips`, those as one that stand beside each other, at least so many font sizes apart: lines of cells that are
    centred are not level."""
    before: Strip | None = None
    for strip in strips:
        if before and before.bottom - strip.top > BESIDE * strip.size and _is_beside(strip, before, least_gap):
            before = _strip(sorted(before.segments + strip.segments, key=lambda segment: segment.x0))
            continue
        if before:
            yield before
        before = strip
    if before:
        yield before


def _is_beside(strip: Strip, other: Strip, least_gap: float) -> bool:
    """Whether a gap of so many font sizes is between each two segments of both."""
    reach = least_gap * strip.size
    return not any(a.x0 - reach < b.x1 and b.x0 < a.x1 + reach for a in strip.segments for b in other.segments)


def standing_apart(cells: list[list[Run]]) -> int:
    """In how many of `cells` gaps part many lines: clear ones, or those before a place where several lines begin."""
    inside = [[sorted(row, key=lambda run: run.x0) for row in rows_of(runs)] for runs in cells]
    edges = _edges([segment.x0 for rows in inside for row in rows for segment in _segments(row, ())])
    return sum(sum(len(list(_segments(row, edges))) > 1 for row in rows) > APART * len(rows) for rows in inside)


def _strip(segments: list[Segment]) -> Strip:
    runs = [run for segment in segments for run in segment.runs]
    return Strip(
        segments,
        min(run.top for run in runs),
        max(run.bottom for run in runs),
        max(run.size for run in runs),
        all(run.bold for run in runs),
    )


def _edges(starts: list[float]) -> list[float]:
    """Places where several segments begin."""
    counted = Counter(round(start) for start in starts)
    near = {place: counted[place - 1] + counted[place] + counted[place + 1] for place in counted}
    return [float(place) for place, count in near.items() if count >= LEAST_EDGE]


def _segments(
    row: list[Run], edges: Iterable[float], drawing: Drawing | None = None, ends: Sequence[float] = ()
) -> Iterable[Segment]:
    current = Segment([row[0]], row[0].x0, row[0].x1)
    signs_lead = not is_currency(row[-1].text)
    for before, run in pairwise(row):
        gap = run.x0 - current.x1
        marked = (
            len(current.runs) == 1
            and gap <= (TICK_GAP if before.text in _TICKS else MARK_GAP) * run.size
            and run.text != before.text
            and is_list_mark(before.text)
            and not ((run is not row[1] or before.text in DASHES) and _is_figure(run.text))
        )
        parted = gap > CLEAR_GAP * run.size or (
            gap > LEAST_GAP * run.size
            and (
                any(abs(run.x0 - edge) <= SAME_EDGE for edge in edges)
                or (signs_lead and is_currency(run.text))
                or (len(ends) > 1 and _are_flush(before, run, ends))
                or (drawing is not None and _drawn_between(current, run, drawing))
            )
        )
        amount = signs_lead and _is_amount(current, run)
        if parted and not marked and not amount:
            yield current
            current = Segment([], run.x0, run.x1)
        current.runs.append(run)
        current.x1 = max(current.x1, run.x1)
    yield current


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _are_flush(before: Run, run: Run, ends: Sequence[float]) -> bool:
    """Whether both are values that end where other figures do: narrow columns, flush on the right."""
    return all(
        not any(map(str.islower, value.text)) and any(abs(value.x1 - end) <= SAME_EDGE for end in ends)
        for value in (before, run)
    )


def _is_amount(sign: Segment, run: Run) -> bool:
    """Whether `sign` is that of a currency, which stands on the left of its column, and `run` is the amount."""
    return is_currency(sign.text) and AMOUNT.match(run.text) is not None


def _drawn_between(before: Segment, run: Run, drawing: Drawing) -> bool:
    """Whether an area that `run` stands on, or a rule close to it, begins or ends in the gap before it.

    What begins with the text itself underlines or marks it.
    """
    left, right, reach = before.x1 + PADDING, run.x0 - PADDING, 2 * run.size
    areas = (fill.box for fill in drawing.fills if fill.box[1] < run.middle < fill.box[3])
    ends = [x for x0, _, x1, _ in areas for x in (x0, x1)]
    ends += [x for at, x0, x1 in drawing.across if abs(at - run.middle) < reach for x in (x0, x1)]
    return any(left <= x <= right for x in ends)


def is_list_mark(text: str) -> bool:
    """Whether `text` is a bullet, a number or a letter before an item of a list."""
    return bool(split_bullet(f"{text} x")[0]) or _LIST_MARK.fullmatch(text) is not None
