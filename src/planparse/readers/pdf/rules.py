"""A page's drawing as rules (thin lines) and fills (coloured areas)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from planparse.places import BBox
from planparse.readers.pdf import calls
from planparse.readers.pdf.batched import page_objects, path_points
from planparse.readers.pdf.calls import FLOAT_AT, FLOATS
from planparse.readers.pdf.frame import Frame, Matrix, chain, move
from planparse.readers.pdf.limits import EDGES_PER_PAGE, FORM_DEPTH, OBJECTS_PER_PAGE, SEGMENTS_PER_PATH
from planparse.readers.pdf.one_by_one import PageObject

HAIRLINE = 1.0
THICKEST_RULE = 3.0
"""Points; a filled rectangle up to this thickness is a rule, a thicker one an area."""
DOT, DOT_GAP = 1.6, 4.0
"""Points; the largest dot of a dotted rule, and the largest gap between two."""
STRAIGHT = 0.01
"""How far, in points, the ends of a rule may lie off its axis."""
SLANT = 2.0
"""Points that slanted lines lead off both axes, in all."""
RECTANGLE = (4, 5)
"""How many segments one has."""
FIRST_SEGMENTS = 40
"""Of an area, or of a line with too many of them: among these are slanted ones, or it is taken to have none."""
SMALLEST_AREA = 4.0
LARGEST_SPECK, MOST_SPECKS = 8.0, 300
"""Points, and how many dots a page may have that are not all of dotted rules."""
PALE = 0xF8
"""Channels at least this light are paper."""


class Edge(NamedTuple):
    """A piece of a rule: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled area and its colour as 0xRRGGBB."""

    box: BBox
    colour: int


@dataclass(slots=True)
class Drawing:
    """The rules, areas and pictures of a page, in upright coordinates and painting order."""

    across: list[Edge] = field(default_factory=list)
    """Horizontal pieces."""
    down: list[Edge] = field(default_factory=list)
    """Vertical pieces."""
    fills: list[Fill] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    marks: list[BBox] = field(default_factory=list)
    """Boxes of what has slanted lines."""
    specks: list[BBox] = field(default_factory=list)
    """Small filled areas as high as wide."""
    texts: dict[int, int] = field(default_factory=dict)
    """Place of each text object in the painting order."""
    covers: list[tuple[int, BBox]] = field(default_factory=list)
    """Areas painted after text, that nothing shines through, with their place in the painting order."""
    cut: bool = False
    """The page holds more objects, rules or nested forms than the limits."""


def read_drawing(page: int, frame: Frame) -> Drawing:
    """What is drawn on `page`."""
    reader = _DrawingReader()
    reader.walk(page, calls.page_objects(page), frame.matrix, 0)
    reader.found.across += _dotted([(top, x0, x1) for x0, top, x1, _ in reader.dots])
    reader.found.down += _dotted([(x0, top, bottom) for x0, top, _, bottom in reader.dots])
    if len(reader.dots) <= MOST_SPECKS:
        reader.found.specks += reader.dots
    return reader.found


def _dotted(dots: list[tuple[float, float, float]]) -> list[Edge]:
    """Lines of dots as rules. Each dot is its place across the line, and its start and end along it."""
    lines: list[Edge] = []
    for at, start, end in sorted((round(at * 2) / 2, start, end) for at, start, end in dots):
        if lines and lines[-1].at == at and start - lines[-1].end <= DOT_GAP:
            lines[-1] = Edge(at, lines[-1].start, end)
        else:
            lines.append(Edge(at, start, end))
    return [line for line in lines if line.end - line.start > DOT_GAP]


class _DrawingReader:
    """Walks over the page objects, through form XObjects."""

    def __init__(self) -> None:
        self.found = Drawing()
        self.dots: list[BBox] = []
        self.seen = 0

    def walk(self, parent: int, count: int, matrix: Matrix, depth: int) -> None:
        """Look at the first `count` objects of `parent`: a page, or at a greater `depth` a form."""
        # One more than the limit, to tell that there are more.
        for found in page_objects(parent, min(count, OBJECTS_PER_PAGE + 1 - self.seen), depth > 0):
            item, kind, box, *_ = found
            self.seen += 1
            if self.seen > OBJECTS_PER_PAGE or (kind == calls.PATH and self._edges > EDGES_PER_PAGE):
                self.found.cut = True
                return
            if kind == calls.TEXT:
                self.found.texts[item] = self.seen
            elif kind == calls.PATH:
                self._path(found, matrix)
            elif kind == calls.FORM:
                if depth == FORM_DEPTH:
                    self.found.cut = True
                    continue
                calls.object_matrix(item, FLOAT_AT[0])
                self.walk(item, calls.form_objects(item), chain(_matrix(), matrix), depth + 1)
            elif kind in (calls.IMAGE, calls.SHADING):
                self.found.pictures.append(move(box, matrix))

    @property
    def _edges(self) -> int:
        return len(self.found.across) + len(self.found.down) + len(self.dots)

    def _path(self, path: PageObject, matrix: Matrix) -> None:
        item, _, bounds, filled, stroked, colour, segments = path
        if not (filled or stroked):
            return
        x0, top, x1, bottom = box = move(bounds, matrix)
        width, height = x1 - x0, bottom - top
        thickness = HAIRLINE if stroked else THICKEST_RULE
        if height <= thickness or width <= thickness:
            if width <= DOT >= height:
                self.dots.append(box)
            elif width > 2 * height:
                self.found.across.append(Edge((top + bottom) / 2, x0, x1))
            elif height > 2 * width:
                self.found.down.append(Edge((x0 + x1) / 2, top, bottom))
            elif filled:
                self.found.specks.append(box)
            return
        if filled and width * height > SMALLEST_AREA:
            self.found.fills.append(Fill(box, colour))
            if width <= LARGEST_SPECK >= height:
                self.found.specks.append(box)
            if self.found.texts and segments in RECTANGLE and _is_opaque_rectangle(item, matrix):
                self.found.covers.append((self.seen, box))
        if (stroked or segments > RECTANGLE[-1]) and self._segments(item, matrix, segments, stroked):
            self.found.marks.append(box)

    def _segments(self, item: int, matrix: Matrix, count: int, stroked: bool) -> bool:
        """Take the rules of a path with `count` segments, if it is `stroked`; gives whether lines of it are slanted."""
        start = last = (0.0, 0.0)
        slant = 0.0
        if count > SEGMENTS_PER_PATH or not stroked:
            stroked, count = False, min(count, FIRST_SEGMENTS)
        for kind, point, closes in path_points(item, count, matrix):
            if kind == calls.MOVE_TO:
                start = point
            elif kind == calls.LINE_TO:
                slant += min(abs(point[0] - last[0]), abs(point[1] - last[1]))
                if stroked:
                    self._line(last, point)
            last = point
            if closes:
                if stroked:
                    self._line(point, start)
                last = start
        return slant > SLANT

    def _line(self, first: tuple[float, float], second: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = first, second
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= STRAIGHT < width:
            start, end = (x0, x1) if x0 < x1 else (x1, x0)
            self.found.across.append(Edge((y0 + y1) / 2, start, end))
        elif width <= STRAIGHT < height:
            start, end = (y0, y1) if y0 < y1 else (y1, y0)
            self.found.down.append(Edge((x0 + x1) / 2, start, end))


def _is_opaque_rectangle(item: int, matrix: Matrix) -> bool:
    """Whether the path `item` of four or five segments is one that nothing shines through."""
    if calls.has_transparency(item):
        return False
    corners = {point for _, point, _ in path_points(item, 4, matrix)}
    return len({x for x, _ in corners}) == 2 == len({y for _, y in corners}) and len(corners) == 4


def is_pale(colour: int) -> bool:
    """Whether `colour`, 0xRRGGBB, cannot be told from white paper."""
    return min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= PALE


def _matrix() -> Matrix:
    return (FLOATS[0], FLOATS[1], FLOATS[2], FLOATS[3], FLOATS[4], FLOATS[5])
