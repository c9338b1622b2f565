"""A picture of a page made even: light without shadows, lines of text and rules level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Image: TypeAlias = npt.NDArray[np.uint8]
"""Rows of pixels: grey, or blue, green, red."""

STEEPEST = 6.0
"""Degrees by which a page may lie askew."""
STEPS = (1.0, 0.2, 0.05)
"""Degrees between the angles that are tried, coarse to fine."""
LOOK = 700
"""Pixels on the longer side of the picture that the angle is measured on."""
FINE = 1400
"""The same for the last steps."""
LEVEL = 0.03
"""Degrees; less is not worth a turn, which blurs the letters."""
GRAIN = 7
"""Points; larger than the strokes of letters, smaller than the areas between them."""
CONTRAST = 16
"""Grey levels by which ink is darker than what is around it."""
AROUND = 12
"""Points of that surrounding."""
WHITE = 255


@dataclass(frozen=True)
class Sheet:
    """A level picture of a page.

    `turn` is the 2 × 3 matrix that leads from its pixels back to those of the picture as it came.
    """

    colours: Image
    grey: Image
    """Paper is white in all places, whatever shadow lies on it."""
    scale: float
    """Pixels a point."""
    turn: npt.NDArray[np.float64]

    @cached_property
    def ink(self) -> Image:
        """255 where there is ink, 0 on paper."""
        smooth = cv2.GaussianBlur(self.grey, (3, 3), 0)
        block = round(AROUND * self.scale) | 1
        # Darker than its surroundings: that finds hairlines in grey, and writing on coloured areas.
        ink = cv2.adaptiveThreshold(
            smooth, WHITE, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(block, 3), CONTRAST
        )
        return np.asarray(ink, np.uint8)

    def turned(self, quarters: int) -> Sheet:
        """The sheet turned clockwise by so many quarters."""
        colours, grey = (np.ascontiguousarray(np.rot90(image, -quarters)) for image in (self.colours, self.grey))
        height, width = self.grey.shape
        back = _quarter_back(quarters, width, height)
        return Sheet(colours, grey, self.scale, _chained(back, self.turn))


def straightened(colours: Image, scale: float) -> Sheet:
    """The sheet of a picture in blue, green and red, with `scale` pixels a point."""
    grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY), np.uint8)
    even = _without_shadows(grey, scale)
    angle = _skew(even)
    height, width = even.shape
    if abs(angle) < LEVEL:
        return Sheet(colours, even, scale, np.eye(2, 3))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    level, level_colours = (
        np.asarray(
            cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(WHITE,) * 3), np.uint8
        )
        for image in (even, colours)
    )
    return Sheet(level_colours, level, scale, np.asarray(cv2.invertAffineTransform(matrix), np.float64))


def _without_shadows(grey: Image, scale: float) -> Image:
    """`grey` divided by the light of the paper: the brightest around each place."""
    height, width = grey.shape
    # At a pixel a point letters go, and what they stand on stays.
    small = cv2.resize(
        grey, (max(round(width / scale), 1), max(round(height / scale), 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((GRAIN, GRAIN), np.uint8)), 4 * GRAIN + 1 | 1)
    light = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(light, 1), scale=WHITE), np.uint8)


def _skew(grey: Image) -> float:
    """Degrees, counter-clockwise, by which the sheet is to be turned so that its lines are level."""
    best = 0.0
    reach = STEEPEST
    for step in STEPS:
        ink = _ink_of(grey, LOOK if step > STEPS[-1] else FINE)
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _evenness(ink, angle)))
        reach = step
    return best


def _ink_of(grey: Image, longest: int) -> Image:
    factor = min(longest / max(grey.shape), 1.0)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(np.where(small < 0.8 * WHITE, WHITE, 0), np.uint8)


def _evenness(ink: Image, angle: float) -> float:
    """How sharply the rows of the turned picture part into lines and gaps."""
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, matrix, (width, height)).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _quarter_back(quarters: int, width: int, height: int) -> npt.NDArray[np.float64]:
    """The matrix from the pixels of a picture that was turned clockwise to those of `width` × `height` before."""
    match quarters % 4:
        case 1:
            return np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, height]])
        case 2:
            return np.array([[-1.0, 0.0, width], [0.0, -1.0, height]])
        case 3:
            return np.array([[0.0, -1.0, width], [1.0, 0.0, 0.0]])
    return np.eye(2, 3)


def _chained(first: npt.NDArray[np.float64], then: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    below = np.array([[0.0, 0.0, 1.0]])
    return np.asarray((np.vstack([then, below]) @ np.vstack([first, below]))[:2], np.float64)
