"""Whether text is to be seen: not clipped away, not in a layer that is switched off."""

from __future__ import annotations

import ctypes
from math import sqrt

from planparse.places import BBox
from planparse.readers.pdf import calls
from planparse.readers.pdf.calls import FLOAT_AT, FLOATS
from planparse.readers.pdf.limits import PIXELS, SEGMENTS_PER_PATH
from planparse.readers.pdf.one_by_one import clip_point

_WHITE = 0xFFFFFFFF


class Sight:
    """Looks at one page."""

    def __init__(self, page: int, width: float, height: float) -> None:
        """`page` is open; it is displayed with that size in points."""
        self._page = page
        self._size = (width, height)
        self._picture: Picture | None = None

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


def is_clipped(item: int) -> bool:
    """Whether nothing of the text object `item` is inside the boxes of all paths of its clip path."""
    clip = calls.clip_path(item)
    calls.object_bounds(item, FLOAT_AT[0], FLOAT_AT[1], FLOAT_AT[2], FLOAT_AT[3])
    x0, y0, x1, y1 = FLOATS[:4]
    for index in range(calls.clip_paths(clip)):
        segments = min(calls.clip_segments(clip, index), SEGMENTS_PER_PATH)
        if segments <= 0:
            continue
        xs, ys = zip(*(clip_point(clip, index, number) for number in range(segments)), strict=True)
        x0, y0, x1, y1 = max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys))
    return x0 > x1 or y0 > y1
