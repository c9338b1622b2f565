"""Rows of a table without vertical rules: by rules, by the ends of areas, by gaps between lines of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from math import inf
from operator import attrgetter
from typing import NamedTuple

from planparse.readers.pdf.centred import TextLine, centred_rows
from planparse.readers.pdf.lattice import Walls
from planparse.readers.pdf.rivers import LEAST_ROWS
from planparse.readers.pdf.rules import Drawing, is_pale
from planparse.readers.pdf.strips import Strip
from planparse.readers.pdf.zones import Zone

_TOP, _BOTTOM = attrgetter("top"), attrgetter("bottom")

SAME_HEIGHT = 3.0
"""Points between drawn lines that are one."""
SPANNED = 0.8
"""Share of a column that a drawn line must cover to end its cells."""
LOOSE = 1.6
"""Distance between base lines, in font sizes, that no cell has inside."""
FILLED = 0.6
"""Share of the columns that a row of single lines fills."""
LEAST_COLUMNS, DENSE = 3, 0.8
"""What lines must fill, and the share of them that must do so, to be rows each."""
FULL = 0.75
"""Share of the columns that each of lines far apart must fill to be a row."""
FIGURES, PAIRED = 0.4, 0.8
"""Share of figures among the texts of such lines, names aside; and in two columns."""
NAME_GAP = 0.6
"""Free space between the lines of one name, in font sizes, at most."""
HANGING = 2.0
"""How far further in or out the second line of a name may begin, in font sizes."""
TOLERANCE = 0.1
"""In font sizes: how much distances that are meant to be one differ."""
TOGETHER = 0.7
"""Distance, in font sizes, between the first lines of the cells of one row."""
LEAST_FILL = 5.0
"""Points; a lower area is a line."""


class Drawn(NamedTuple):
    """Rules, or ends of areas, at one height."""

    y: float
    columns: set[int]
    """Those that it covers."""
    ruled: bool
    """A rule is among them: where it does not reach, cells go on."""


def drawn_lines(zone: Zone, drawing: Drawing) -> list[Drawn]:
    """The rules and the ends of areas in and right around `zone`."""
    size = zone.strips[0].size
    top, bottom = zone.strips[0].top - size, zone.strips[-1].bottom + size
    pieces = [(edge.at, edge.start, edge.end, True) for edge in drawing.across]
    for (x0, high, x1, low), colour in drawing.fills:
        if low - high > LEAST_FILL and not is_pale(colour):
            pieces += [(high, x0, x1, False), (low, x0, x1, False)]
    groups: list[list[tuple[float, float, float, bool]]] = []
    for piece in sorted(piece for piece in pieces if top <= piece[0] <= bottom):
        if groups and piece[0] - groups[-1][-1][0] <= SAME_HEIGHT:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    drawn = [
        Drawn(sum(piece[0] for piece in group) / len(group), _covered(zone, group), any(piece[3] for piece in group))
        for group in groups
    ]
    return [line for line in drawn if line.columns]


def with_bands(zone: Zone, drawn: list[Drawn]) -> list[Drawn]:
    """`drawn`, and the ends of bands of bold text, as if something were drawn there."""
    bands = [line for line in _band_lines(zone) if all(abs(line.y - other.y) > zone.strips[0].size for other in drawn)]
    return sorted(drawn + bands)


def _band_lines(zone: Zone) -> Iterator[Drawn]:
    """Where bold texts that run over columns begin and end."""
    columns = set(range(len(zone.edges) - 1))
    in_band = _is_band(zone.strips[0], zone)
    for above, below in pairwise(zone.strips):
        alike = below.bold and len(below.segments) == 1 and below.top - above.bottom < below.size / 2
        if in_band and alike:
            continue
        begins = _is_band(below, zone)
        if in_band or begins:
            yield Drawn(below.top - 0.5, columns, False)
        in_band = begins


def _is_band(strip: Strip, zone: Zone) -> bool:
    if not strip.bold or len(strip.segments) > 1:
        return False
    first, last = zone.columns_of(strip.x0, strip.x1)
    return first < last


def _covered(zone: Zone, pieces: list[tuple[float, float, float, bool]]) -> set[int]:
    covered = set()
    ends = {piece[1:3] for piece in pieces}
    for column, (left, right) in enumerate(pairwise(zone.edges)):
        length = sum(max(min(end, right) - max(start, left), 0.0) for start, end in ends)
        if length >= SPANNED * (right - left):
            covered.add(column)
    return covered


def row_lines(zone: Zone, stacks: list[list[TextLine]], drawn: list[Drawn]) -> tuple[list[float], float]:
    """Heights of the lines between the rows, the top and the bottom of the table among them, and the largest
    distance between base lines within a cell, in font sizes. `stacks` are the lines of the columns of `zone`."""
    first, last = zone.strips[0], zone.strips[-1]
    above = [line.y for line in drawn if line.y <= first.top + 0.3 * first.size]
    below = [line.y for line in drawn if line.y >= last.bottom - 0.3 * last.size]
    top, bottom = max(above, default=first.top - 1.0), min(below, default=last.bottom + 1.0)
    inner = [line for line in drawn if top < line.y < bottom]
    ys = [top, *(line.y for line in inner), bottom]
    bands = _bands(zone.strips, ys)
    step = _largest_step(stacks)
    found: list[float] = []
    if not _rules_part_rows([line.ruled for line in inner], bands):
        whole = [line.y for line in inner if len(line.columns) == len(zone.edges) - 1]
        found = _gap_lines(zone, _bands(zone.strips, [top, *whole, bottom]), ys, step)
    lines = [y for strips in bands for y in data_lines(zone, strips)]
    if len(lines) > len(found):
        return sorted({*ys, *lines}), 0.0
    return sorted({*ys, *found}), step


def _rules_part_rows(ruled: list[bool], bands: list[list[Strip]]) -> bool:
    """Whether a rule has rows on both sides, the header row aside: then rules stand between all rows.

    Areas may hold several rows.
    """
    many = [any(len(strip.segments) > 1 for strip in strips) for strips in bands]
    return any(ruled[index] and many[index] and many[index + 1] for index in range(1, len(ruled)))


def _bands(strips: list[Strip], ys: list[float]) -> list[list[Strip]]:
    """Those of `strips` that have their middles between each two of the heights `ys`."""
    bands: list[list[Strip]] = [[] for _ in ys[1:]]
    for strip in strips:
        band = bisect_right(ys, (strip.top + strip.bottom) / 2) - 1
        if 0 <= band < len(bands):
            bands[band].append(strip)
    return bands


def _gap_lines(zone: Zone, bands: list[list[Strip]], drawn: list[float], tight: float) -> list[float]:
    """Heights at which the rows of `bands` begin, the first of each apart, judged by white space only.

    Where a line is `drawn` already, none is found.
    """
    stacks = [column_lines(zone, strips) for strips in bands]
    centred = [y for columns in stacks for y in centred_rows(columns, tight)]
    if centred:
        return centred
    rows: list[list[_Start]] = []
    alone: list[list[_Start]] = []
    for strips, columns in zip(bands, stacks, strict=True):
        for row in _starts(strips, columns, tight, drawn)[1:]:
            goes_on = not any(start.gap for start in row) and _is_beside(columns, row, tight)
            if goes_on and not _is_under_title(zone, strips, row):
                continue
            several = len({start.column for start in row}) > 1 or row[0].column == 0
            (rows if several else alone).append(row)
    # A row in which only one column goes on stands as far below as the other rows.
    least = min((start.gap for row in rows for start in row if start.gap), default=inf)
    rows += [row for row in alone if row[0].gap >= least - TOLERANCE]
    return [row[0].top - 0.5 for row in rows]


def _is_beside(stacks: list[list[TextLine]], row: list[_Start], tight: float) -> bool:
    """Whether a text goes on where `row` begins: it is lower in its cells, if nothing stands above."""
    y = row[0].top
    return any(
        above[0] < y - TOGETHER * below[2] and y < below[1] and below[1] - above[1] <= tight * below[2]
        for stack in stacks
        for above, below in pairwise(stack)
    )


def _is_under_title(zone: Zone, strips: list[Strip], row: list[_Start]) -> bool:
    """Whether a text over several columns stands above one in which `row` begins."""
    over = [
        span for strip in strips if strip.bottom <= row[0].top + TOGETHER * strip.size for span in zone.spans(strip)
    ]
    return any(first <= start.column <= last and first < last for first, last in over for start in row)


def gap_rows(
    strips: list[Strip], stacks: list[list[TextLine]], *, banded: bool
) -> tuple[list[tuple[float, set[int]]], float]:
    """The heights at which the rows of `strips` begin, the first aside, judged by white space only, each with the
    columns that begin there; and the largest distance between base lines within a cell, in font sizes. `stacks` are
    the lines of the columns.

    Where no cell has lines one below the other, nothing tells rows from lines that are far apart, but that nearly all
    columns have text in each, in a table with bands (`banded`).
    """
    step = _largest_step(stacks)
    full = banded and all(len(strip.segments) >= FULL * len(stacks) for strip in strips)
    if not full and not any(b[1] - a[1] <= step * b[2] for stack in stacks for a, b in pairwise(stack)):
        return [], step
    if centred := centred_rows(stacks, step):
        return [(y, set(range(len(stacks)))) for y in centred], step
    rows = _starts(strips, stacks, step, [])[1:]
    return [(row[0].top - 0.5, {start.column for start in row}) for row in rows], step


class _Start(NamedTuple):
    """Where text begins in a column after a gap."""

    top: float
    column: int
    gap: float
    """Distance from the base line above to its own in font sizes; 0 where no text stands above in the band."""


def _starts(strips: list[Strip], stacks: list[list[TextLine]], tight: float, drawn: list[float]) -> list[list[_Start]]:
    """The beginnings of texts in the columns of `strips`, those at one height together, top to bottom."""
    starts = []
    for column, stack in enumerate(stacks):
        starts += [
            _Start(top, column, 0.0)
            for top, _, _ in stack[:1]
            if bisect_left(drawn, strips[0].bottom) >= bisect_right(drawn, top)
        ]
        for (_, above, _), (top, base, size) in pairwise(stack):
            gap = (base - above) / size
            if gap > tight and bisect_right(drawn, above - 0.3 * size) >= bisect_right(drawn, top):
                starts.append(_Start(top, column, gap))
    rows: list[list[_Start]] = []
    for start in sorted(starts):
        if rows and start.top - rows[-1][0].top <= TOGETHER * strips[0].size:
            rows[-1].append(start)
        else:
            rows.append([start])
    return rows


def data_lines(zone: Zone, strips: list[Strip]) -> list[float]:
    """Heights at which the rows of `strips` begin, the first apart, where nearly every line fills most columns.

    Each is a row then, if many texts are figures: the lines of sentences fill their columns, too. A line that has text
    on the left only is a row of its own, or a part of the name of the row before or after it.
    """
    several = [strip for strip in strips if len(strip.segments) > 1]
    values = [segment for strip in several for segment in strip.segments[1:]]
    figures = sum(segment.is_figure for segment in values)
    pair = len(zone.edges) == 3
    if len(several) < LEAST_ROWS or figures < (PAIRED if pair else FIGURES) * len(values):
        return []
    least = 2 if pair else max(LEAST_COLUMNS, FILLED * (len(zone.edges) - 1))
    full = [strip for strip in several if len(strip.segments) >= least]
    left = [strip for strip in strips if len(strip.segments) == 1 and zone.column_at(strip.x0 + 0.5) == 0]
    if len(full) + len(left) < DENSE * len(strips) or len(full) < len(left):
        return []
    heads = list(takewhile(lambda strip: not _holds_figures(strip), strips))
    return [
        below.top - 0.5
        for number, (above, below) in enumerate(pairwise(strips), 1)
        if not (_is_title_line(above, below, zone) if number < len(heads) else _is_one_row(above, below, zone))
    ]


def _is_title_line(above: Strip, below: Strip, zone: Zone) -> bool:
    """Whether `below` is the next line of the titles `above`: none of these stands over several others."""
    if below.top - above.bottom > NAME_GAP * below.size or above.bold != below.bold:
        return False
    if len(below.segments) == 1 and zone.column_at(below.x0 + 0.5) == 0 and not below.segments[0].text[0].islower():
        return False
    over = [zone.columns_of(segment.x0, segment.x1) for segment in above.segments]
    under = [zone.columns_of(segment.x0, segment.x1) for segment in below.segments]
    return not any(
        first < last and first <= left <= last and (left, right) != (first, last)
        for first, last in over
        for left, right in under
    )


def _is_one_row(above: Strip, below: Strip, zone: Zone) -> bool:
    """Whether two lines of figures and names are of one row: a name, or titles, on two lines."""
    if below.top - above.bottom > NAME_GAP * below.size:
        return False
    single = len(above.segments) == 1 or len(below.segments) == 1
    if single and zone.column_at(above.x0 + 0.5) == 0 == zone.column_at(below.x0 + 0.5):
        return below.segments[0].text[:1].islower() and abs(above.x0 - below.x0) < HANGING * below.size
    spans = any(first < last for first, last in zone.spans(above))
    fewer = len(above.segments) < len(below.segments)
    return fewer and not spans and not _holds_figures(above) and not _holds_figures(below)


def _holds_figures(strip: Strip) -> bool:
    """Whether at least half of its texts are figures."""
    return 2 * sum(segment.is_figure for segment in strip.segments) >= len(strip.segments)


def _largest_step(stacks: list[list[TextLine]]) -> float:
    """The largest distance between base lines within a cell, in font sizes."""
    steps: Counter[int] = Counter()
    for stack in stacks:
        for above, below in pairwise(stack):
            if below[1] - above[1] > TOGETHER * below[2]:
                steps[round((below[1] - above[1]) / below[2] / 0.05)] += 1
    often = max(steps.values(), default=0) / 4
    pitch = min((step * 0.05 for step, count in steps.items() if count >= often), default=LOOSE)
    return min(pitch + 0.25, LOOSE)


def column_lines(zone: Zone, strips: list[Strip]) -> list[list[TextLine]]:
    """Top, base line and font size of each line, by the one column that it is in."""
    lines: list[list[TextLine]] = [[] for _ in zone.edges[1:]]
    for strip in strips:
        for column, line in zone.text_lines(strip):
            lines[column].append(line)
    return lines


def level_walls(ys: list[float], stacks: list[list[TextLine]], drawn: list[Drawn], tight: float) -> Walls:
    """Whether the cells of each column end at each of `ys`: at a drawn line, or between lines that are apart. `stacks`
    are the lines of the columns."""
    walls = [list(level) for level in zip(*[_gap_walls(ys, stack, tight) for stack in stacks], strict=True)]
    for height, columns, ruled in reversed(drawn):
        for row in range(bisect_right(ys, height - 0.1), bisect_left(ys, height + 0.1)):
            for column in range(len(stacks)) if ruled else columns:
                walls[row][column] = column in columns
    return walls


def _gap_walls(ys: list[float], stack: list[TextLine], tight: float) -> list[bool]:
    """Whether the lines above and below each of `ys` are apart."""
    walls = []
    below = 0
    for y in ys:
        while below < len(stack) and stack[below][0] < y:
            below += 1
        if 0 < below < len(stack):
            (_, above, _), (_, base, size) = stack[below - 1 : below + 1]
            walls.append(above <= y and base - above > tight * size)
        else:
            walls.append(below == 0 or stack[-1][1] <= y)
    return walls


def with_rows_parted(line: Drawn, zone: Zone) -> Drawn:
    """`line`, over all columns with text on both sides of it if it parts two rows of figures: a rule above totals may
    stand over some of the figures only."""
    above = max((strip for strip in zone.strips if strip.bottom - SAME_HEIGHT <= line.y), key=_BOTTOM, default=None)
    below = min((strip for strip in zone.strips if strip.top + SAME_HEIGHT >= line.y), key=_TOP, default=None)
    if not (above and below and _holds_figures(above) and _holds_figures(below)):
        return line
    over, under = ({zone.column_at(segment.x0 + 0.5) for segment in strip.segments} for strip in (above, below))
    return line._replace(columns=line.columns | (over & under))
