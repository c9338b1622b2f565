"""From a PDF page's own coordinates to the page as it is read: upright, origin top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from planparse.places import BBox

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in PDF: x' = a·x + c·y + e and y' = b·x + d·y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def chain(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, and `then` to the result."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def move(box: BBox, matrix: Matrix) -> BBox:
    """The box around `box` after `matrix`."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    if b == c == 0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return (min(left, right), min(low, high), max(left, right), max(low, high))
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def quarter_turn(quarters: int, width: float, height: float) -> Matrix:
    """The matrix that turns a page of that size clockwise by so many quarters, top left origin kept."""
    match quarters % 4:
        case 1:
            return (0.0, 1.0, -1.0, 0.0, height, 0.0)
        case 2:
            return (-1.0, 0.0, 0.0, -1.0, width, height)
        case 3:
            return (0.0, -1.0, 1.0, 0.0, 0.0, width)
    return IDENTITY


@dataclass(frozen=True, slots=True)
class Frame:
    """How one page is looked at.

    `matrix` leads from the file's coordinates to the upright ones, in which all reading is done,
    `back` from there to the displayed page. They differ only where a page shows its text sideways or, in a
    scan, askew.
    """

    matrix: Matrix
    width: float
    height: float
    back: Matrix = IDENTITY

    def turned(self, quarters: int) -> Frame:
        """The same page, turned clockwise by so many quarters."""
        if quarters % 4 == 0:
            return self
        width, height = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Frame(
            chain(self.matrix, quarter_turn(quarters, self.width, self.height)),
            width,
            height,
            chain(quarter_turn(-quarters, width, height), self.back),
        )

    @property
    def displayed_size(self) -> tuple[float, float]:
        """Width and height of the displayed page; a page that lies a little askew keeps its size."""
        a, b = self.back[:2]
        return (self.width, self.height) if abs(a) > abs(b) else (self.height, self.width)

    def displayed(self, box: BBox) -> BBox:
        """An upright `box` on the displayed page."""
        x0, top, x1, bottom = box if self.back is IDENTITY else move(box, self.back)
        return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def frame_of(box: BBox, rotation: int) -> Frame:
    """The frame of a page displayed after `rotation` quarter turns clockwise.

    `box` is its visible part: left, bottom, right, top in the file's coordinates.
    """
    left, bottom, right, top = box
    upright = Frame((1.0, 0.0, 0.0, -1.0, -left, top), right - left, top - bottom)
    shown = upright.turned(rotation)
    return Frame(shown.matrix, shown.width, shown.height)
