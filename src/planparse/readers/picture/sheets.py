"""The pages of a picture file: each upright, with its size on paper. Needs Pillow."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

from planparse.errors import DamagedFileError

FORMATS = ("PNG", "JPEG", "TIFF")
MOST_PIXELS = 80_000_000
"""Of one page: A3 with 600 dots to the inch has 70."""
MOST_PAGES = 300
COARSEST = 100.0
"""Dots to the inch; programs that know of none say 72 or 96."""
LONGEST = (280.0, 3_600.0)
"""Points of the longer side of what may be a page."""
A4 = 595.28
"""Points of the shorter side of a page whose size the file does not tell."""
_INCH = 72

_FAILURES = (OSError, SyntaxError, ValueError, struct.error, EOFError, OverflowError, IndexError, KeyError, TypeError)
"""What Pillow raises for files that are broken or forged."""


class Sheets:
    """The pages of the picture file `data` called `name`. Every method raises DamagedFileError where it is unsound."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        with self._sound():
            self._file = Image.open(io.BytesIO(data), formats=FORMATS)
            # Further pictures in a PNG or a JPEG move, or are for the eye of a camera.
            self.count: int = getattr(self._file, "n_frames", 1) if self._file.format == "TIFF" else 1

    def page(self, index: int) -> tuple[Image.Image, float]:
        """A page in colours, displayed as it is meant to be, and its pixels a point."""
        with self._sound():
            self._file.seek(index)
            width, height = self._file.size
            if width * height > MOST_PIXELS:
                raise DamagedFileError(
                    f"{self._name} has a page of {width} × {height} dots, more than planparse reads; save it smaller."
                )
            picture = ImageOps.exif_transpose(self._file)
            return _on_paper(picture), self._scale(*picture.size)

    def _scale(self, width: int, height: int) -> float:
        """Pixels a point, by what the file says of its resolution, where that gives a page."""
        dots = self._file.info.get("dpi", (0, 0))
        inch = float(dots[0]) if isinstance(dots, tuple) and dots else 0.0
        if inch >= COARSEST and LONGEST[0] <= max(width, height) * _INCH / inch <= LONGEST[1]:
            return inch / _INCH
        return min(width, height) / A4

    @contextmanager
    def _sound(self) -> Iterator[None]:
        with warnings.catch_warnings():
            # Pillow warns of sizes, which are looked at here, and of metadata, which says nothing of the page.
            warnings.simplefilter("ignore")
            try:
                yield
            except (*_FAILURES, Image.DecompressionBombError) as error:
                raise DamagedFileError(f"{self._name} is damaged: its picture cannot be read ({error}).") from error


def _on_paper(picture: Image.Image) -> Image.Image:
    """In colours; what is transparent is white."""
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture).convert("RGB")
    if picture.mode.startswith("I"):
        # Sixteen bits: the upper eight are enough.
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGB")
