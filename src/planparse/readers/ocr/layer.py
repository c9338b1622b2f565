"""Words that somebody read before and put behind the picture: taken as they are where the picture agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from planparse.readers.ocr.marks import Box
from planparse.readers.ocr.sheet import Image, Sheet
from planparse.readers.ocr.words import Word, stroke

RIM = 0.25
"""Font sizes around a word that may still be its own: such layers are placed roughly."""
WITNESSES = 6
"""Lines, the longest of the page, that are read to compare."""
ALIKE = 0.8
"""How like the layer they must be, 0 to 1."""


class LayerWord(NamedTuple):
    """A word in pixels of the picture as it came."""

    text: str
    x0: float
    x1: float
    base: float
    size: float


def leveled(words: Sequence[LayerWord], sheet: Sheet) -> list[Word]:
    """`words` where they stand on the sheet."""
    matrix = np.linalg.inv(np.vstack([sheet.turn, [0.0, 0.0, 1.0]]))
    found = []
    for text, x0, x1, base, size in words:
        (left, low), (right, other) = (_moved(matrix, x, base) for x in (x0, x1))
        level = (low + other) / 2
        found.append(Word(text, (left, level - 0.8 * size, right, level + 0.2 * size), level, size, 1.0))
    return found


def _moved(matrix: npt.NDArray[np.float64], x: float, y: float) -> tuple[float, float]:
    moved = matrix @ np.array([x, y, 1.0])
    return float(moved[0]), float(moved[1])


def uncovered(words: Sequence[Word], ink: Image) -> float:
    """Share of the ink of letters that is under none of the `words`."""
    rest = ink.copy()
    for word in words:
        x0, top, x1, bottom = box_of(word)
        rest[top:bottom, x0:x1] = 0
    whole = int((ink > 0).sum())
    return int((rest > 0).sum()) / whole if whole else 0.0


def box_of(word: Word) -> Box:
    """The pixels that `word` may cover."""
    x0, top, x1, bottom = word.box
    rim = RIM * word.size
    return max(round(x0 - rim), 0), max(round(top - rim), 0), max(round(x1 + rim), 0), max(round(bottom + rim), 0)


def weighed(words: Sequence[Word], ink: Image) -> list[Word]:
    """`words` with the thickness of their strokes; those that nothing is seen of are left out."""
    seen = []
    for word in words:
        x0, top, x1, bottom = box_of(word)
        if (part := ink[top:bottom, x0:x1]).any():
            word.weight = stroke(part) / word.size
            seen.append(word)
    return seen


def agrees(words: Sequence[Word], read: Callable[[list[Box]], list[str]]) -> bool:
    """Whether some lines of `words` are what is read in their boxes."""
    lines = sorted(_lines(words), key=lambda line: -len(line[0]))[:WITNESSES]
    texts = read([box for _, box in lines])
    alike = [
        SequenceMatcher(None, _plain(line), _plain(text)).ratio() for (line, _), text in zip(lines, texts, strict=True)
    ]
    return not alike or median(alike) >= ALIKE


def _plain(text: str) -> str:
    return text.casefold().replace(" ", "")


def _lines(words: Sequence[Word]) -> list[tuple[str, Box]]:
    """Text and box of each line: words of one base line that follow each other."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if (
            last
            and abs(last.base - word.base) < 0.3 * word.size
            and -0.2 * word.size <= word.box[0] - last.box[2] < 1.5 * word.size
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        (
            " ".join(word.text for word in line),
            (box_of(line[0])[0], min(box_of(w)[1] for w in line), box_of(line[-1])[2], max(box_of(w)[3] for w in line)),
        )
        for line in lines
    ]
