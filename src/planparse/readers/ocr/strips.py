"""Lines cut out of a sheet, each turned upright, so that an engine reads one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from planparse.readers.ocr.marks import Box, Stroke
from planparse.readers.ocr.sheet import Image, Sheet
from planparse.readers.ocr.words import Word

TALL = 1.5
"""Height over width of a line of sideways text, at least."""
SIDEWAYS_SURE = 0.8
"""What is less sure may stand on its head."""

ReadLines: TypeAlias = Callable[[Image, Image, list[Box]], list[tuple[list[Word], float]]]
"""Grey, ink and boxes of upright lines into the words of each, and how sure they are."""


def read_strips(
    sheet: Sheet, boxes: list[Box], ink: Image, down: Sequence[Stroke], read_lines: ReadLines
) -> dict[int, list[Word]]:
    """The words in `boxes` by the quarter turns, clockwise, that bring them upright.

    They are in pixels of the sheet so turned. `ink` is that of letters, `down` are the upright rules.
    """
    parts = [part for box in boxes for part in _cut(box, down)]
    tall = [box for box in parts if is_tall(box)]
    wide = [box for box in parts if not is_tall(box)]
    found = {0: [word for line, _ in read_lines(sheet.grey, ink, wide) for word in line]}
    best: dict[Box, tuple[float, int, list[Word]]] = {}
    for turn in (1, 3):
        rest = [box for box in tall if box not in best or best[box][0] < SIDEWAYS_SURE]
        grey, inked = (np.ascontiguousarray(np.rot90(image, -turn)) for image in (sheet.grey, ink))
        lines = read_lines(grey, inked, [_turned(box, turn, *sheet.grey.shape) for box in rest])
        for box, (line, sure) in zip(rest, lines, strict=True):
            best[box] = max(best.get(box, (0.0, turn, [])), (sure, turn, line), key=lambda each: each[0])
    for _, turn, line in best.values():
        found.setdefault(turn, []).extend(line)
    return found


def is_tall(box: Box) -> bool:
    """Whether the text in it runs up or down."""
    x0, y0, x1, y1 = box
    return y1 - y0 > TALL * (x1 - x0) and y1 - y0 > 0


def cut_out(image: Image, box: Box) -> Image:
    """The part of `image` in `box`."""
    x0, y0, x1, y1 = box
    return image[max(y0, 0) : y1, max(x0, 0) : x1]


def _cut(box: Box, down: Sequence[Stroke]) -> Iterator[Box]:
    """`box`, cut at the upright rules that run through it."""
    x0, y0, x1, y1 = box
    middle, room = (y0 + y1) / 2, (y1 - y0) // 3
    if not is_tall(box):
        for at in sorted(
            rule.at for rule in down if rule.start <= middle <= rule.end and rule.end - rule.start > y1 - y0
        ):
            if x0 + room < at < x1 - room:
                yield x0, y0, round(at) - 1, y1
                x0 = round(at) + 1
    yield x0, y0, x1, y1


def _turned(box: Box, quarters: int, height: int, width: int) -> Box:
    """`box` on the sheet of that size after so many quarter turns clockwise, 1 or 3."""
    x0, y0, x1, y1 = box
    return (height - y1, x0, height - y0, x1) if quarters == 1 else (y0, width - x1, y1, width - x0)
