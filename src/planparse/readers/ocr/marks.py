"""What is drawn on a sheet beside letters: rules, coloured areas, bullets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

import cv2
import numpy as np

from planparse.places import BBox
from planparse.readers.ocr.sheet import WHITE, Image, Sheet

SHORTEST = 14.0
"""Points; a shorter stroke may be part of a letter."""
THICKEST = 3.5
SCRAP = 7.0
"""Points of a rule that the scanner lost nothing of; longer than the strokes of most letters."""
GAP = 4.0
"""Points that may be missing between two scraps."""
PIECE = 72.0
"""Points; a longer rule is given in pieces, each at its own height, since paper is never quite flat."""
DARKER = 10
"""Grey levels between an area and the paper around it."""
AREA_HEIGHT = 7.0
"""Points; lower areas are thick rules or smears."""
WIDEST_AREA = 130.0
"""Points in the one direction or the other; what is larger is a shadow."""
FULL = 0.85
"""Share of its box that an area covers."""
TOUCHING = 1.0
"""Points between areas that meet."""
EDGE = 4
"""Points; what is nearer to the edge of the sheet is the shadow of its fold or of the lid."""
DARK = 128
"""Grey level below which writing on an area is light."""
RIM = 0.2
"""Share of a line's height around it in which there may be rules."""
MOSTLY = 0.5
"""Share of a stroke inside lines from which it is of letters."""
MOST_MARKS = 3_000

Box: TypeAlias = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels."""
Area: TypeAlias = tuple[BBox, int]
"""A box and its colour as 0xRRGGBB."""


@dataclass(slots=True)
class Stroke:
    """A piece of a rule in pixels: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Marks:
    """Everything in pixels of the sheet."""

    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)


def find_marks(sheet: Sheet, lines: Sequence[Box]) -> tuple[Marks, Image]:
    """The rules of a sheet on which `lines` of text stand, and its ink without the rules."""
    across, across_ink = _rules(sheet.ink, sheet.scale, lines)
    sideways = [(y0, x0, y1, x1) for x0, y0, x1, y1 in lines]
    down, down_ink = _rules(np.ascontiguousarray(sheet.ink.T), sheet.scale, sideways)
    ruled = cv2.dilate(cv2.bitwise_or(across_ink, np.ascontiguousarray(down_ink.T)), np.ones((3, 3), np.uint8))
    ink = np.asarray(cv2.bitwise_and(sheet.ink, cv2.bitwise_not(ruled)), np.uint8)
    return Marks(across, down), ink


def _rules(ink: Image, scale: float, lines: Sequence[Box]) -> tuple[list[Stroke], Image]:
    """The level rules in `ink`, and their pixels. What lies inside one of the `lines` is a stroke of its letters."""
    scraps = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _row(SCRAP * scale))
    joined = cv2.morphologyEx(scraps, cv2.MORPH_CLOSE, _row(GAP * scale))
    long = cv2.morphologyEx(joined, cv2.MORPH_OPEN, _row(SHORTEST * scale))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    strokes: list[Stroke] = []
    kept = np.zeros(max(count, 1), np.uint8)
    for label in range(1, min(count, MOST_MARKS)):
        left, top, width, height, size = (int(value) for value in stats[label])
        if size > THICKEST * scale * width or _is_of_letters(left, left + width, top + height / 2, lines):
            continue
        kept[label] = WHITE
        part = labels[top : top + height] == label
        for start, end in _cuts(left, left + width, max(round(width / (PIECE * scale)), 1)):
            rows = np.flatnonzero(part[:, start:end].any(axis=1))
            if len(rows):
                weight = part[:, start:end].sum(axis=1)[rows]
                strokes.append(Stroke(top + float(np.average(rows, weights=weight)) + 0.5, start, end))
    return strokes, np.asarray(kept[labels], np.uint8)


def _is_of_letters(left: int, right: int, at: float, lines: Sequence[Box]) -> bool:
    """Whether most of a stroke runs through lines of text: strokes of letters that stand above each other join."""
    inside = 0.0
    for x0, top, x1, bottom in lines:
        rim = RIM * min(x1 - x0, bottom - top)
        if top + rim < at < bottom - rim:
            inside += max(min(right, x1) - max(left, x0), 0)
    return inside > MOSTLY * (right - left)


def _row(pixels: float) -> Image:
    return np.ones((1, max(round(pixels), 3)), np.uint8)


def _cuts(start: int, end: int, pieces: int) -> Iterator[tuple[int, int]]:
    ends = np.linspace(start, end, pieces + 1).round().astype(int).tolist()
    return pairwise(ends)


def find_areas(sheet: Sheet) -> list[Area]:
    """Coloured areas: darker than the paper around them, rectangular, and off the sheet's edges."""
    height, width = sheet.grey.shape
    size = (max(round(width / sheet.scale), 1), max(round(height / sheet.scale), 1))
    small = cv2.resize(sheet.colours, size, interpolation=cv2.INTER_AREA)
    # The brightest of what is around takes the letters out.
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 5)
    light, grey = cv2.cvtColor(ground, cv2.COLOR_BGR2GRAY), cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    mask = np.zeros(light.shape, np.uint8)
    for kernel in ((1, round(WIDEST_AREA)), (round(WIDEST_AREA), 1)):
        mask |= (cv2.morphologyEx(light, cv2.MORPH_BLACKHAT, np.ones(kernel, np.uint8)) > DARKER).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    found = []
    for label in range(1, min(count, MOST_MARKS)):
        left, top, across, down, covered = (int(value) for value in stats[label])
        right, bottom = left + across, top + down
        if min(across, down) < AREA_HEIGHT or covered < FULL * across * down:
            continue
        if left < EDGE or top < EDGE or right > size[0] - EDGE or bottom > size[1] - EDGE:
            continue
        for high, low in pairwise((0, *_seams(np.asarray(grey[top:bottom, left:right], np.uint8)), down)):
            part = (slice(top + high, top + low), slice(left, right))
            blue, green, red = (int(value) for value in np.median(ground[part], axis=(0, 1)))
            x0, y0, x1, y1 = (value * sheet.scale for value in (left, top + high, right, top + low))
            found.append(((x0, y0, x1, y1), red << 16 | green << 8 | blue))
    return found


def _seams(grey: Image) -> list[int]:
    """The rows at which areas upon each other meet: there the grey of an area changes for good."""
    # Letters cover less than half of any row.
    rows = np.median(grey, axis=1)
    seams: list[int] = []
    begin, reach = 0, round(AREA_HEIGHT)
    for row in range(reach, len(rows) - reach + 1):
        if row - begin < reach:
            continue
        if abs(np.median(rows[row : row + reach]) - np.median(rows[row - reach : row])) > 2 * DARKER:
            steps = np.abs(np.diff(rows[row - 1 : row + reach]))
            begin = row + int(np.argmax(steps))
            seams.append(begin)
    return [seam for seam in seams if seam <= len(rows) - reach]


def seam_strokes(areas: Sequence[Area], scale: float) -> list[Stroke]:
    """The lines on which `areas` meet below each other, where a rule between them would not be seen."""
    return [
        Stroke(above[3], max(above[0], below[0]), min(above[2], below[2]))
        for above, _ in areas
        for below, _ in areas
        if abs(below[1] - above[3]) <= TOUCHING * scale and min(above[2], below[2]) > max(above[0], below[0])
    ]


def brightened(sheet: Sheet, areas: Iterable[Area]) -> Sheet:
    """The sheet with dark `areas` turned into paper: white letters on them are black then."""
    grey = sheet.grey
    for (x0, top, x1, bottom), colour in areas:
        red, green, blue = colour >> 16, colour >> 8 & 0xFF, colour & 0xFF
        if 0.299 * red + 0.587 * green + 0.114 * blue < DARK:
            grey = grey.copy() if grey is sheet.grey else grey
            part = (slice(round(top), round(bottom)), slice(round(x0), round(x1)))
            own = cv2.cvtColor(np.ascontiguousarray(sheet.colours[part]), cv2.COLOR_BGR2GRAY)
            low, high = np.percentile(own, (50, 99.5))
            light = (own.astype(np.float64) - low) / max(high - low, 1.0)
            grey[part] = (WHITE * (1 - light.clip(0, 1))).astype(np.uint8)
    return replace(sheet, grey=grey)
