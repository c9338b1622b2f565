"""A picture of a page into words, rules and areas on a level page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

import numpy as np

from planparse.readers.ocr.bullets import with_bullets
from planparse.readers.ocr.layer import LayerWord, agrees, box_of, leveled, uncovered, weighed
from planparse.readers.ocr.marks import Box, Marks, Stroke, brightened, find_areas, find_marks, seam_strokes
from planparse.readers.ocr.sheet import Image, Sheet, straightened
from planparse.readers.ocr.words import Word
from planparse.watch import OcrEngine

UNCOVERED = 0.3
"""Share of the ink under none of its words from which a layer is not that of the page."""
SAME_SIZE = 0.15
"""Sizes of letters that differ by less are one: they are measured on few pixels."""
BOLD = 1.28
"""Thickness of bold strokes, as a multiple of that of most words."""
LEAST_LETTERS = 3
"""A shorter word says little of the thickness of strokes."""


class Engine(Protocol):
    """What reads letters."""

    def look(self, sheet: Sheet) -> tuple[Sheet, list[Box]]:
        """The sheet turned upright, and where lines or words are on it."""

    def texts(self, sheet: Sheet, boxes: list[Box]) -> list[str]:
        """What stands in each of the `boxes`, lines of upright text."""

    def read(self, sheet: Sheet, boxes: list[Box], ink: Image, down: list[Stroke]) -> dict[int, list[Word]]:
        """The words in `boxes` by the quarter turns, clockwise, that bring them upright.

        They are in pixels of the sheet so turned. `ink` is that of letters, `down` are the upright rules.
        """


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on a page, in pixels of its level picture."""

    words: dict[int, list[Word]]
    """By the quarter turns, clockwise, that bring them upright; each in pixels of the page so turned."""
    marks: Marks
    width: int
    height: int
    back: tuple[float, float, float, float, float, float]
    """a, b, c, d, e, f: x' = a·x + c·y + e and y' = b·x + d·y + f in pixels of the picture as it came."""
    from_layer: bool
    """The words are those that were given."""


def read_picture(
    pixels: bytes, stride: int, width: int, height: int, scale: float, layer: Sequence[LayerWord], engine: OcrEngine
) -> Seen:
    """What is on a picture with `scale` pixels a point; its rows are `stride` bytes, four of them a pixel (BGRx).

    The words of a `layer` are taken as they are, where the picture agrees with them; others are read by `engine`.
    """
    rows = np.frombuffer(pixels, np.uint8).reshape(height, stride)
    colours = np.ascontiguousarray(rows[:, : 4 * width].reshape(height, width, 4)[:, :, :3])
    reader = _engine(engine)
    sheet = straightened(colours, scale)
    sheet = brightened(sheet, find_areas(sheet))
    seen = _behind(sheet, layer, reader) if layer else None
    from_layer = seen is not None
    if seen is None:
        sheet, boxes = reader.look(sheet)
        marks, ink = find_marks(sheet, boxes)
        words = reader.read(sheet, boxes, ink, marks.down)
        words[0] = with_bullets(words.get(0, []), ink)
        seen = words, marks
    words, marks = seen
    marks.areas = find_areas(sheet)
    marks.across += seam_strokes(marks.areas, sheet.scale)
    _settle([word for turned in words.values() for word in turned])
    high, wide = sheet.grey.shape
    (a, c, e), (b, d, f) = sheet.turn.tolist()
    return Seen(words, marks, wide, high, (a, b, c, d, e, f), from_layer)


def _engine(name: OcrEngine) -> Engine:
    # Each needs packages of its own.
    if name == "tesseract":
        from planparse.readers.ocr.tesseract import TesseractEngine

        return TesseractEngine()
    from planparse.readers.ocr.rapid import RapidEngine

    return RapidEngine()


def _behind(sheet: Sheet, layer: Sequence[LayerWord], reader: Engine) -> tuple[dict[int, list[Word]], Marks] | None:
    """The words of the layer and the marks of the sheet; None where the layer is not what the sheet shows."""
    words = leveled(layer, sheet)
    marks, ink = find_marks(sheet, [box_of(word) for word in words])
    if uncovered(words, ink) > UNCOVERED or not agrees(words, lambda boxes: reader.texts(sheet, boxes)):
        return None
    return {0: weighed(words, ink)}, marks


def _settle(words: list[Word]) -> None:
    """Give words of nearly the usual size that size, and tell which are bold."""
    letters = [word for word in words for _ in word.text]
    if not letters:
        return
    usual = median(word.size for word in letters)
    telling = [word.weight for word in letters if word.weight and len(word.text) >= LEAST_LETTERS]
    thick = BOLD * median(telling) if telling else 0.0
    bold = False
    for word in words:
        if abs(word.size - usual) < SAME_SIZE * usual:
            word.size = usual
        if len(word.text) >= LEAST_LETTERS:
            bold = word.weight > thick > 0
        word.bold = bold
