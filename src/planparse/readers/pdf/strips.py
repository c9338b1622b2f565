"""Body text as strips: what stands side by side at one height, in segments set apart by white space."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from planparse.readers.glyphs import split_bullet
from planparse.readers.pdf.figures import AMOUNT, DASHES, is_currency
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
_X = attrgetter("x")
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
    def top(self) -> float:
        """Where its tallest letters end."""
        return min([run.top for run in self.runs])

    @property
    def base(self) -> float:
        """Its lowest base line."""
        return max([run.base for run in self.runs])

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
    if not lines:
        return []
    rows = _rows([run for line in lines for run in line.runs])
    edges = sorted({*_edges(runs[0].x0 for row in rows for runs in row.parts(())), *starts})
    ends = sorted(
        _edges(run.x1 for row in rows if len(row.runs) > 1 for run in row.runs if _VALUE_END.search(run.text))
    )
    drawn = _ends(drawing)
    strips = list(_level([_strip([_segment(runs) for runs in row.parts(edges, ends, drawn)]) for row in rows]))
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
    return list(_level([_strip([_segment(sorted(row, key=_LEFT))]) for row in lines], 0.0))


def _level(strips: list[Strip], least_gap: float = CLEAR_GAP) -> Iterable[Strip]:
    """`strips`, those as one that stand beside each other, at least so many font sizes apart: lines of cells that are
    centred are not level."""
    before: Strip | None = None
    for strip in strips:
        if before and before.bottom - strip.top > BESIDE * strip.size and _is_beside(strip, before, least_gap):
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


def _is_beside(strip: Strip, other: Strip, least_gap: float) -> bool:
    """Whether a gap of so many font sizes is between each two segments of both."""
    reach = least_gap * strip.size
    return not any(a.x0 - reach < b.x1 and b.x0 < a.x1 + reach for a in strip.segments for b in other.segments)


def standing_apart(cells: list[list[Run]]) -> int:
    """In how many of `cells` gaps part many lines: clear ones, or those before a place where several lines begin."""
    inside = [_rows(runs) for runs in cells]
    edges = sorted(_edges(runs[0].x0 for rows in inside for row in rows for runs in row.parts(())))
    return sum(sum(len(list(row.parts(edges))) > 1 for row in rows) > APART * len(rows) for rows in inside)


def _segment(runs: list[Run]) -> Segment:
    return Segment(runs, runs[0].x0, max([run.x1 for run in runs]))


def _strip(segments: list[Segment]) -> Strip:
    runs = [run for segment in segments for run in segment.runs]
    return Strip(
        segments,
        min([run.top for run in runs]),
        max([run.bottom for run in runs]),
        max([run.size for run in runs]),
        all(run.bold for run in runs),
    )


class _End(NamedTuple):
    """The left or right end of an area, or of a rule."""

    x: float
    top: float
    bottom: float
    ruled: bool


@dataclass(slots=True)
class _Row:
    """Runs that stand on one line, left to right."""

    runs: list[Run]
    gaps: list[tuple[int, float]]
    """Those that are wide enough to part it: which run is after each, and where it begins."""

    def parts(
        self, edges: Sequence[float], ends: Sequence[float] = (), drawn: Sequence[_End] = ()
    ) -> Iterator[list[Run]]:
        """The runs, parted by gaps: by clear ones, by those before one of the `edges`, by those between values that
        end at the `ends` of others, and by those in which something `drawn` ends. All are sorted."""
        start = 0
        signs_lead = not is_currency(self.runs[-1].text)
        for index, left in self.gaps:
            before, run = self.runs[index - 1 : index + 1]
            parted = (
                run.x0 - left > CLEAR_GAP * run.size
                or is_near(run.x0, edges, SAME_EDGE)
                or (signs_lead and is_currency(run.text))
                or (len(ends) > 1 and _are_flush(before, run, ends))
                or _drawn_between(left, run, drawn)
            )
            if (
                parted
                and not self._is_marked(start, index)
                and not (signs_lead and _is_amount(self.runs[start:index], run))
            ):
                yield self.runs[start:index]
                start = index
        yield self.runs[start:]

    def _is_marked(self, start: int, index: int) -> bool:
        """Whether all from run `start` to before run `index` is the list mark of the latter. Figures have none but at
        the start of a line."""
        mark, run = self.runs[start], self.runs[index]
        if index > start + 1 or not _is_mark_of(mark, run):
            return False
        return not ((index > 1 or mark.text in DASHES) and _is_figure(run.text))


def _rows(runs: list[Run]) -> list[_Row]:
    return [_row(sorted(row, key=_LEFT)) for row in rows_of(runs)]


def _row(runs: list[Run]) -> _Row:
    gaps = []
    right = runs[0].x1
    for index, run in enumerate(runs):
        if run.x0 - right > LEAST_GAP * run.size:
            gaps.append((index, right))
        if run.x1 > right:
            right = run.x1
    return _Row(runs, gaps)


def _edges(ends: Iterable[float]) -> Iterator[float]:
    """Places where several texts begin, or end."""
    counted = Counter(map(round, ends))
    for place, count in counted.items():
        if counted[place - 1] + count + counted[place + 1] >= LEAST_EDGE:
            yield float(place)


def is_near(x: float, places: Sequence[float], reach: float) -> bool:
    """Whether one of the `places`, which are sorted, is not more than `reach` away from `x`."""
    first = bisect_left(places, x - reach)
    return first < len(places) and places[first] <= x + reach


def _is_mark_of(mark: Run, run: Run) -> bool:
    """Whether `mark` is the list mark of a text that begins with `run`."""
    widest = TICK_GAP if mark.text in _TICKS else MARK_GAP
    return run.x0 - mark.x1 <= widest * run.size and run.text != mark.text and is_list_mark(mark.text)


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _are_flush(before: Run, run: Run, ends: Sequence[float]) -> bool:
    """Whether both are values that end where other figures do: narrow columns, flush on the right."""
    return all(not any(map(str.islower, value.text)) and is_near(value.x1, ends, SAME_EDGE) for value in (before, run))


def _is_amount(sign: list[Run], run: Run) -> bool:
    """Whether `sign` is that of a currency, which stands on the left of its column, and `run` is the amount."""
    return AMOUNT.match(run.text) is not None and is_currency("".join([part.text for part in sign]))


def _ends(drawing: Drawing) -> list[_End]:
    """Where the areas and the rules across the page begin and end, from left to right."""
    ends = [_End(x, box[1], box[3], False) for box, _ in drawing.fills for x in (box[0], box[2])]
    ends += [_End(x, at, at, True) for at, x0, x1 in drawing.across for x in (x0, x1)]
    return sorted(ends)


def _drawn_between(left: float, run: Run, ends: Sequence[_End]) -> bool:
    """Whether an area that `run` stands on, or a rule close to it, begins or ends in the gap before it, from `left`
    on.

    What begins with the text itself underlines or marks it.
    """
    first, last = left + PADDING, run.x0 - PADDING
    for _, top, bottom, ruled in ends[bisect_left(ends, first, key=_X) : bisect_right(ends, last, key=_X)]:
        reach = 2 * run.size if ruled else 0.0
        if top - reach < run.middle < bottom + reach:
            return True
    return False


def is_list_mark(text: str) -> bool:
    """Whether `text` is a bullet, a number or a letter before an item of a list."""
    return bool(split_bullet(f"{text} x")[0]) or _LIST_MARK.fullmatch(text) is not None
