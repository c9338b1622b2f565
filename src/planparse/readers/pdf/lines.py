"""Runs put together to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from planparse.places import BBox
from planparse.readers.glyphs import split_bullet
from planparse.readers.pdf.bidi import in_reading_order
from planparse.readers.pdf.runs import ASCENT, DESCENT, Run

SPACE = 0.13
"""Gap between two runs, in font sizes, that is a word space."""
OVERLAP = 0.5
"""Share of the lower of two heights that must overlap on one line; covers raised letters."""
TAB = 0.7
"""Gap in font sizes after an `o` that stands for a bullet."""
TWICE = 0.1
"""Shift, in font sizes, of a text printed twice to look bold."""
SHADOW = 0.25
"""Shift, in font sizes, of a text printed twice to look raised from the page."""
COVERED = 0.5
"""Share of its width by which a shadow is shifted at most; narrow letters side by side are no shadows."""

_MIDDLE, _LEFT, _BOLD = attrgetter("middle"), attrgetter("x0"), attrgetter("bold")
# No line ends before a closing sign or after an opening one, even with a space between.
_KEPT_TOGETHER = re.compile(r"(?:[«(\[]+ )?[^ ]*(?: [,;:!?»)\]…%]+(?![^ ]))*")
# Bytes are told much faster than letters; this code page has them all.
_CODE_PAGE = "cp1252"
_NARROW = "iljtfrI.,:;'’!|()[] \xa0-".encode(_CODE_PAGE)
_WIDE = "mwMWŒœ@%—ABCDEGHKNOPQRUVXYZÉÈÊÀÂÇÎÔ".encode(_CODE_PAGE)


@dataclass(slots=True)
class Line:
    """A line of text, or its part in one column."""

    runs: list[Run]
    """Left to right."""
    text: str
    """With the file's own spaces; non-breaking ones are kept, they show where no line may end."""
    x0: float
    x1: float
    base: float
    size: float
    """Of most of its letters."""
    bold: bool
    """All of it is bold."""
    marker: str = ""
    """The bullet or dash it begins with; no part of `text`."""
    text_x0: float = 0.0
    """Where the text after the marker begins."""
    box: BBox = (0.0, 0.0, 0.0, 0.0)

    @property
    def colour(self) -> int:
        """Of its last run, which no label in another colour reaches."""
        return self.runs[-1].colour

    @property
    def letter(self) -> float:
        """Width of a small letter in points."""
        return (self.x1 - self.text_x0) / max(_weight(self.text), 1)

    @property
    def first_word(self) -> float:
        """Width in points of what must stay together at the start of the line, a marker included."""
        word = _KEPT_TOGETHER.match(self.text)
        width = (self.x1 - self.text_x0) * _weight(word[0] if word else "") / max(_weight(self.text), 0.1)
        return width + self.text_x0 - self.x0


def build_lines(runs: list[Run], widest_gap: float | None = None) -> list[Line]:
    """The lines that `runs` stand on, top to bottom.

    A gap of more than `widest_gap` font sizes ends a line; what follows is a line of its own.
    """
    if len(runs) == 1:
        return [_line(runs)]
    lines = []
    for row in rows_of(runs):
        if len(row) == 1:
            lines.append(_line(row))
        else:
            lines += [_line(part) for part in _parts(_once(sorted(row, key=_LEFT)), widest_gap)]
    return lines


def rows_of(runs: list[Run]) -> Iterable[list[Run]]:
    """`runs` by the line they stand on, top to bottom."""
    row: list[Run] = []
    top = bottom = size = 0.0
    for run in sorted(runs, key=_MIDDLE) if len(runs) > 1 else runs:
        base, own = run.base, run.size
        low, high = base + DESCENT * own, base - ASCENT * own
        shared = (low if low < bottom else bottom) - (high if high > top else top)
        if row and shared >= OVERLAP * (own if own < size else size):
            row.append(run)
            if own > size:
                top, bottom, size = high, low, own
        else:
            if row:
                yield row
            row, top, bottom, size = [run], high, low, own
    if row:
        yield row


def _once(runs: list[Run]) -> list[Run]:
    """`runs` of one line without those printed again over themselves."""
    kept: list[Run] = []
    for run in runs:
        for other in kept[-3:]:
            if other.text != run.text:
                continue
            shift = max(abs(run.x0 - other.x0), abs(run.base - other.base))
            if shift <= TWICE * run.size:
                other.bold = True
                break
            if _is_shadow(run, other, shift):
                break
        else:
            kept.append(run)
    return kept


def _is_shadow(run: Run, other: Run, shift: float) -> bool:
    """Whether one of two runs with the same text, `shift` apart, is the shadow of the other."""
    width = other.x1 - other.x0
    return run.size == other.size and shift <= SHADOW * run.size and run.x0 - other.x0 <= COVERED * width


def _parts(runs: list[Run], widest_gap: float | None) -> Iterable[list[Run]]:
    if widest_gap is None:
        yield runs
        return
    part = [runs[0]]
    right = runs[0].x1
    for run in runs[1:]:
        if run.x0 - right > widest_gap * run.size:
            yield part
            part = []
        part.append(run)
        right = max(right, run.x1)
    yield part


def _line(runs: list[Run]) -> Line:
    first = main = runs[0]
    text, right, bold = first.text, first.x1, first.bold
    if len(runs) > 1:
        main = max(runs, key=lambda run: (len(run.text), run.size))
        text, right = in_reading_order(_text_of(runs, main.size)), max([run.x1 for run in runs])
        bold = any(map(_BOLD, runs)) and all(run.bold or not run.text[0].isalnum() for run in runs)
    marker, rest = split_bullet(text)
    if first.text == "o" and len(runs) > 1 and runs[1].x0 - first.x1 > TAB * first.size:
        marker, rest = first.text, text[2:]
    text_x0 = first.x0
    if marker and len(first.text) == 1:
        text_x0 = runs[1].x0
    elif marker:
        text_x0 += (right - text_x0) * (1 - _weight(rest) / _weight(text))
    box = (first.x0, main.base - ASCENT * main.size, right, main.base + DESCENT * main.size)
    return Line(runs, rest, first.x0, right, main.base, main.size, bold, marker, text_x0, box)


def _text_of(runs: list[Run], size: float) -> str:
    text, right = runs[0].text, runs[0].x1
    for before, run in pairwise(runs):
        gap = run.x0 - right
        spaced = gap > SPACE * size or ((before.blank_after or run.blank_before) and gap > -SPACE * size)
        text += f" {run.text}" if spaced else run.text
        right = max(right, run.x1)
    return text


def upright_line(lines: list[Line], box: BBox) -> Line:
    """Lines of sideways text as one line that stands in `box`, its one run on the lower end of it."""
    main = max(lines, key=lambda line: len(line.text))
    text = " ".join(f"{line.marker} {line.text}".strip() for line in lines)
    bold = all(line.bold for line in lines)
    run = replace(main.runs[0], text=text, x0=box[0], x1=box[2], base=box[3], bold=bold)
    return Line([run], text, box[0], box[2], box[3], main.size, bold, text_x0=box[0], box=box)


def _weight(text: str) -> float:
    """Width of `text` in lower-case letters, as most fonts have it."""
    length, letters = len(text), text.encode(_CODE_PAGE, "replace")
    narrow, wide = length - len(letters.translate(None, _NARROW)), length - len(letters.translate(None, _WIDE))
    return length - 0.45 * narrow + 0.3 * wide
