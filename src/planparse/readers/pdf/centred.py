"""Rows whose cells are centred from top to bottom: their texts do not begin at one height."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

TextLine: TypeAlias = tuple[float, float, float]
"""Top, base line and font size of a line."""

FREE = 0.5
"""Share of the columns that may have text at the height between two rows: cells merged over both."""
APART = 0.7
"""Distance, in font sizes, between the first lines of the cells of a row that are not level."""
MIDDLE = 0.6
"""Distance, in font sizes, between the middles of the texts of one row, at most."""
MOSTLY = 0.7
"""Share of the texts that must be centred."""
DEPTH = 0.2
"""How far letters reach below the base line, in font sizes."""

_TOP: Callable[[TextLine], float] = itemgetter(0)


class _Text(NamedTuple):
    """Lines of one column without a gap between them."""

    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


def centred_rows(columns: list[list[TextLine]], tight: float) -> list[float]:
    """The heights between rows of centred cells; none where the cells begin at the top. `columns` are the lines of
    each, top to bottom, `tight` the largest distance between base lines within a cell, in font sizes."""
    texts = [found for lines in columns if (found := _texts(lines, tight))]
    if len(texts) < 2:
        return []
    lines = _lanes(texts)
    return lines if lines and _are_centred(texts, lines) else []


def _texts(lines: list[TextLine], tight: float) -> list[_Text]:
    found: list[_Text] = []
    last = 0.0
    for top, base, size in lines:
        bottom = base + DEPTH * size
        if found and base - last <= tight * size:
            found[-1] = found[-1]._replace(bottom=bottom)
        else:
            found.append(_Text(top, bottom, size))
        last = base
    return found


def _lanes(columns: list[list[_Text]]) -> list[float]:
    """Heights at which clearly fewer columns have text than above and below."""
    texts = [text for column in columns for text in column]
    ends = sorted([(text.top, 1) for text in texts] + [(text.bottom, -1) for text in texts])
    rise = 2 if len(columns) > 3 else 1
    lanes: list[tuple[float, int]] = []
    count = peak = 0
    for (y, change), (below, following) in pairwise(ends):
        count += change
        peak = max(peak, count)
        if change < 0 < following and count <= FREE * len(columns):
            if lanes and peak - max(count, lanes[-1][1]) < rise:
                if count >= lanes[-1][1]:
                    continue
                lanes.pop()
            lanes.append(((y + below) / 2, count))
            peak = count
    return [y for y, _ in lanes]


def _are_centred(columns: list[list[_Text]], lines: list[float]) -> bool:
    """Whether the texts of most rows have their middles at one height, and do not begin at one."""
    rows: list[list[_Text]] = [[] for _ in range(len(lines) + 1)]
    for texts in columns:
        for text in texts:
            number = bisect_right(lines, text.top)
            if number == bisect_right(lines, text.bottom):
                rows[number].append(text)
    level = centred = uneven = 0
    for row in rows:
        if len(row) < 2:
            continue
        tallest = max(row, key=lambda text: text.bottom - text.top)
        for text in row:
            if text is not tallest and text.top - tallest.top > APART * text.size / 2:
                uneven += 1
                centred += abs(text.middle - tallest.middle) <= MIDDLE * text.size
            elif text is not tallest and tallest.bottom - text.bottom > APART * text.size:
                level += 1
    return uneven > level and centred >= MOSTLY * uneven


def merged_rows(ys: list[float], walls: list[float], lines: list[TextLine], tight: float) -> set[int]:
    """Which of the row lines `ys` run through cells of one column that are merged and centred.

    Between two `walls`, which are row lines drawn over the column, its texts must all stand in the middle of one
    row, or of several; otherwise there is none.
    """
    inside: set[int] = set()
    for top, bottom in pairwise(walls):
        first, last = bisect_left(ys, top - 0.1), bisect_right(ys, bottom + 0.1)
        if last - first > 2:
            above, below = bisect_left(lines, top, key=_TOP), bisect_left(lines, bottom, key=_TOP)
            texts = _texts(lines[above:below], tight)
            inside.update(first + index for index in _centred_over(ys[first:last], texts))
    return inside


def _centred_over(ys: list[float], texts: list[_Text]) -> set[int]:
    """Which of the lines `ys` are within merged cells, if each of the `texts` is in the middle of its own."""
    inside: set[int] = set()
    first = 0
    for text in texts:
        if first == len(ys) - 1:
            return set()
        end = 2 * text.middle - ys[first]
        below = bisect_left(ys, end, first + 1)
        distance, last = min((abs(ys[index] - end), index) for index in range(max(below - 1, first + 1), len(ys))[:2])
        if distance > 2 * MIDDLE * text.size:
            return set()
        inside.update(range(first + 1, last))
        first = last
    # Texts that begin at the top of their cells can stand so by chance, but no line within a cell runs through them.
    crossed = {index for text in texts for index in range(bisect_right(ys, text.top), bisect_left(ys, text.bottom))}
    return inside if first == len(ys) - 1 and crossed and crossed <= inside else set()
