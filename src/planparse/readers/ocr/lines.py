"""Lines of text on a sheet, found by their ink alone."""

from __future__ import annotations

from statistics import median

import cv2
import numpy as np

from planparse.readers.ocr.marks import Box
from planparse.readers.ocr.sheet import Image, Sheet

LONG = 30.0
"""Points; no stroke of a letter is as long."""
LEAST, MOST = 2.5, 45.0
"""Points, of the height of letters."""
SPACE = 0.9
"""White inside a line, in heights of letters, at most."""
LOOSE = 0.4
"""White between a letter and its accent or dot, in heights of letters."""
SMALL = 0.6
"""Height of a line over that of letters: what is lower is an accent, a dot or a mark of its own."""
RIM = 0.15
"""Room around a line, in heights of letters."""
MANY = 3
"""Letters that make a line of sideways text, at least."""
MOST_LINES = 2_000


def find_lines(sheet: Sheet) -> list[Box]:
    """Where lines are, top to bottom; those of text that runs up or down are taller than wide."""
    ink = _letters(sheet)
    height = _usual_height(ink, sheet.scale)
    if height is None:
        return []
    level = _joined(ink, height)
    upright = [_flipped(box) for box in _joined(np.ascontiguousarray(ink.T), height)]
    tall = [box for box in upright if _is_sideways(box, level, height)]
    wide = [
        _widened(box, ink.shape[1]) for box in level if not any(_inside(box, other, LOOSE * height) for other in tall)
    ]
    return sorted(wide + tall, key=lambda box: (box[1], box[0]))[:MOST_LINES]


def _letters(sheet: Sheet) -> Image:
    """The ink without rules."""
    rules = np.zeros_like(sheet.ink)
    for shape in ((1, round(LONG * sheet.scale)), (round(LONG * sheet.scale), 1)):
        rules |= np.asarray(cv2.morphologyEx(sheet.ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)), np.uint8)
    ruled = cv2.dilate(rules, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.bitwise_and(sheet.ink, cv2.bitwise_not(ruled)), np.uint8)


def _usual_height(ink: Image, scale: float) -> float | None:
    """Pixels of most letters, those without ascenders and with them taken together; None where there are none."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = [tall for _, _, _, tall, _ in stats[1:].tolist() if LEAST * scale <= tall <= MOST * scale]
    return median(heights) if heights else None


def _joined(ink: Image, height: float) -> list[Box]:
    """Boxes of the letters that stand beside each other, with their accents and dots."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(round(SPACE * height), 1)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    boxes = [(left, top, left + across, top + down) for left, top, across, down, _ in stats[1:].tolist()]
    lines = [box for box in boxes if box[3] - box[1] >= SMALL * height]
    for loose in (box for box in boxes if box[3] - box[1] < SMALL * height):
        near = [
            index
            for index, (x0, y0, x1, y1) in enumerate(lines)
            if loose[0] < x1 + height
            and loose[2] > x0 - height
            and loose[1] < y1 + LOOSE * height
            and loose[3] > y0 - LOOSE * height
        ]
        if near:
            index = min(near, key=lambda number: _apart(loose, lines[number]))
            lines[index] = _around(loose, lines[index])
    rim = round(RIM * height)
    tall, wide = ink.shape
    return [(max(x0 - rim, 0), max(y0 - rim, 0), min(x1 + rim, wide), min(y1 + rim, tall)) for x0, y0, x1, y1 in lines]


def _apart(one: Box, other: Box) -> float:
    return abs(one[1] + one[3] - other[1] - other[3])


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _flipped(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return y0, x0, y1, x1


def _is_sideways(box: Box, level: list[Box], height: float) -> bool:
    """Whether the letters in an upright `box` stand in no line that goes on beside it."""
    x0, y0, x1, y1 = box
    if y1 - y0 < MANY * (x1 - x0):
        return False
    touching = [each for each in level if each[0] < x1 and each[2] > x0 and each[1] < y1 and each[3] > y0]
    return len(touching) >= MANY and all(_inside(each, box, LOOSE * height) for each in touching)


def _widened(box: Box, most: int) -> Box:
    """`box` with so much white beside a lone letter that it does not look like text that runs up or down."""
    x0, y0, x1, y1 = box
    room = max(y1 - y0 - (x1 - x0), 0) // 2
    return max(x0 - room, 0), y0, min(x1 + room, most), y1


def _inside(box: Box, other: Box, room: float) -> bool:
    return (
        other[0] - room <= box[0]
        and other[1] - room <= box[1]
        and box[2] <= other[2] + room
        and box[3] <= other[3] + room
    )
