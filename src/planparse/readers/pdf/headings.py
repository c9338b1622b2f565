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
DEEPEST = 12
LISTED, NEAR = 3, 3.0
"""Numbered lines that make a list, and how far below each other these stand at most, in font sizes."""

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")
_COUNTED = re.compile(r"(\d{1,2})[.)]?\s")
_SENTENCE_END = re.compile(r"[.;,]$")
_LETTER = re.compile(r"[^\W\d_]")


class Style(NamedTuple):
    """The look of a heading; the smaller, the higher its level."""

    size: float
    """Negative font size."""
    plain: bool
    tag: int
    """Level in a tagged file; 0 where tags do not tell."""
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


def heading_levels(drafts: list[Draft], body: BodyStyle, tags: list[int] | None = None) -> list[int]:
    """The outline level of each draft, 0 for body text; `tags` are the levels that a tagged file gives them."""
    listed = _listed(drafts)
    shown = [
        _style(draft) if index not in listed and _is_heading(draft, body) else None
        for index, draft in enumerate(drafts)
    ]
    styles = _with_equal_capitals(_with_tags(shown, drafts, tags) if tags and any(tags) else shown)
    first_seen = {style: index for index, style in reversed(list(enumerate(styles))) if style}
    order = sorted(first_seen, key=lambda style: (style[:-1], first_seen[style]))
    level_of = {style: min(level, DEEPEST) for level, style in enumerate(order, 1)}
    return [level_of[style] if style else 0 for style in styles]


def _listed(drafts: list[Draft]) -> set[int]:
    """The indices of the `drafts` that count on with nothing between them: headings have something below them."""
    listed: set[int] = set()
    start = 0
    for index in range(1, len(drafts) + 1):
        if index < len(drafts) and _counts_on(drafts[index - 1], drafts[index]):
            continue
        if index - start >= LISTED:
            listed |= set(range(start, index))
        start = index
    return listed


def _counts_on(above: Draft, below: Draft) -> bool:
    last, line = above.lines[-1], below.lines[0]
    if not (0 < line.base - last.base <= NEAR * line.size and abs(line.x0 - above.lines[0].x0) <= line.size):
        return False
    one, other = _COUNTED.match(above.lines[0].text), _COUNTED.match(line.text)
    return bool(one and other and int(other[1]) == int(one[1]) + 1)


def _with_tags(styles: list[Style | None], drafts: list[Draft], tags: list[int]) -> list[Style | None]:
    """`styles`, with the headings that only tags tell. Tags rank those that look alike; all of them where every heading
    is tagged, and none of a higher level is smaller."""
    found = [
        (style, tag) if style else (_style(draft), tag) if tag and _may_head(draft) else None
        for style, draft, tag in zip(styles, drafts, tags, strict=True)
    ]
    headings = [heading for heading in found if heading]
    sizes: dict[int, list[float]] = defaultdict(list)
    for style, tag in headings:
        sizes[tag].append(-style.size)
    in_order = all(min(sizes[above]) >= max(sizes[below]) for above, below in pairwise(sorted(sizes)))
    ranked = 0 not in sizes and in_order
    untagged = {style[:2] for style, tag in headings if not tag}
    return [heading and _ranked(*heading, ranked, untagged) for heading in found]


def _ranked(style: Style, tag: int, ranked: bool, untagged: set[tuple[float, bool]]) -> Style:
    if ranked:
        return Style(0.0, False, tag, False, 0, 0)
    return style if style[:2] in untagged else Style(*style[:2], tag, False, 0, 0)


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


def _may_head(draft: Draft) -> bool:
    """Whether a heading may be so long, and say that."""
    if draft.marker or len(draft.lines) > MOST_LINES:
        return False
    text = " ".join(line.text for line in draft.lines)
    return len(text) <= LONGEST and bool(_LETTER.search(text) or _NUMBER.match(f"{text} "))


def _is_heading(draft: Draft, body: BodyStyle) -> bool:
    size = _half(draft.lines[0].size)
    larger = size >= LARGER * body.size
    stands_out = larger or (size >= 0.9 * body.size and draft.bold and not body.bold)
    if not stands_out or not _may_head(draft):
        return False
    text = " ".join(line.text for line in draft.lines)
    return not _SENTENCE_END.search(text) or (larger and len(text) <= LONGEST / 2)


def _style(draft: Draft) -> Style:
    first = draft.lines[0]
    text = " ".join(line.text for line in draft.lines)
    number = _NUMBER.match(f"{text} ")
    return Style(
        -_half(first.size),
        not draft.bold,
        0,
        not text.isupper(),
        number[1].count(".") if number else 0,
        first.colour,
    )


def _half(size: float) -> float:
    """`size` in half points: the same style differs a little after scaling."""
    return round(2 * size) / 2
