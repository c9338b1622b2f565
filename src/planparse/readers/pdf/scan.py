"""A page that is a picture: what was read on it goes the same way as what a page prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from planparse.readers.ocr.layer import LayerWord
from planparse.readers.ocr.marks import Stroke
from planparse.readers.ocr.reading import Seen, read_picture
from planparse.readers.ocr.words import Word
from planparse.readers.pdf.frame import IDENTITY, Frame
from planparse.readers.pdf.legible import is_plausible
from planparse.readers.pdf.limits import SCAN_PIXELS
from planparse.readers.pdf.page import PageContent, lay_out
from planparse.readers.pdf.rules import Drawing, Edge, Fill
from planparse.readers.pdf.runs import PageText, Run
from planparse.readers.pdf.sight import Picture
from planparse.watch import OcrEngine

FINEST = 200 / 72
"""Pixels a point."""
SURE = 0.6
"""A word whose most doubtful letter is less sure is to be looked at."""
NO_HANDLE = 0
"""There is no text page of pdfium's; none is asked for either, since the words come one by one."""


class Pixels(Protocol):
    """A page as a picture: rows of `stride` bytes, four of them a pixel (blue, green, red and nothing)."""

    @property
    def pixels(self) -> bytes:
        """All rows, from the top."""

    @property
    def stride(self) -> int:
        """Bytes a row."""

    @property
    def width(self) -> int:
        """Pixels a row."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def scale(self) -> float:
        """Pixels a point."""


def read_scan(
    page: int, number: int, width: float, height: float, layer: Sequence[Run], engine: OcrEngine
) -> PageContent:
    """The content of the open pdfium page `page`, displayed in that size in points, as its picture shows it."""
    return read_pixels(Picture(page, width, height, FINEST, SCAN_PIXELS), number, layer, engine)


def read_pixels(picture: Pixels, number: int, layer: Sequence[Run], engine: OcrEngine) -> PageContent:
    """The content of the page `number` that `picture` shows.

    The words of the invisible `layer` are kept where the picture agrees with them; others are read by `engine`.
    """
    scale = picture.scale
    behind = [
        LayerWord(run.text, run.x0 * scale, run.x1 * scale, run.base * scale, run.size * scale)
        for run in (layer if is_plausible(" ".join(run.text for run in layer)) else ())
    ]
    seen = read_picture(picture.pixels, picture.stride, picture.width, picture.height, scale, behind, engine)
    a, b, c, d, e, f = seen.back
    frame = Frame(IDENTITY, seen.width / scale, seen.height / scale, (a, b, c, d, e / scale, f / scale))
    text = PageText(runs={turn: list(_runs(words, scale)) for turn, words in seen.words.items() if words})
    content = lay_out(NO_HANDLE, number, frame, text, _drawing(seen, scale))
    content.layer = list(layer) if seen.from_layer else []
    for turn, words in seen.words.items():
        turned = frame.turned(turn)
        boxes = (turned.displayed(_scaled(word.box, scale)) for word in words)
        content.unsure += [(word.text, box) for word, box in zip(words, boxes, strict=True) if word.sure < SURE]
    return content


def _runs(words: Iterable[Word], scale: float) -> Iterable[Run]:
    for word in words:
        x0, _, x1, _ = _scaled(word.box, scale)
        yield Run(word.text, x0, x1, word.base / scale, word.size / scale, word.bold, 0, 0, True, True)


def _drawing(seen: Seen, scale: float) -> Drawing:
    return Drawing(
        across=[_edge(stroke, scale) for stroke in seen.marks.across],
        down=[_edge(stroke, scale) for stroke in seen.marks.down],
        fills=[Fill(_scaled(box, scale), colour) for box, colour in seen.marks.areas],
    )


def _edge(stroke: Stroke, scale: float) -> Edge:
    return Edge(stroke.at / scale, stroke.start / scale, stroke.end / scale)


def _scaled(box: tuple[float, float, float, float], scale: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    return (x0 / scale, top / scale, x1 / scale, bottom / scale)
