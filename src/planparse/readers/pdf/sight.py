"""Whether text is to be seen: not clipped away, not in a layer that is switched off."""

from __future__ import annotations

import ctypes
from math import sqrt

from planparse.places import BBox
from planparse.readers.pdf import calls
from planparse.readers.pdf.calls import FLOAT_AT, FLOATS, INT_AT, INTS
from planparse.readers.pdf.limits import PIXELS, SEGMENTS_PER_PATH

_LAYER = "OC\0".encode("utf-16-le")
"""The name of the mark of optional content, as pdfium gives it."""
_NAME = ctypes.create_string_buffer(8)
_NAME_AT = ctypes.addressof(_NAME)
_WHITE = 0xFFFFFFFF


class Sight:
    """Looks at the text objects of one page."""

    def __init__(self, page: int, width: float, height: float) -> None:
        """`page` is open; it is displayed with that size in points."""
        self._page = page
        self._size = (width, height)
        self._layers: dict[int, bool] = {}
        self._picture: Picture | None = None

    def is_clipped(self, item: int) -> bool:
        """Whether nothing of the text object `item` is inside its clip path."""
        clip = calls.clip_path(item)
        count = calls.clip_paths(clip)
        if count <= 0:
            return False
        calls.object_bounds(item, FLOAT_AT[0], FLOAT_AT[1], FLOAT_AT[2], FLOAT_AT[3])
        x0, y0, x1, y1 = bounds = FLOATS[:4]
        # Nearly all are rectangles, and text stands well inside them: two corners show that.
        for index in range(count):
            (left, low), (right, high) = _point(clip, index, 0), _point(clip, index, 2)
            x0, y0 = max(x0, min(left, right)), max(y0, min(low, high))
            x1, y1 = min(x1, max(left, right)), min(y1, max(low, high))
        return (x0 > x1 or y0 > y1) and _is_outside(clip, count, bounds)

    def is_layered(self, item: int) -> bool:
        """Whether `item` is in a layer, which may be switched off."""
        count = calls.object_marks(item)
        return count > 0 and any(map(self._is_layer, [calls.object_mark(item, index) for index in range(count)]))

    def _is_layer(self, mark: int) -> bool:
        # Many objects share their marks.
        known = self._layers.get(mark)
        if known is None:
            known = self._layers[mark] = _is_layer(mark)
        return known

    def shows(self, box: BBox) -> bool:
        """Whether anything is to be seen in a `box` of the displayed page."""
        if self._picture is None:
            self._picture = Picture(self._page, *self._size)
        return self._picture.shows(box)


class Picture:
    """A page as pdfium paints it, with the layers that are switched on."""

    def __init__(self, page: int, width: float, height: float, finest: float = 1.0, most: int = PIXELS) -> None:
        """The open `page` of that size in points, with up to `finest` pixels a point and `most` altogether."""
        self.scale = min(finest, sqrt(most / (width * height)))
        self.width, self.height = max(int(width * self.scale), 1), max(int(height * self.scale), 1)
        bitmap = calls.create_bitmap(self.width, self.height, 0)
        if not bitmap:
            raise MemoryError
        try:
            calls.fill_bitmap(bitmap, 0, 0, self.width, self.height, _WHITE)
            calls.render_page(bitmap, page, 0, 0, self.width, self.height, 0, 0)
            self.stride = calls.bitmap_stride(bitmap)
            self.pixels = ctypes.string_at(calls.bitmap_buffer(bitmap), self.stride * self.height)
        finally:
            calls.destroy_bitmap(bitmap)

    def shows(self, box: BBox) -> bool:
        """Whether the pixels in `box`, in points, differ."""
        left, top, right, bottom = (round(end * self.scale) for end in box)
        left, right = max(left, 0), min(max(right, left + 1), self.width)
        rows = [
            self.pixels[y * self.stride + 4 * left : y * self.stride + 4 * right]
            for y in range(max(top, 0), min(bottom, self.height))
        ]
        return any(row != rows[0][:4] * (right - left) for row in rows)


def _is_outside(clip: int, count: int, bounds: list[float]) -> bool:
    """Whether nothing of `bounds` is in the boxes of all paths of `clip`."""
    x0, y0, x1, y1 = bounds
    for index in range(count):
        segments = min(calls.clip_segments(clip, index), SEGMENTS_PER_PATH)
        if segments <= 0:
            continue
        xs, ys = zip(*(_point(clip, index, number) for number in range(segments)), strict=True)
        x0, y0, x1, y1 = max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys))
    return x0 > x1 or y0 > y1


def _point(clip: int, index: int, number: int) -> tuple[float, float]:
    """Where segment `number` of one path ends, as x and y of the file; what it was last where there is none."""
    calls.segment_point(calls.clip_segment(clip, index, number), FLOAT_AT[4], FLOAT_AT[5])
    return FLOATS[4], FLOATS[5]


def _is_layer(mark: int) -> bool:
    INTS[0] = 0
    calls.mark_name(mark, _NAME_AT, len(_NAME), INT_AT[0])
    return INTS[0] == len(_LAYER) and _NAME.raw.startswith(_LAYER)
