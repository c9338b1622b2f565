"""A page's text as runs: pieces that the file shows in one go, in one font, on one line."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from math import hypot
from typing import NamedTuple

from planparse.places import BBox
from planparse.readers.glyphs import in_symbol_font
from planparse.readers.pdf import calls
from planparse.readers.pdf.batched import text_objects
from planparse.readers.pdf.bidi import RIGHT_TO_LEFT
from planparse.readers.pdf.calls import FLOAT_AT, FLOATS
from planparse.readers.pdf.frame import Frame
from planparse.readers.pdf.limits import CHARACTERS_PER_PAGE
from planparse.readers.pdf.one_by_one import BLANK, TextObject, standing
from planparse.readers.pdf.sight import Sight, is_clipped
from planparse.readers.pdf.tags import Tag

ASCENT, DESCENT = 0.8, 0.2
"""How far letters reach above and below the base line, in font sizes."""
SMALLEST_SIZE = 1.5
"""Points; smaller print is not meant to be read."""
LOOSE = 0.65
"""Mean width of a letter, in font sizes, from which a run may hold the cells of a whole table row."""
SLANTED = 0.2
SAME_WIDTH = 0.03
"""Share of a width by which an equal one may differ."""
INVISIBLE_MODES = (3, 7)
STROKED_TOO = 2
"""Text rendering modes of the PDF standard; fill, then stroke is the poor man's bold."""

BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!light)|,b|-b$", re.IGNORECASE)
# pdfium reports a hyphen at a line end as U+0002 or U+FFFE.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u2010": "-", "\0": " "})
_SPECIAL = re.compile("[\x00\x02\ufffe\u2010]")
_LINE_END_HYPHEN = re.compile("[\x02\ufffe]")
_SYMBOL_NAME = re.compile(r"wingdings2?|symbol(?=mt|std|$)", re.IGNORECASE)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_FIGURES = re.compile(r"(?: +[-–—−(]?\d[\d.,]*[)%]*){2}$")
"""What a run ends with that may hold the cells of a row of figures."""
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\S")
_FORCE_BOLD = 1 << 18


class Font(NamedTuple):
    """What matters of a font here."""

    bold: bool
    symbols: str
    """Family of a symbol font, such as `wingdings`; empty for a font of letters."""


@dataclass(slots=True)
class Run:
    """A piece of text on one line, in a frame in which it is upright.

    `base` is the height of the base line, `first` the index of its first character on the page.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    colour: int
    first: int
    blank_before: bool = False
    blank_after: bool = False
    """The file itself has a space there."""
    item: int = 0
    """The text object that it is of."""
    tag: Tag | None = None
    """What the file says that it belongs to."""

    @property
    def top(self) -> float:
        """Where tall letters end."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where letters below the base line end."""
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> float:
        """The height of the middle of its letters."""
        return self.base - 0.3 * self.size

    @property
    def centre(self) -> float:
        """Half way along."""
        return (self.x0 + self.x1) / 2

    @property
    def box(self) -> BBox:
        """From its first to its last letter."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class PageText:
    """All runs of a page, and what could not be read."""

    runs: dict[int, list[Run]] = field(default_factory=dict)
    """By the quarter turns, clockwise, that bring the text upright; nearly all are under 0."""
    hidden: list[Run] = field(default_factory=list)
    """Upright runs in an invisible rendering mode: the text layer of a scan, or nothing to be read."""
    unmapped: int = 0
    """Kinds of characters whose font has no Unicode map."""
    maybe_soft: bool = False
    """Hyphens at line ends may be soft ones, which pdfium does not tell from others."""
    cut: bool = False
    """The page holds more characters than the limit."""

    @property
    def main_turn(self) -> int:
        """The turn that brings most of the text upright."""
        return max(self.runs, key=lambda turn: sum(len(run.text) for run in self.runs[turn]), default=0)


def read_runs(handle: int, frame: Frame, sight: Sight) -> PageText:
    """The runs on the text page `handle` that are in `sight`, in the file's order."""
    return _RunReader(handle, frame, sight).read()


class _RunReader:
    """Walks over one text page, object by object."""

    def __init__(self, handle: int, frame: Frame, sight: Sight) -> None:
        self.handle = handle
        self.sight = sight
        self.frame = frame
        self.plain = frame.matrix[:4] == (1.0, 0.0, 0.0, -1.0)
        self.fonts: dict[int, Font] = {}
        self.unmapped: dict[int, list[tuple[str, int]]] = {}
        """By font, texts that may have letters without a Unicode map, each with the index of its first character."""
        self.sizes: dict[float, float] = {}
        """The runs of one size share its value."""
        self.found = PageText()

    def read(self) -> PageText:
        count = calls.count_chars(self.handle)
        if count > CHARACTERS_PER_PAGE:
            self.found.cut = True
            count = CHARACTERS_PER_PAGE
        if count <= 0:
            return self.found
        text = _characters(self.handle, count)
        # Right-to-left text has its characters in reading order, its places in the opposite one.
        letter_by_letter = not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
        self.private = _PRIVATE_USE.search(text) is not None
        self.found.maybe_soft = any(
            _may_be_soft(self.handle, match.start()) for match in _LINE_END_HYPHEN.finditer(text)
        )
        if _SPECIAL.search(text):
            text = text.translate(_HYPHENS)
        for shown in text_objects(self.handle, text, letter_by_letter, self.frame.matrix):
            self._add(shown, text)
        self.found.unmapped = sum(map(self._letters_unmapped, self.unmapped.values()))
        return self.found

    def _letters_unmapped(self, texts: list[tuple[str, int]]) -> int:
        """How many different letters of the `texts` in one font have no Unicode map."""
        joined = "".join([text for text, _ in texts])
        starts = list(accumulate([len(text) for text, _ in texts], initial=0))
        unmapped = 0
        for letter in set(joined):
            place = joined.index(letter)
            number = bisect_right(starts, place) - 1
            unmapped += calls.char_unmapped(self.handle, texts[number][1] + place - starts[number]) == 1
        return unmapped

    def _add(self, shown: TextObject, page_text: str) -> None:
        item, start, first, stop, end, size, along, clipped, layered, font, mode, colour, stands, unmapped = shown
        if size < 0:
            # Letters of a negative size stand on their heads; their matrix mostly turns them back.
            size, along = -size, (-along[0], -along[1])
            stands = standing(self.handle, first, stop - 1, size, self.frame.matrix)
        turn = 0 if self.plain and along[1] == 0 < along[0] else self._turn(*along)
        if size < SMALLEST_SIZE or turn is None or (clipped and is_clipped(item)):
            return
        text = page_text[first:stop]
        if unmapped:
            self.unmapped.setdefault(font, []).append((text, first))
        bold, symbols = self.fonts.get(font) or self._new_font(font)
        if symbols or (self.private and _PRIVATE_USE.search(text)):
            text = _PRIVATE_USE.sub("•", in_symbol_font(symbols, text))
        size = self.sizes.setdefault(size, size)
        frame = self.frame
        if turn:
            frame = frame.turned(turn)
            stands = standing(self.handle, first, stop - 1, size, frame.matrix)
        x0, x1, base, straight = stands
        run = Run(text, x0, x1, base, size, bold or mode == STROKED_TOO, colour, first, first > start, stop < end, item)
        pieces = [run] if straight else split(self.handle, run, frame, _LETTER)
        if " " in text and (x1 - x0 > LOOSE * size * len(text) or _FIGURES.search(text)):
            pieces = words(self.handle, run, frame)
        if layered:
            pieces = [piece for piece in pieces if self.sight.shows(frame.displayed(piece.box))]
        if mode in INVISIBLE_MODES:
            self.found.hidden += pieces
        else:
            self.found.runs.setdefault(turn, []).extend(pieces)

    def _turn(self, x: float, y: float) -> int | None:
        """The quarter turns that bring a text upright which runs along x, y in the file's coordinates.

        None for slanted text: it is a stamp or watermark across the page.
        """
        a, b, c, d, _, _ = self.frame.matrix
        x, y = a * x + c * y, b * x + d * y
        if min(abs(x), abs(y)) > SLANTED * max(abs(x), abs(y)):
            return None
        if abs(x) >= abs(y):
            return 0 if x >= 0 else 2
        return 1 if y < 0 else 3

    def _new_font(self, handle: int) -> Font:
        font = self.fonts[handle] = _read_font(handle)
        return font


def split(handle: int, run: Run, frame: Frame, pieces: re.Pattern[str]) -> list[Run]:
    """`run` in the pieces of its text that match, each where it stands."""
    found = []
    for match in pieces.finditer(run.text):
        start, end = match.span()
        blank_before = run.text[start - 1] in BLANK if start else run.blank_before
        blank_after = run.text[end] in BLANK if end < len(run.text) else run.blank_after
        x0, x1, base, _ = standing(handle, run.first + start, run.first + end - 1, run.size, frame.matrix)
        piece = Run(
            match[0], x0, x1, base, run.size, run.bold, run.colour, run.first + start,
            blank_before, blank_after, run.item,
        )  # fmt: skip
        found.append(piece)
    return found


def words(handle: int, run: Run, frame: Frame) -> list[Run]:
    """`run` word by word."""
    return split(handle, run, frame, _WORD)


def _characters(handle: int, count: int) -> str:
    """The first `count` characters of the page, exactly one each."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = calls.get_text(handle, 0, count, buffer)
    text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        # Characters beyond U+FFFF and unmapped ones shift the indexes: ask for each.
        codes = (calls.char_unicode(handle, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return text


def _may_be_soft(handle: int, index: int) -> bool:
    """Whether the hyphen at `index` is as wide as U+00AD in its font, which fonts without one rarely make it."""
    item = calls.char_object(handle, index)
    if item is None:
        return False
    calls.letter_width(calls.text_font(item), 0xAD, 1.0, FLOAT_AT[7])
    calls.text_size(item, FLOAT_AT[6])
    calls.char_matrix(handle, index, FLOAT_AT[0])
    expected = FLOATS[7] * FLOATS[6] * hypot(FLOATS[0], FLOATS[1])
    upright = abs(FLOATS[0]) >= abs(FLOATS[1])
    calls.char_box(handle, index, FLOAT_AT[0])
    left, high, right, low = FLOATS[:4]
    width = right - left if upright else abs(high - low)
    return abs(width - expected) <= SAME_WIDTH * expected


def _read_font(handle: int) -> Font:
    buffer = ctypes.create_string_buffer(256)
    calls.font_name(handle, buffer, 256)
    name = buffer.value.decode("latin-1").rpartition("+")[2]
    forced = calls.font_flags(handle) > 0 and calls.font_flags(handle) & _FORCE_BOLD
    symbols = _SYMBOL_NAME.match(name.replace(" ", "").replace("-", ""))
    return Font(bool(forced or BOLD_NAME.search(name)), symbols[0].lower().replace("2", " 2") if symbols else "")
