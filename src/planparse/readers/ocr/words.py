"""Letters that were recognised on a line, put into words that stand where their ink is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from planparse.readers.ocr.sheet import Image

ASCENT, DESCENT = 0.73, 0.21
"""How far tall letters reach above and low ones below the base line, in font sizes, in most fonts of text."""
SMALL = 0.53
"""Height of letters without either."""
ACCENT = 0.2
"""What an accent adds to a capital."""
GAP = 0.2
"""Width of the white between two letters, in heights of the line, from which they are of two words."""
USUAL_GAP = 0.75
"""The same as a share of the gaps between the words of the line."""
NEAR = 0.9
"""Heights of the line by which the network may be wrong on where a letter stands."""

FOREIGN = 0.35
"""Share of the line's height up to which a stroke that is cut off above or below is of another line."""

_TALL = frozenset("bdfhkltß()[]{}/|\\!?&%§£$€#@0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ\"'’‘“”éèêëàâäîïíôöóùûüúñãõ*°")
_HIGH = frozenset("ÉÈÊËÀÂÄÎÏÍÔÖÓÙÛÜÚÑÃÕ")
_LOW = frozenset("gjpqyçÇQ()[]{}/|\\,;§$")
_FLOATING = frozenset("-–—•·.…=~«»:_")


class Letter(NamedTuple):
    """One recognised sign; `at` is where its middle is, in pixels from the left of the line."""

    sign: str
    at: float
    sure: float


@dataclass(slots=True)
class Word:
    """A word in pixels of the sheet."""

    text: str
    box: tuple[float, float, float, float]
    """x0, top, x1, bottom of its ink."""
    base: float
    """Height of the base line."""
    size: float
    """Font size."""
    sure: float
    """0 to 1, that of its most doubtful letter."""
    weight: float = 0.0
    """Thickness of its strokes, in font sizes; 0 where it cannot be told."""
    bold: bool = False


def words_of(
    letters: Sequence[Letter | None], ink: Image, left: float, top: float, *, all_spaces: bool = False
) -> list[Word]:
    """The words of one line; a None among the `letters` is a space, and `all_spaces` says that there are no others.

    `ink` is the line's part of the sheet, whose first pixel is at `left`, `top`.
    """
    ink = _own(ink)
    if not any(letters) or not ink.any():
        return []
    words = []
    for start, end, part in _parts(letters, ink, all_spaces):
        inked = ink[:, start:end]
        columns, rows = np.flatnonzero(inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
        if not len(columns):
            columns, rows = np.array([0, end - start - 1]), np.flatnonzero(ink.any(axis=1))
        first, last, high, low = (int(index) for index in (columns[0], columns[-1], rows[0], rows[-1]))
        text = "".join(letter.sign for letter in part)
        above, below = _reach(text)
        size = (low + 1 - high) / (above + below)
        words.append(
            Word(
                text,
                (left + start + first, top + high, left + start + last + 1, top + low + 1),
                top + low + 1 - below * size,
                size,
                min(letter.sure for letter in part),
                stroke(inked),
            )
        )
    return _level(words)


def _own(ink: Image) -> Image:
    """`ink` without what reaches in from the lines above and below."""
    height = len(ink)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    foreign = [
        label
        for label, (_, top, _, tall, _) in enumerate(stats[1:count].tolist(), 1)
        if (top == 0 or top + tall == height) and tall < FOREIGN * height
    ]
    return np.where(np.isin(labels, foreign), 0, ink).astype(np.uint8) if foreign else ink


def _level(words: list[Word]) -> list[Word]:
    """The words of a line, with the size and the base line that most of its letters have."""
    votes = [word for word in words for _ in word.text if not set(word.text) <= _FLOATING] or words
    size, base = median(word.size for word in votes), median(word.base for word in votes)
    for word in words:
        word.size, word.base, word.weight = size, base, word.weight / size
    return words


def _parts(letters: Sequence[Letter | None], ink: Image, all_spaces: bool) -> Iterator[tuple[int, int, list[Letter]]]:
    """First and last column, and letters, of each word."""
    height, width = ink.shape
    pairs = list(pairwise([letter for letter in letters if letter]))
    spaced = _spaced(letters)
    cuts = _cuts(pairs, spaced, _gaps(ink), height, all_spaces)
    begun, part = 0, [letter for letter in letters if letter][:1]
    for index, (before, after) in enumerate(pairs):
        if spaced[index] or index in cuts:
            cut = cuts.get(index, round((before.at + after.at) / 2))
            cut = max(min(cut, width - 1), begun + 1)
            yield begun, cut, part
            begun, part = cut, []
        part.append(after)
    yield begun, max(width, begun + 1), part


def _cuts(
    pairs: list[tuple[Letter, Letter]],
    spaced: list[bool],
    gaps: list[tuple[int, int]],
    height: int,
    all_spaces: bool,
) -> dict[int, int]:
    """The column at which each pair of letters is parted, as far as white is there.

    Spaces that were seen take the widest gap near them, in order; a gap as wide that is left is one more space, where
    not `all_spaces` were seen.
    """
    cuts: dict[int, int] = {}
    widths = []
    free = list(gaps)
    for index, pair in enumerate(pairs):
        near = [gap for gap in free if spaced[index] and _distance(pair, gap) < NEAR * height]
        if near:
            start, end = max(near, key=lambda gap: gap[1] - gap[0] - _distance(pair, gap) / 4)
            cuts[index] = round((start + end) / 2)
            widths.append(end - start)
            free = [gap for gap in free if gap[0] > start]
    if all_spaces:
        return cuts
    least = max(GAP * height, USUAL_GAP * median(widths or [0]))
    used = set(cuts.values())
    for start, end in gaps:
        if end - start > least and round((start + end) / 2) not in used and pairs:
            index = min(range(len(pairs)), key=lambda number: _distance(pairs[number], (start, end)))
            # Next to a space that was seen it is that space, a little aside.
            if not any(spaced[max(index - 1, 0) : index + 2]):
                cuts[index] = round((start + end) / 2)
    return cuts


def _spaced(letters: Sequence[Letter | None]) -> list[bool]:
    """For each pair of letters that follow each other, whether a space is between them."""
    spaced, blank = [], False
    for letter in letters:
        if letter is None:
            blank = True
        else:
            spaced.append(blank)
            blank = False
    return spaced[1:]


def _distance(pair: tuple[Letter, Letter], gap: tuple[int, int]) -> float:
    """Columns from the middle of the two letters to that of the gap."""
    return abs(pair[0].at + pair[1].at - gap[0] - gap[1]) / 2


def _gaps(ink: Image) -> list[tuple[int, int]]:
    """Runs of columns without ink, not those at the ends."""
    filled = np.flatnonzero(ink.any(axis=0))
    return [(int(a) + 1, int(b)) for a, b in pairwise(filled.tolist()) if b - a > 1]


def _reach(text: str) -> tuple[float, float]:
    """How far the letters of `text` reach above and below the base line, in font sizes."""
    if set(text) <= _FLOATING:
        return ASCENT, DESCENT
    above = ASCENT + ACCENT if any(sign in _HIGH for sign in text) else ASCENT if set(text) & _TALL else SMALL
    return above, DESCENT if set(text) & _LOW else 0.0


def stroke(ink: Image) -> float:
    """Mean thickness of the strokes in pixels: twice the area over the length of the outline."""
    inked = ink > 0
    area = float(inked.sum())
    outline = float((inked[:, 1:] != inked[:, :-1]).sum() + (inked[1:] != inked[:-1]).sum())
    return 2 * area / outline if outline else 0.0
