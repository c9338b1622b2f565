"""What pdfium says of the objects of a page, asked one fact after the other.

`batched.py` takes the compiled functions of `_batched.c` in place of these where they are to be had: they give the same
values in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple, TypeAlias

from planparse.places import BBox
from planparse.readers.pdf import calls
from planparse.readers.pdf.calls import DOUBLE_AT, DOUBLES, FLOAT_AT, FLOATS, INT_AT, INTS
from planparse.readers.pdf.frame import Matrix, chain

BLANK = " \r\n\t\xa0"
_LAYER = "OC\0".encode("utf-16-le")
"""The name of the mark of optional content, as pdfium gives it."""


class Standing(NamedTuple):
    """Where a text stands in a frame in which it is upright."""

    x0: float
    x1: float
    base: float
    """Height of its base line."""
    straight: bool
    """Its characters follow each other on one line."""


class TextObject(NamedTuple):
    """A text object, or the part of it that is on one line."""

    item: int
    start: int
    first: int
    """Its characters on the page are those from `start` to before `end`, without blanks around them from `first`
    to before `stop`."""
    stop: int
    end: int
    size: float
    """Of its letters, in points."""
    along: tuple[float, float]
    """The direction it runs in, in the file's coordinates."""
    clipped: bool
    """It seems to be outside its clip path."""
    layered: bool
    """It is in a layer, which may be switched off."""
    font: int
    mode: int
    """Text rendering mode of the PDF standard."""
    colour: int
    """0xRRGGBB, black where it has none."""
    standing: Standing
    """Unless it is turned."""
    unmapped: bool
    """The font does not say which letters some of its characters are, or may not."""


class PageObject(NamedTuple):
    """An object on a page or in a form."""

    item: int
    kind: int
    box: BBox
    """Left, bottom, right and top of a path, an image or a shading, in the file's coordinates; else 0."""
    filled: bool
    """What follows is of paths."""
    stroked: bool
    colour: int
    """That fills it, as 0xRRGGBB; black where it has none."""
    segments: int


PathPoint: TypeAlias = tuple[int, tuple[float, float], bool]
"""The kind of a segment, where it ends, and whether the path is closed there."""


def text_objects(page: int, text: str, singly: bool, matrix: Matrix) -> Iterator[TextObject]:
    """The objects of `text`, which is that of a text page, in the file's order; blank ones are left out.

    With `singly`, each character by itself. `matrix` leads from the file's coordinates to those they stand in.
    """
    start = 0
    while start < len(text):
        item = calls.char_object(page, start)
        if item is None:
            start += 1
            continue
        end = start + 1 if singly else _end_of_object(page, item, start, text)
        shown = text[start:end]
        if stripped := shown.strip(BLANK):
            first = start + shown.index(stripped)
            yield _text_object(page, item, start, first, first + len(stripped), end, matrix)
        start = end


def _text_object(page: int, item: int, start: int, first: int, stop: int, end: int, matrix: Matrix) -> TextObject:
    calls.text_size(item, FLOAT_AT[0])
    size = FLOATS[0]
    calls.char_matrix(page, first, FLOAT_AT[0])
    along_x, along_y, across_x, across_y = FLOATS[:4]
    size *= sqrt(across_x * across_x + across_y * across_y)
    stands = standing(page, first, stop - 1, size, matrix)
    return TextObject(
        item, start, first, stop, end, size, (along_x, along_y), _seems_clipped(item), _is_layered(item),
        calls.text_font(item), calls.text_mode(item), _colour(item), stands, True,
    )  # fmt: skip


def standing(page: int, first: int, last: int, size: float, matrix: Matrix) -> Standing:
    """Where the characters `first` to `last`, of that `size`, stand after `matrix`."""
    a, b, c, d, e, f = matrix
    calls.char_origin(page, first, DOUBLE_AT[0], DOUBLE_AT[1])
    x, y = DOUBLES
    calls.char_box(page, last, FLOAT_AT[0])
    left, high, right, low = FLOATS[:4]
    x0, base = a * x + c * y + e, b * x + d * y + f
    begin, x1 = a * left + c * low + e, a * right + c * high + e
    below = max(b * left + d * low, b * right + d * high) + f - base
    begin, x1 = min(begin, x1), max(begin, x1)
    # The box of a letter reaches a little below its base line, and never far.
    straight = first == last or (begin >= x0 - 0.5 * size and -0.1 * size <= below <= 0.7 * size)
    return Standing(x0, x1 if x1 > x0 else x0 + 0.5 * size, base, straight)


def _end_of_object(page: int, item: int, start: int, text: str) -> int:
    """One past the last character of text object `item`.

    Mostly that is where the line ends; otherwise it is found by doubling steps and halving.
    """
    line_end = text.find("\r", start)
    if line_end > start and calls.char_object(page, line_end - 1) == item:
        return line_end
    inside, step = start, 6
    outside = start + step
    limit = line_end if line_end > start else len(text)
    while outside < limit and calls.char_object(page, outside) == item:
        inside, step = outside, step * 2
        outside = inside + step
    outside = min(outside, limit)
    while outside - inside > 1:
        middle = (inside + outside) // 2
        if calls.char_object(page, middle) == item:
            inside = middle
        else:
            outside = middle
    return outside


def _seems_clipped(item: int) -> bool:
    """Whether `item` is outside its clip path, if that is made of rectangles."""
    clip = calls.clip_path(item)
    count = calls.clip_paths(clip)
    if count <= 0:
        return False
    x0, y0, x1, y1 = _bounds(item)
    for index in range(count):
        (left, low), (right, high) = clip_point(clip, index, 0), clip_point(clip, index, 2)
        x0, y0 = max(x0, min(left, right)), max(y0, min(low, high))
        x1, y1 = min(x1, max(left, right)), min(y1, max(low, high))
    return x0 > x1 or y0 > y1


def clip_point(clip: int, index: int, number: int) -> tuple[float, float]:
    """Where segment `number` of path `index` of `clip` ends, as x and y of the file; 0 where there is none."""
    FLOATS[4] = FLOATS[5] = 0.0
    calls.segment_point(calls.clip_segment(clip, index, number), FLOAT_AT[4], FLOAT_AT[5])
    return FLOATS[4], FLOATS[5]


def _is_layered(item: int) -> bool:
    """Whether one of the marks of `item` is that of optional content."""
    return any(_mark_name(calls.object_mark(item, index)) == _LAYER for index in range(calls.object_marks(item)))


def _mark_name(mark: int) -> bytes:
    """The name of a mark, if it is no longer than that of a layer."""
    INTS[0] = 0
    calls.mark_name(mark, FLOAT_AT[0], 4 * len(FLOATS), INT_AT[0])
    return bytes(memoryview(FLOATS).cast("B")[: INTS[0]]) if INTS[0] == len(_LAYER) else b""


def _colour(item: int) -> int:
    """The fill colour of a page object as 0xRRGGBB, black where it has none."""
    if not calls.fill_colour(item, INT_AT[0], INT_AT[1], INT_AT[2], INT_AT[3]):
        return 0
    return INTS[0] << 16 | INTS[1] << 8 | INTS[2]


def page_objects(parent: int, count: int, in_form: bool) -> Iterator[PageObject]:
    """The first `count` objects on the page `parent`, or in that form, in painting order."""
    get = calls.form_object if in_form else calls.page_object
    for index in range(count):
        item = get(parent, index)
        kind = calls.object_type(item)
        box = _bounds(item) if kind in (calls.PATH, calls.IMAGE, calls.SHADING) else (0.0, 0.0, 0.0, 0.0)
        filled = stroked = False
        colour = segments = 0
        if kind == calls.PATH:
            calls.path_draw_mode(item, INT_AT[0], INT_AT[1])
            filled, stroked = INTS[0] != 0, INTS[1] != 0
            colour, segments = _colour(item), calls.path_segments(item)
        yield PageObject(item, kind, box, filled, stroked, colour, segments)


def _bounds(item: int) -> BBox:
    calls.object_bounds(item, FLOAT_AT[0], FLOAT_AT[1], FLOAT_AT[2], FLOAT_AT[3])
    return (FLOATS[0], FLOATS[1], FLOATS[2], FLOATS[3])


def path_points(path: int, count: int, matrix: Matrix) -> Iterator[PathPoint]:
    """The first `count` segments of a `path`; `matrix` leads from the coordinates of what it is in to the points'."""
    calls.object_matrix(path, FLOAT_AT[0])
    a, b, c, d, e, f = chain((FLOATS[0], FLOATS[1], FLOATS[2], FLOATS[3], FLOATS[4], FLOATS[5]), matrix)
    for index in range(count):
        segment = calls.path_segment(path, index)
        calls.segment_point(segment, FLOAT_AT[0], FLOAT_AT[1])
        x, y = FLOATS[0], FLOATS[1]
        closes = bool(calls.segment_closes(segment))
        yield calls.segment_type(segment), (a * x + c * y + e, b * x + d * y + f), closes
