"""Sentences cut by a page break: whether one goes on, and putting it together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planparse.document import Cell, Paragraph
from planparse.places import BBox, Place, union
from planparse.wording.hyphens import SOFT_HYPHEN, IsWord, is_split, no_word
from planparse.wording.numbering import split_number

Other = TypeVar("Other")

NEXT_LINE, NEXT_TEXT = 2.5, 4.0
"""Room for what the page before would have held, in heights of a line: for the next lines of a text, and for another
text. To keep lines together, less may stay free."""

_CLOSING = tuple('.;:!?…»")]”')
_OPEN_END = (*"-–,(«/'’", SOFT_HYPHEN)


def continuity(before: Paragraph, after: Paragraph, *, ends_closed: bool) -> float:
    """How much `after` reads as the rest of `before`'s sentence: above 0 it does, below it starts anew.

    `ends_closed`: the texts beside `before` use to end with a full stop or the like, so that an
    open end says something.
    """
    if after.marker or split_number(after.text).number:
        return -3.0
    score = 0.0
    first = after.text[:1]
    if before.text.endswith(_OPEN_END):
        score += 2.0
    elif before.text.endswith(_CLOSING):
        score -= 1.0
    elif ends_closed:
        score += 1.0
    if first.islower() or first in ")»,;:":
        score += 2.0
    elif first.isupper():
        score -= 0.5
    if before.room is not None:
        fits = len(after.text.split(" ", 1)[0]) + 1 <= before.room
        score += -1.0 if fits else 0.6
    return score


def has_room_below(cell: Cell, row: Iterable[Cell | None], least: float) -> bool:
    """Whether `least` heights of a line, which the texts of its `row` tell, are free below the text of `cell`: then
    none of it is on the next page."""
    ends = cell.paragraphs[-1].places[-1:] if cell.paragraphs else ()
    if cell.place.bbox is None or not ends or ends[0].bbox is None or ends[0].page != cell.place.page:
        return False
    boxes = [box for other in (cell, *row) if other for part in other.paragraphs for box in _boxes(part)]
    line = min(bottom - top for _, top, _, bottom in boxes)
    return cell.place.bbox[3] - ends[0].bbox[3] > least * line


def _boxes(paragraph: Paragraph) -> list[BBox]:
    return [place.bbox for place in paragraph.places if place.bbox]


def ends_closed(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether most of the texts end with a closing sign."""
    texts = [paragraph.text for paragraph in paragraphs if paragraph.text]
    closed = sum(text.endswith(_CLOSING) for text in texts)
    return len(texts) > 2 and closed >= 0.6 * len(texts)


def join(before: Paragraph, after: Paragraph, is_word: IsWord = no_word) -> Paragraph:
    """One paragraph of two halves; a word cut at a hyphen keeps it (`Basses-` + `Laurentides`), unless `is_word`
    knows it without."""
    return replace(
        before,
        text=_joined(before.text, after.text, is_word),
        places=_merge(before.places, after.places),
        room=after.room,
        open_bottom=after.open_bottom,
    )


def _joined(before: str, after: str, is_word: IsWord) -> str:
    if before.endswith(SOFT_HYPHEN) or (before.endswith("-") and after and is_split(before, after, is_word)):
        return before[:-1] + after
    glue = "" if before.endswith(("-", "/", "'", "’")) and before[-2:-1].strip() else " "
    return f"{before}{glue}{after}".strip()


def join_flows(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], is_word: IsWord, *, closed: bool
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cut cell: its last and first half become one where the sentence goes on."""
    if before and after and continuity(before[-1], after[0], ends_closed=closed) > 0:
        return (*before[:-1], join(before[-1], after[0], is_word), *after[1:])
    return before + after


def join_breaks(blocks: Sequence[Paragraph | Other], is_word: IsWord) -> list[Paragraph | Other]:
    """`blocks`, in which paragraphs are whole that a page or a column cut; notes between their parts come behind."""
    closed = ends_closed([block for block in blocks if isinstance(block, Paragraph) and not block.heading])
    flow: list[Paragraph | Other] = []
    cut = -1
    for block in blocks:
        if isinstance(block, Paragraph):
            above = flow[cut] if cut >= 0 and block.open_top else None
            if isinstance(above, Paragraph) and continuity(above, block, ends_closed=closed) > 0:
                flow[cut] = join(above, block, is_word)
                cut = cut if block.open_bottom else -1
                continue
            if block.open_top or block.open_bottom:
                cut = len(flow) if block.open_bottom else -1
        flow.append(block)
    return flow


def _merge(before: tuple[Place, ...], after: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of both halves; boxes in the same cell of the same page become one."""
    if not before or not after or replace(before[-1], bbox=None) != replace(after[0], bbox=None):
        return before + after
    one, other = before[-1], after[0]
    if one.bbox and other.bbox:
        one = replace(one, bbox=union([one.bbox, other.bbox]))
    return (*before[:-1], one, *after[1:])
