"""What the one who waits for a reader asks of it: tell each page, leave pages out, stop in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Literal, TypeAlias, get_args

OcrMode: TypeAlias = Literal["auto", "always", "never"]
OCR_MODES: tuple[OcrMode, ...] = get_args(OcrMode)
OcrEngine: TypeAlias = Literal["rapid", "tesseract"]
OCR_ENGINES: tuple[OcrEngine, ...] = get_args(OcrEngine)


@dataclass(frozen=True, slots=True)
class Ocr:
    """Which pages are read from their pictures, and by what."""

    mode: OcrMode = "auto"
    """`auto`: those without text, or with a text that is not what they show; `always`: all pages."""
    engine: OcrEngine = "rapid"
    """What reads the letters: networks that come inside a package, or the program of the user's system."""


def _tell_nobody(page: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Watch:
    """Wishes for the reading of one file; by default there are none."""

    skip: frozenset[int] = frozenset()
    """Pages, from 1, to leave out: no reader survived them."""
    again: frozenset[int] = frozenset()
    """Pages to read with a second engine: an earlier reader did not survive them, or found nothing on them."""
    last: int | None = None
    """The last page to read, None for all."""
    until: float = inf
    """Moment of `time.monotonic` after which no further page is begun."""
    on_page: Callable[[int], None] = _tell_nobody
    """Called with each page's number before the page is touched, and with 0 after the last one."""
    ocr: Ocr = Ocr()
    ocr_here: bool = True
    """Pages may be read from their pictures in this process; otherwise an OcrNeededError asks for another."""

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return monotonic() > self.until
