"""Breaks texts into lines of a given width."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from samples.press.sheet import Text

for _font in ("Vera", "VeraBd"):
    registerFont(TTFont(_font, f"{_font}.ttf"))

_CHUNKS = re.compile(r"[^ -]*-+|[^ -]+| ")
"""A line may end at a space, and after a hyphen."""
_SIGNS = frozenset("✓✔✗●■")
"""What body faces do not hold, and the face of signs does."""


@dataclass(frozen=True, slots=True)
class Face:
    """A type face at one size, in points."""

    regular: str
    bold: str
    size: float

    @property
    def leading(self) -> float:
        """Distance from line to line."""
        return self.size * 1.25

    def larger(self, factor: float) -> Face:
        """The same face, `factor` times as large."""
        return Face(self.regular, self.bold, self.size * factor)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words; `runs` holds pieces of text with their font."""

    runs: tuple[tuple[str, str], ...]
    face: Face
    indent: float = 0.0
    marker: str = ""
    """Printed before the line, where it begins a list item."""
    space: float = 0.0
    """Room above the line."""

    @property
    def height(self) -> float:
        """Of the line with the room above it."""
        return self.face.leading + self.space


def break_text(text: Text, width: float, face: Face, gap: float = 0.0) -> list[Line]:
    """The lines of `text`, each at most `width` points wide where a word allows it; `gap` goes above."""
    indent = _indent(text.marker, face)
    plain = face.bold if text.bold or text.heading else face.regular
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for chunk, font in [*_chunks(text.lead, face.bold), *_chunks(text.text, plain)]:
        wide = stringWidth(chunk, font, face.size)
        if used + wide > width - indent and lines[-1] and chunk != " ":
            lines.append([])
            used = 0.0
        if chunk != " " or lines[-1]:
            lines[-1].append((chunk, font))
            used += wide
    return [
        Line(_runs(line), face, indent, text.marker if index == 0 else "", gap if index == 0 else 0.0)
        for index, line in enumerate(lines)
    ]


def longest_word(texts: tuple[Text, ...], face: Face) -> float:
    """Width of the widest piece that no line end may cut, with its indent."""
    return max(
        (
            _indent(text.marker, face) + stringWidth(chunk, face.bold if text.bold else face.regular, face.size)
            for text in texts
            for chunk in _CHUNKS.findall(text.text)
        ),
        default=0.0,
    )


def _indent(marker: str, face: Face) -> float:
    if not marker:
        return 0.0
    width: float = stringWidth(marker, face.regular, face.size)
    return max(face.size * 1.4, width + face.size * 0.5)


def _chunks(text: str, font: str) -> list[tuple[str, str]]:
    return [(chunk, "ZapfDingbats" if chunk in _SIGNS else font) for chunk in _CHUNKS.findall(text)]


def _runs(line: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Neighbours in the same font are one run; a line does not end with a space."""
    runs: list[tuple[str, str]] = []
    for chunk, font in line:
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + chunk, font)
        else:
            runs.append((chunk, font))
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return tuple(runs)
