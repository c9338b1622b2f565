"""Which paragraphs are headings, and of which level: by size, weight, case, colour and numbering."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.paragraphs import Draft

LARGER = 1.08
"""Share of the body size from which text is set larger."""
LONGEST, MOST_LINES = 250, 4
DEEPEST = 6

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")
_SENTENCE_END = re.compile(r"[.;,]$")
_LETTER = re.compile(r"[^\W\d_]")


class Style(NamedTuple):
    """The look of a heading; the smaller, the higher its level."""

    size: float
    """Negative font size."""
    plain: bool
    small_letters: bool
    number_depth: int
    colour: int


class BodyStyle(NamedTuple):
    """The look of most text outside and inside tables."""

    size: float
    bold: bool


def body_style(lines: Iterable[Line]) -> BodyStyle:
    """The style of most letters in `lines`."""
    letters: defaultdict[tuple[float, bool], int] = defaultdict(int)
    for line in lines:
        letters[line.size, line.bold] += len(line.text)
    styles: Counter[BodyStyle] = Counter()
    for (size, bold), count in letters.items():
        styles[BodyStyle(_half(size), bold)] += count
    return styles.most_common(1)[0][0] if styles else BodyStyle(0.0, False)


def heading_levels(drafts: list[Draft], body: BodyStyle) -> list[int]:
    """The outline level of each draft, 0 for body text."""
    styles = _with_equal_capitals([_style(draft) if _is_heading(draft, body) else None for draft in drafts])
    first_seen = {style: index for index, style in reversed(list(enumerate(styles))) if style}
    order = sorted(first_seen, key=lambda style: (style[:-1], first_seen[style]))
    level_of = {style: min(level, DEEPEST) for level, style in enumerate(order, 1)}
    return [level_of[style] if style else 0 for style in styles]


def _with_equal_capitals(styles: list[Style | None]) -> list[Style | None]:
    """`styles`, in which capitals count only where most headings in capitals have headings like them, but in small
    letters, below; otherwise some titles are just written so."""
    kinds: dict[tuple[float, bool], list[bool]] = defaultdict(list)
    for style in styles:
        if style:
            kinds[style[:2]].append(style.small_letters)
    equal = set()
    for look, small in kinds.items():
        above = sum(below and not this for this, below in pairwise(small))
        if 2 * above <= small.count(False):
            equal.add(look)
    return [style._replace(small_letters=True) if style and style[:2] in equal else style for style in styles]


def _is_heading(draft: Draft, body: BodyStyle) -> bool:
    if draft.marker or len(draft.lines) > MOST_LINES:
        return False
    text = " ".join(line.text for line in draft.lines)
    size = _half(draft.lines[0].size)
    if len(text) > LONGEST or not (_LETTER.search(text) or _NUMBER.match(f"{text} ")):
        return False
    if size >= LARGER * body.size:
        return not (_SENTENCE_END.search(text) and len(text) > LONGEST / 2)
    return draft.bold and not body.bold and size >= 0.9 * body.size and not _SENTENCE_END.search(text)


def _style(draft: Draft) -> Style:
    first = draft.lines[0]
    text = " ".join(line.text for line in draft.lines)
    number = _NUMBER.match(f"{text} ")
    return Style(
        -_half(first.size),
        not draft.bold,
        not text.isupper(),
        number[1].count(".") if number else 0,
        first.colour,
    )


def _half(size: float) -> float:
    """`size` in half points: the same style differs a little after scaling."""
    return round(2 * size) / 2
