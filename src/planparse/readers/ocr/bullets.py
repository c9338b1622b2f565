"""Bullets, which engines take for dirt: small full blots before a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cv2

from planparse.readers.ocr.sheet import Image
from planparse.readers.ocr.words import Word

LEAST, MOST = 0.12, 0.6
"""Side of a bullet in font sizes."""
FULL = 0.68
"""Share of its box that is ink."""
LOW, HIGH = 0.02, 0.62
"""Height of its middle above the base line, in font sizes."""
NEAREST, FARTHEST = 0.15, 4.0
"""White between bullet and text, in font sizes."""
BEFORE = 0.6
"""White before a bullet, in font sizes, at least: a full stop has none."""
SLIM = 1.6
"""Longer side over shorter side, at most."""
MOST_BLOTS = 5_000
BULLET = "•"


def with_bullets(words: list[Word], ink: Image) -> list[Word]:
    """`words` and a bullet before those that have one, which may have been read as a letter; `ink` is of letters."""
    found = []
    for x0, y0, x1, y1, area in _blots(ink):
        width, height = x1 - x0, y1 - y0
        if max(width, height) > SLIM * min(width, height) or area < FULL * width * height:
            continue
        over = next((word for word in words if _covers(word, (x0 + x1) / 2, (y0 + y1) / 2)), None)
        if over and (len(over.text) > 1 or over.box[2] - over.box[0] > SLIM * width):
            continue
        for word in words:
            size, middle, white = word.size, word.base - (y0 + y1) / 2, word.box[0] - x1
            if (
                LEAST * size <= max(width, height) <= MOST * size
                and LOW * size <= middle <= HIGH * size
                and NEAREST * size <= white <= FARTHEST * size
                and _stands_alone(x0, word, words, over)
            ):
                found.append((over, Word(BULLET, (x0, y0, x1, y1), word.base, size, 1.0)))
                break
    misread = {id(over) for over, _ in found}
    return [word for word in words if id(word) not in misread] + [bullet for _, bullet in found]


def _stands_alone(left: float, word: Word, words: Iterable[Word], over: Word | None) -> bool:
    """Whether on the line of `word` nothing is between it and a blot that begins at `left`, nor right before that."""
    return not any(
        other is not word
        and other is not over
        and abs(other.base - word.base) < 0.5 * word.size
        and left - BEFORE * word.size < other.box[2] <= word.box[0]
        for other in words
    )


def _covers(word: Word, x: float, y: float) -> bool:
    x0, top, x1, bottom = word.box
    return x0 <= x <= x1 and top <= y <= bottom


def _blots(ink: Image) -> Iterator[tuple[int, int, int, int, int]]:
    """Boxes and areas of what hangs together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for left, top, width, height, area in stats[1 : min(count, MOST_BLOTS)].tolist():
        yield left, top, left + width, top + height, area
