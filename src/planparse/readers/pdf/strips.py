"""Body text as strips: what stands side by side at one height, in segments set apart by white space."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from planparse.readers.glyphs import split_bullet
from planparse.readers.pdf.lines import Line, rows_of
from planparse.readers.pdf.rules import Drawing, Fill, is_pale
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

_LEFT = attrgetter("x0")
_TICKS = frozenset("✓✔✗✘☐☑☒")
_LIST_MARK = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]")


@dataclass(slots=True)
class Segment:
    """Runs of one line without a clear gap between them."""

    runs: list[Run]
    x0: float
    x1: float

    top: float = field(init=False)
    """Where its tallest letters end."""
    base: float = field(init=False)
    """Its lowest base line."""

    def __post_init__(self) -> None:
        self.top = min([run.top for run in self.runs])
        self.base = max([run.base for run in self.runs])

    @property
    def text(self) -> str:
        """What it says, without the spaces between its runs."""
        return "".join([run.text for run in self.runs])

    @property
    def is_figure(self) -> bool:
        """Digits, and no letters."""
        text = self.text
        return not any(map(str.isalpha, text)) and any(map(str.isdigit, text))


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
    x0: float = field(init=False)
    """Left end."""
    x1: float = field(init=False)
    """Right end."""

    def __post_init__(self) -> None:
        self.x0 = self.segments[0].x0
        self.x1 = max([segment.x1 for segment in self.segments])

    @property
    def shaded(self) -> bool:
        """It stands on a coloured area."""
        return self.shade is not None


def strips_of(lines: list[Line], drawing: Drawing, starts: Iterable[float] = ()) -> list[Strip]:
    """The strips of a page's body `lines`, top to bottom. `starts` are where the texts of a table begin that may go
    on here."""
    rows = [sorted(row, key=_LEFT) for row in rows_of([run for line in lines for run in line.runs])]
    edges = sorted({*_edges(rows), *starts})
    strips = list(_level([_strip([_segment(runs) for runs in _parted(row, edges, drawing)]) for row in rows]))
    _shade(strips, drawing.fills)
    return strips


def _shade(strips: list[Strip], fills: list[Fill]) -> None:
    """Tell each of `strips` the colour of the last of `fills`, in painting order, that it begins on."""
    strips = sorted(strips, key=_middle)
    middles = [_middle(strip) for strip in strips]
    for (x0, top, x1, bottom), colour in fills:
        if not is_pale(colour):
            for strip in strips[bisect_right(middles, top) : bisect_left(middles, bottom)]:
                if x0 <= strip.x0 <= x1:
                    strip.shade = colour


def _middle(strip: Strip) -> float:
    return (strip.top + strip.bottom) / 2


def segments_as_strips(cells: list[list[Run]]) -> list[Strip]:
    """The strips of lines that stand in `cells` side by side, each line of a cell one segment."""
    lines = [row for runs in cells for row in rows_of(runs)]
    lines.sort(key=lambda row: min([run.middle for run in row]))
    return list(_level([_strip([_segment(row)]) for row in lines]))


def _level(strips: list[Strip]) -> Iterable[Strip]:
    """`strips`, those as one that stand beside each other: lines of cells that are centred are not level."""
    before: Strip | None = None
    for strip in strips:
        if before and before.bottom - strip.top > BESIDE * strip.size and _is_beside(strip, before):
            before = _joined(before, strip)
            continue
        if before:
            yield before
        before = strip
    if before:
        yield before


def _joined(above: Strip, below: Strip) -> Strip:
    """Two strips as one."""
    return Strip(
        sorted(above.segments + below.segments, key=_LEFT),
        min(above.top, below.top),
        max(above.bottom, below.bottom),
        max(above.size, below.size),
        above.bold and below.bold,
    )


def _is_beside(strip: Strip, other: Strip) -> bool:
    """Whether a clear gap is between each two segments of both."""
    reach = CLEAR_GAP * strip.size
    return not any(a.x0 - reach < b.x1 and b.x0 < a.x1 + reach for a in strip.segments for b in other.segments)


def standing_apart(cells: list[list[Run]]) -> int:
    """In how many of `cells` gaps part many lines: clear ones, or those before a place where several lines begin."""
    inside = [[sorted(row, key=_LEFT) for row in rows_of(runs)] for runs in cells]
    edges = sorted(_edges(row for rows in inside for row in rows))
    return sum(sum(len(list(_parted(row, edges))) > 1 for row in rows) > APART * len(rows) for rows in inside)


def _segment(runs: list[Run]) -> Segment:
    return Segment(runs, min([run.x0 for run in runs]), max([run.x1 for run in runs]))


def _strip(segments: list[Segment]) -> Strip:
    runs = [run for segment in segments for run in segment.runs]
    return Strip(
        segments,
        min([run.top for run in runs]),
        max([run.bottom for run in runs]),
        max([run.size for run in runs]),
        all(run.bold for run in runs),
    )


def _edges(rows: Iterable[list[Run]]) -> Iterator[float]:
    """Places where several segments of `rows` begin."""
    counted = Counter(round(runs[0].x0) for row in rows for runs in _parted(row, ()))
    for place, count in counted.items():
        if counted[place - 1] + count + counted[place + 1] >= LEAST_EDGE:
            yield float(place)


def _parted(row: list[Run], edges: Sequence[float], drawing: Drawing | None = None) -> Iterator[list[Run]]:
    """The runs of a `row`, parted by gaps; before one of the `edges`, which are sorted, a small one will do, and where
    something is drawn."""
    runs, right = [row[0]], row[0].x1
    for run in row[1:]:
        gap = run.x0 - right
        parted = gap > CLEAR_GAP * run.size or (
            gap > LEAST_GAP * run.size
            and (is_near(run.x0, edges, SAME_EDGE) or (drawing is not None and _drawn_between(right, run, drawing)))
        )
        if parted and not _is_marked(runs, run):
            yield runs
            runs, right = [], run.x1
        runs.append(run)
        right = max(right, run.x1)
    yield runs


def is_near(x: float, places: Sequence[float], reach: float) -> bool:
    """Whether one of the `places`, which are sorted, is not more than `reach` away from `x`."""
    first = bisect_left(places, x - reach)
    return first < len(places) and places[first] <= x + reach


def _is_marked(before: list[Run], run: Run) -> bool:
    """Whether what stands `before` a text, which begins with `run`, is nothing but its list mark."""
    mark = before[0]
    widest = TICK_GAP if mark.text in _TICKS else MARK_GAP
    return (
        len(before) == 1 and run.x0 - mark.x1 <= widest * run.size and run.text != mark.text and is_list_mark(mark.text)
    )


def _drawn_between(end: float, run: Run, drawing: Drawing) -> bool:
    """Whether an area that `run` stands on, or a rule close to it, begins or ends in the gap before it, from `end` on.

    What begins with the text itself underlines or marks it.
    """
    left, right, reach = end + PADDING, run.x0 - PADDING, 2 * run.size
    areas = (fill.box for fill in drawing.fills if fill.box[1] < run.middle < fill.box[3])
    ends = [x for x0, _, x1, _ in areas for x in (x0, x1)]
    ends += [x for at, x0, x1 in drawing.across if abs(at - run.middle) < reach for x in (x0, x1)]
    return any(left <= x <= right for x in ends)


def is_list_mark(text: str) -> bool:
    """Whether `text` is a bullet, a number or a letter before an item of a list."""
    return bool(split_bullet(f"{text} x")[0]) or _LIST_MARK.fullmatch(text) is not None
