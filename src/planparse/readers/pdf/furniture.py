"""Running headers, footers and page numbers: the same line, or the same pattern, page after page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from operator import attrgetter

from planparse.places import BBox
from planparse.readers.counting import roman
from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.rules import is_pale
from planparse.readers.pdf.strips import CLEAR_GAP
from planparse.readers.pdf.tags import ARTIFACT
from planparse.wording.fold import fold

MARGIN = 0.15
"""Share of the page height at top and bottom where furniture stands."""
MOST_PAGES = 0.4
"""Share of the pages on which a line must recur; left and right pages may differ."""
BAND = 6.0
"""Points within which lines of different pages are at the same height."""
LEVEL = 0.5
"""Distance in font sizes between the base lines of texts that are level."""
NEAR, CLOSE = 3.0, 2.0
"""Distance in font sizes between the rows of a table, and between the lines of one row, at most."""

_BASE = attrgetter("base")
_DIGITS = re.compile(r"\d+")
_NUMERAL = r"\d{1,4}|[ivxl]{1,8}"
_PAGE_NUMBER = re.compile(
    rf"(?:(?:page|pagina|p)\.? ?)?[-–—|]? ?({_NUMERAL})(?: ?(?:/|de|of|sur|\|) ?(?:{_NUMERAL}))? ?[-–—|]?"
)
_PAGE_LABEL = re.compile(rf"(?:page|pagina|p\.) ?(?:[a-z]{{1,2}}[-.]?)?(?:{_NUMERAL})")
"""The name of a page, such as `Page A-1`, whichever way its document counts."""
_ROMAN = {roman(number): number for number in range(1, 90)}


def take_furniture(pages: list[PageContent]) -> list[tuple[int, Line]]:
    """Take running lines out of `pages`; gives them back, each with its page number."""
    if len(pages) < 2:
        return []
    marginal = [(page, line) for page in pages for line in _marginal(page)]
    lags = _lags(marginal)
    lag, agreed = lags.get("decimal", 0), set(lags.items())
    found: dict[tuple[str, int], list[tuple[PageContent, Line]]] = defaultdict(list)
    for page, line in marginal:
        found[_pattern(line, page, lag)].append((page, line))
    least = max(2, MOST_PAGES * len(pages))
    taken: list[tuple[int, Line]] = []
    for (pattern, height), hits in found.items():
        near = {page.number for step in (-1, 0, 1) for page, _ in found.get((pattern, height + step), ())}
        for page, line in hits:
            if len(near) >= least or _lag_of(line, page) in agreed:
                taken.append((page.number, line))
    _take_out(pages, taken)
    return sorted(taken + _numbers_beside(pages, taken), key=lambda item: (item[0], item[1].base))


def _numbers_beside(pages: list[PageContent], taken: list[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Take the page numbers out that stand in one line with what was `taken` and with nothing else."""
    running: defaultdict[int, list[Line]] = defaultdict(list)
    for number, line in taken:
        running[number].append(line)
    beside = [
        (page, line)
        for page in pages
        if page.number in running
        for line in page.lines
        if _level(line, running[page.number]) and _lag_of(line, page) and len(_level(line, page.lines)) == 1
    ]
    agreed = set(_lags(beside).items())
    numbers = [(page.number, line) for page, line in beside if _lag_of(line, page) in agreed]
    _take_out(pages, numbers)
    return numbers


def _take_out(pages: list[PageContent], taken: list[tuple[int, Line]]) -> None:
    """Take the lines out of `pages` that are `taken`, each with its page number."""
    gone = {id(line) for _, line in taken}
    changed = {number for number, _ in taken}
    for page in pages:
        if page.number in changed:
            page.lines = [line for line in page.lines if id(line) not in gone]


def _level(line: Line, lines: list[Line]) -> list[Line]:
    """Those of `lines` that stand at the height of `line`."""
    return [other for other in lines if abs(other.base - line.base) < LEVEL * line.size]


def take_artifacts(pages: list[PageContent]) -> list[tuple[int, Line]]:
    """Take out of `pages` what their files mark as no part of the content, where the print bears it out: it is above
    or below all the rest, and a page number, beside one, or the same on several pages. Gives them back with their
    page numbers."""
    marked = [(page, line) for page in pages if page.tags for line in _outside(page)]
    counts = Counter(_pattern(line, page, 0)[0] for page, line in marked)
    taken: list[tuple[int, Line]] = []
    for page, line in marked:
        level = _level(line, page.lines)
        numbered = any(_is_page_number(other, page) for other in level)
        if numbered or (len(level) == 1 and counts[_pattern(line, page, 0)[0]] > 1):
            taken.append((page.number, line))
    _take_out(pages, taken)
    return taken


def _outside(page: PageContent) -> list[Line]:
    """The lines of artifacts above and below all content of `page`."""
    artifacts = {id(line) for line in page.lines if all(run.tag is ARTIFACT for run in line.runs)}
    content = [line.base for line in page.lines if id(line) not in artifacts]
    content += [y for table in page.tables for y in (table.grid.ys[0], table.grid.ys[-1])]
    top, bottom = min(content, default=0.0), max(content, default=0.0)
    return [line for line in page.lines if id(line) in artifacts and not top <= line.base <= bottom]


def _is_page_number(line: Line, page: PageContent) -> bool:
    text = fold(line.text)
    return bool(_PAGE_LABEL.fullmatch(text)) or _lag_of(line, page) is not None


def _marginal(page: PageContent) -> list[Line]:
    """The lines near the top and bottom of `page` that belong to no row of a table."""
    height = page.frame.height
    lines = [line for line in page.lines if line.base < MARGIN * height or line.base > (1 - MARGIN) * height]
    if not lines:
        return []
    areas = [fill.box for fill in page.drawing.fills if not is_pale(fill.colour)]
    heights = _Heights(page.lines)
    return [line for line in lines if not (_is_in_cell(line) or _is_in_row(line, heights, areas))]


def _is_in_cell(line: Line) -> bool:
    """Whether the file's tags say that `line` is in a table."""
    return any(run.tag and run.tag.cell for run in line.runs)


class _Heights:
    """The lines of a page by height."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = sorted(lines, key=_BASE)
        self._bases = [line.base for line in self._lines]
        self._beside: dict[int, int] = {}

    def within(self, distance: float, line: Line) -> list[Line]:
        """Those less than `distance` font sizes above or below `line`, itself among them."""
        reach = distance * line.size
        first = bisect_right(self._bases, line.base - reach)
        return self._lines[first : bisect_left(self._bases, line.base + reach)]

    def beside(self, line: Line) -> int:
        """How many other texts stand at the height of `line`; those that a clear gap sets apart in it count, too."""
        count = self._beside.get(id(line))
        if count is None:
            level = self.within(LEVEL, line)
            gaps = sum(
                after.x0 - run.x1 > CLEAR_GAP * run.size for other in level for run, after in pairwise(other.runs)
            )
            count = self._beside[id(line)] = len(level) - 1 + gaps
        return count


def _is_in_row(line: Line, heights: _Heights, areas: list[BBox]) -> bool:
    """Whether `line` stands beside others on a coloured area, as a bare number, or close to more text; or close to
    such a row of a table, as the second line of a header does."""
    beside = heights.beside(line)
    near = heights.within(NEAR if beside else CLOSE, line)
    apart = [other for other in near if abs(other.base - line.base) > LEVEL * line.size]
    if any(heights.beside(other) > 1 for other in apart):
        return True
    if beside < 1:
        return False
    left, top, _, bottom = line.box
    shaded = any(x0 <= left <= x1 and y0 <= (top + bottom) / 2 <= y1 for x0, y0, x1, y1 in areas)
    return shaded or line.text.isdigit() or (beside > 1 and bool(apart))


def _pattern(line: Line, page: PageContent, lag: int) -> tuple[str, int]:
    """The text with the page's number as `#`, and the height from the nearer end of the page in bands."""
    number = str(page.number - lag)
    below = page.frame.height - line.base
    from_end = -below if below < line.base else line.base
    text = fold(line.text)
    if _PAGE_LABEL.fullmatch(text):
        return "page #", round(from_end / BAND)
    return _DIGITS.sub(lambda match: "#" if match[0] == number else match[0], text), round(from_end / BAND)


def _lag_of(line: Line, page: PageContent) -> tuple[str, int] | None:
    """The kind of a printed page number, and by how much it lags behind the page's place in the file."""
    match = _PAGE_NUMBER.fullmatch(fold(line.text))
    if match is None:
        return None
    if match[1].isdecimal():
        return "decimal", page.number - int(match[1])
    return ("roman", page.number - _ROMAN[match[1]]) if match[1] in _ROMAN else None


def _lags(marginal: list[tuple[PageContent, Line]]) -> dict[str, int]:
    """For each kind of numbers, the lag that those in the margins of two pages or more agree on."""
    counts = Counter(_lag_of(line, page) for page, line in marginal)
    lags: dict[str, int] = {}
    for found, count in counts.most_common():
        if found and count > 1:
            lags.setdefault(*found)
    return lags
