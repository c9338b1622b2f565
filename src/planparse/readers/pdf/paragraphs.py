"""Lines put together to paragraphs and list items.

A PDF knows no paragraphs. What tells them apart on the page: a list marker, a larger gap, another
style, an indent that ends; and, above all, room: a renderer fills every line, so a line whose first
word would have fitted on the line before begins a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from planparse.document import Paragraph
from planparse.places import BBox, Place, union
from planparse.readers.glyphs import tidy
from planparse.readers.pdf.lines import Line
from planparse.wording.cues import goes_on_after
from planparse.wording.hyphens import SOFT_HYPHEN, is_split

WIDER, WIDEST = 0.18, 0.45
"""Extra distance between base lines, in font sizes, that separates paragraphs, and that separates
even what reads like one sentence."""
WORD_SPACE = 0.28
"""Width of a space in font sizes."""
OTHER_SIZE = 0.12
INDENT = 0.5
"""In font sizes: where a line starts clearly further right or left."""

_BOLD = attrgetter("bold")
_LABEL = re.compile(r"^[^:.;]{2,40}?\s?:(?=\s|$)")
"""A label that begins a line: below a bold line, in bold itself, it begins a paragraph."""
_NUMBER = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2}){0,4}|[A-Za-z]|[ivxIVX]{1,5})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))\s+\S")
_LETTERS = re.compile(r"[^\W\d_]+")
HYPHENS = ("-", SOFT_HYPHEN)
"""What ends a line within a word."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEAK_MARKERS = frozenset("-–—*+·→")
_CUT_ENDS = (*HYPHENS, "/")
_OPEN_ENDS = (",", "(", "«", "&", "/", "-")
_CLOSED_ENDS = (".", ";", ":", "!", "?")


class Column(NamedTuple):
    """The room that lines were set in: the left and right end of a full line."""

    left: float
    right: float
    widest: float = 0.0
    """The right end of the few lines that run over `right`, where there are such."""


class Pitch:
    """The usual distance between the base lines of one paragraph, in font sizes."""

    _STEP = 0.05
    _DEFAULT = 1.2

    def __init__(self, stacks: Iterable[list[Line]]) -> None:
        """`stacks` are lines of one cell or column each, top to bottom."""
        # Raised letters push the lines apart in some programs, and do not in others.
        steps: dict[bool, Counter[int]] = {False: Counter(), True: Counter()}
        for lines in stacks:
            for above, below in pairwise(lines):
                size = below.size
                distance = (below.base - above.base) / max(size, 1)
                if 0.8 < distance < 2.5 and abs(above.size - size) < OTHER_SIZE * size:
                    steps[_has_raised(above, below)][round(distance / self._STEP)] += 1
        self._plain = self._smallest_usual(steps[False], self._DEFAULT)
        self._raised = self._smallest_usual(steps[True], self._plain)

    def of(self, above: Line, below: Line) -> float:
        """The usual distance of two such lines in points."""
        return (self._raised if _has_raised(above, below) else self._plain) * below.size

    def _smallest_usual(self, steps: Counter[int], default: float) -> float:
        often = max(steps.values(), default=0) / 4
        return min((step * self._STEP for step, count in steps.items() if count >= often), default=default)


def _has_raised(above: Line, below: Line) -> bool:
    if len(above.runs) == len(below.runs) == 1:
        return False
    return any(run.size < 0.85 * line.size for line in (above, below) for run in line.runs)


@dataclass(slots=True)
class Draft:
    """A paragraph in the making."""

    lines: list[Line]
    column: Column
    depth: int = 0
    open_top: bool = False
    """It may go on from the page or the column before."""
    open_bottom: bool = False
    """It may go on there."""

    @property
    def marker(self) -> str:
        """The list marker, empty for a plain paragraph."""
        return self.lines[0].marker

    @property
    def box(self) -> BBox:
        """The tight box around its lines."""
        return union([line.box for line in self.lines]) if len(self.lines) > 1 else self.lines[0].box

    @property
    def hangs(self) -> bool:
        """Whether a later line stands right of where the first one begins."""
        first = self.lines[0]
        return len(self.lines) > 1 and self.lines[1].x0 - first.x0 > INDENT * first.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(map(_BOLD, self.lines))

    @property
    def room(self) -> float:
        """How many small letters the last line would have held."""
        last = self.lines[-1]
        before = self.lines[-2] if len(self.lines) > 1 else None
        free = free_room(last, before, self.column)
        return round(free / max(last.letter, 0.1), 1) if free > 0 else 0.0


def group(lines: list[Line], column: Column, pitch: Pitch) -> list[Draft]:
    """The paragraphs of `lines`, which stand in one column, top to bottom."""
    drafts: list[Draft] = []
    for line in lines:
        if drafts and _continues(line, drafts[-1], drafts[:-1], pitch):
            if line.marker:
                line.text, line.marker, line.text_x0 = f"{line.marker} {line.text}", "", line.x0
            drafts[-1].lines.append(line)
        else:
            drafts.append(Draft([line], column))
    _set_depths(drafts)
    return drafts


def free_room(line: Line, beside: Line | None, column: Column) -> float:
    """Points that were free for another word on `line`; `beside` is the line before or after it.

    The two show whether the text is centred or set to the right.
    """
    right = column.right if line.x1 <= column.right + 1 else max(column.right, column.widest)
    if beside is not None and abs(line.text_x0 - beside.text_x0) > 2:
        if abs(line.x0 + line.x1 - beside.x0 - beside.x1) <= 3:
            return right - column.left - (line.x1 - line.x0)
        if abs(line.x1 - beside.x1) <= 1:
            return line.x0 - column.left
    return right - line.x1


def _continues(line: Line, draft: Draft, earlier: list[Draft], pitch: Pitch) -> bool:
    last = draft.lines[-1]
    if last.text.endswith(SOFT_HYPHEN):
        return True
    if line.marker and not _is_wrapped_dash(line, draft):
        return False
    if not is_alike(line, last) or _is_apart(line, draft, pitch):
        return False
    if draft.hangs and line.x0 < draft.lines[1].x0 - INDENT * line.size:
        return False
    return may_go_on(line, draft, earlier)


def is_alike(line: Line, last: Line) -> bool:
    """Whether `line` begins in the style in which the line before it ends."""
    return abs(line.size - last.size) <= OTHER_SIZE * last.size and line.runs[0].bold == last.runs[-1].bold


def may_go_on(line: Line, draft: Draft, earlier: list[Draft]) -> bool:
    """Whether `draft` may go on in `line`, wherever that stands: it begins as none of the paragraphs `earlier` and
    its first word would not have fitted above."""
    last = draft.lines[-1]
    if not line.bold and draft.bold and _LABEL.match(line.text):
        return False
    if _NUMBER.match(line.text) and _continues_numbering(line, [*earlier, draft]):
        return False
    free = free_room(last, line, draft.column) - WORD_SPACE * line.size
    # Most lines are clear without a look at the first word, which costs time.
    if free <= 0 or free > line.x1 - line.x0 + 4 * line.size:
        return free <= 0
    word = line.first_word
    return free <= word or free - word <= _tolerance(last, line, word)


def _is_apart(line: Line, draft: Draft, pitch: Pitch) -> bool:
    """Whether `line` stands further below `draft` than the lines of a paragraph do."""
    last = draft.lines[-1]
    usual = pitch.of(last, line)
    if len(draft.lines) > 1:
        usual = max(usual, min(last.base - draft.lines[-2].base, 1.6 * usual))
    step = line.base - last.base
    if 0 <= step <= usual + WIDER * line.size:
        return False
    return not (0 <= step <= usual + WIDEST * line.size and reads_on(last, line))


def reads_on(last: Line, line: Line) -> bool:
    """Whether `line` begins in the middle of a sentence, as far as its letters tell."""
    if line.text[:1].islower():
        return not last.text.endswith(_CLOSED_ENDS)
    return last.text.endswith(HYPHENS) or goes_on_after(last.text)


def _tolerance(last: Line, line: Line, word: float) -> float:
    """How much free room in points may be a mistake of measurement, or of hyphenation."""
    if last.text.endswith(_OPEN_ENDS):
        return 4 * line.size
    if reads_on(last, line):
        return 0.2 * word + 0.6 * line.size
    return 0.08 * word + 0.15 * line.size


def _is_wrapped_dash(line: Line, draft: Draft) -> bool:
    """Whether the dash that begins `line` is a dash of the sentence before."""
    if line.marker not in _WEAK_MARKERS or draft.marker == line.marker or draft.lines[-1].text.endswith(_CLOSED_ENDS):
        return False
    free = free_room(draft.lines[-1], None, draft.column)
    wide_gap = line.text_x0 - line.x0 > 1.4 * line.size
    return not wide_gap and free <= (WORD_SPACE + 0.6) * line.size


def _continues_numbering(line: Line, drafts: list[Draft]) -> bool:
    """Whether a paragraph before begins with a number or letter of the same kind."""
    shape = _shape(line.text)
    return any(_shape(draft.lines[0].text) == shape for draft in drafts)


def _shape(text: str) -> str:
    match = _NUMBER.match(text)
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", match[0][:-1].strip())) if match else ""


def _set_depths(drafts: list[Draft]) -> None:
    """Depth of the list items, by where their markers stand."""
    outer: list[float] = []
    for draft in drafts:
        first = draft.lines[0]
        if not first.marker:
            if not outer or first.x0 <= outer[0] + INDENT * first.size:
                outer = []
            continue
        while outer and outer[-1] > first.x0 + INDENT * first.size:
            outer.pop()
        if not outer or first.x0 > outer[-1] + INDENT * first.size:
            outer.append(first.x0)
        draft.depth = len(outer) - 1


def joined_text(lines: Sequence[Line], is_word: Callable[[str], bool]) -> str:
    """The text of `lines` as one; `is_word` knows the words of the document."""
    text = lines[0].text
    for above, line in pairwise(lines):
        text = text + line.text if _is_cut(above, line, lines, is_word) else _join(text, line.text, is_word)
    # A word that the next page goes on with is told by its hyphen.
    return tidy(text) + SOFT_HYPHEN * text.endswith(SOFT_HYPHEN)


def _is_cut(above: Line, line: Line, lines: Sequence[Line], is_word: Callable[[str], bool]) -> bool:
    """Whether a column too narrow for a word cuts it without a hyphen: the word's beginning fills a line alone."""
    if not above.text.isalpha() or not line.text[:1].islower():
        return False
    full = above.x1 >= max(other.x1 for other in lines) - above.letter
    rest = _LETTERS.match(line.text)
    return full and rest is not None and is_word(above.text + rest[0])


def _join(text: str, more: str, is_word: Callable[[str], bool]) -> str:
    if text.isdigit() and _YEAR.fullmatch(text + more):
        # A column too narrow for its year.
        return text + more
    if not (text.endswith(_CUT_ENDS) and text[-2:-1].isalnum() and more[:1].isalnum()):
        return f"{text} {more}"
    if text[-1] == SOFT_HYPHEN or (text[-1] == "-" and is_split(text, more, is_word)):
        return text[:-1] + more
    return text + more


def paragraph(draft: Draft, place: Place, is_word: Callable[[str], bool], heading: int = 0) -> Paragraph:
    """`draft` as a paragraph of the document."""
    text = joined_text(draft.lines, is_word)
    return Paragraph(
        text, (place,), draft.marker, draft.depth, heading, draft.bold, draft.room, draft.open_top, draft.open_bottom
    )
