"""Paragraphs, list items and headings of a tagged file, where the print does not speak against the tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.paragraphs import Draft, reads_on
from planparse.readers.pdf.tags import ARTIFACT, ListItem, Tag

MOSTLY = 0.75
"""Share of the sentences that go on in another line which must stay in one block: some tags are of lines."""
MOST_HEADINGS = 0.3
"""Share of the letters that may be those of headings."""
DRAWN = "•"
"""What stands for a bullet that is drawn."""


def block_of(line: Line) -> Tag | None:
    """The block that the text of `line` belongs to; None where it is in several, or in none."""
    found = {id(run.tag): run.tag for run in line.runs if run.tag and not run.tag.label}
    if len(found) != 1:
        return None
    [tag] = found.values()
    return None if tag is ARTIFACT else tag


def tell_blocks(stacks: Iterable[list[Line]]) -> bool:
    """Whether the blocks of a file are its paragraphs: sentences that go on in the next line stay in theirs.

    `stacks` are lines of one cell or column each, top to bottom.
    """
    same = other = 0
    for lines in stacks:
        for above, below in pairwise(lines):
            if reads_on(above, below) and (block := block_of(above)):
                same += block is block_of(below)
                other += block is not block_of(below)
    return same > 0 and same >= MOSTLY * (same + other)


def mark_items(lines: list[Line]) -> None:
    """Give a bullet to the first of the `lines` of each list item whose label is drawn."""
    known: set[ListItem] = set()
    for line in lines:
        item = next((run.tag.item for run in line.runs if run.tag and run.tag.item), None)
        if item is None or item in known:
            continue
        known.add(item)
        if item.labelled and not line.marker and not any(run.tag and run.tag.label for run in line.runs):
            line.marker = DRAWN


def by_blocks(drafts: list[Draft]) -> list[Draft]:
    """`drafts`, cut where another block begins."""
    return [part for draft in drafts for part in _cut(draft)]


def _cut(draft: Draft) -> Iterator[Draft]:
    ends = [index for index, (above, below) in enumerate(pairwise(draft.lines), 1) if _parts(above, below)]
    for start, end in pairwise([0, *ends, len(draft.lines)]):
        yield Draft(draft.lines[start:end], draft.column, draft.depth) if ends else draft


def _parts(above: Line, below: Line) -> bool:
    one, other = block_of(above), block_of(below)
    return one is not None and other is not None and one is not other and not reads_on(above, below)


def heading_tags(drafts: list[Draft]) -> list[int]:
    """The level at which each of `drafts` is tagged as a heading, 0 for none; all 0 where that is said of most text."""
    levels = [_heading(draft) for draft in drafts]
    letters = [sum(len(line.text) for line in draft.lines) for draft in drafts]
    headed = sum(count for count, level in zip(letters, levels, strict=True) if level)
    return levels if headed <= MOST_HEADINGS * sum(letters) else [0] * len(drafts)


def _heading(draft: Draft) -> int:
    blocks = [block_of(line) for line in draft.lines]
    first = blocks[0]
    return first.heading if first and all(block is first for block in blocks) else 0
