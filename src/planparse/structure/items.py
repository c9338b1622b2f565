"""The several actions of one cell: bullets, letters and numbers each begin one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planparse.document import Paragraph
from planparse.structure.joining import join
from planparse.wording.cues import states_action, stops_short
from planparse.wording.numbering import BULLETS, is_number, split_number

LISTED = 0.8
"""Least share of paragraphs that begin as something to do in a cell that lists actions without markers."""

_INLINE = re.compile(r"(?:^|[;:]\s)\s*(?:#|n°\s?)?(\d{1,2})\s?[:.)]\s")


@dataclass(slots=True)
class Item:
    """One statement of a cell, with its number and what a nested enumeration lists below it."""

    number: str | None
    paragraphs: list[Paragraph]
    nested: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a cell, and what leads into them (`Réaliser les travaux :` above a list)."""

    lead: Item | None
    items: tuple[Item, ...]


def numbered(paragraph: Paragraph) -> tuple[str | None, Paragraph]:
    """The number of a paragraph, typed or automatic, and the paragraph with it in its marker."""
    if paragraph.marker and is_number(paragraph.marker):
        return split_number(f"{paragraph.marker} ").number or paragraph.marker.strip(".() "), paragraph
    found = split_number(paragraph.text)
    if found.number is None:
        return None, paragraph
    marker = f"{paragraph.marker} {found.prefix}".strip()
    return found.number, replace(paragraph, text=found.text.strip(), marker=marker)


def begins_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins a list item, by its marker or its number."""
    return bool(paragraph.marker) or split_number(paragraph.text).number is not None


def is_enumeration(text: str) -> bool:
    """Whether a text is a list in one line: `#1: …; #2: …`, `1) …; 2) …`."""
    numbers = [int(number) for number in _INLINE.findall(text)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def statements(paragraphs: Sequence[Paragraph]) -> Statements:
    """Split the paragraphs of a cell into its statements."""
    lead: list[Paragraph] = []
    items: list[Item] = []
    for paragraph in _with_their_numbers(paragraphs):
        if is_enumeration(paragraph.text) and (items or lead):
            (items[-1].nested if items else lead).append(paragraph)
        elif begins_item(paragraph):
            number, rest = numbered(paragraph)
            items.append(Item(number, [rest]))
        elif items:
            items[-1].paragraphs.append(paragraph)
        else:
            lead.append(paragraph)
    if not items:
        return Statements(None, tuple(_unmarked(lead)))
    first = items[0]
    if not lead and len(items) > 1 and first.number and not any(item.number for item in items[1:]):
        return Statements(first, tuple(items[1:]))
    return Statements(_plain(lead) if lead else None, tuple(items))


def _unmarked(paragraphs: Sequence[Paragraph]) -> list[Item]:
    """The statements of a cell without markers: one, unless nearly every paragraph begins as something to do."""
    begins = [states_action(paragraph.text) for paragraph in paragraphs]
    if len(paragraphs) < 2 or not begins[0] or sum(begins) < LISTED * len(begins):
        return [_plain(paragraphs)] if paragraphs else []
    items: list[Item] = []
    for paragraph, new in zip(paragraphs, begins, strict=True):
        if new:
            items.append(Item(None, [paragraph]))
        else:
            items[-1].paragraphs.append(paragraph)
    return items


def _plain(paragraphs: Sequence[Paragraph]) -> Item:
    nested = [paragraph for paragraph in paragraphs[1:] if is_enumeration(paragraph.text)]
    return Item(None, [paragraph for paragraph in paragraphs if paragraph not in nested], nested)


def _with_their_numbers(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a number on a line of its own put before the text that it numbers, and what a stray bullet parts
    put together."""
    whole: list[Paragraph] = []
    pending: Paragraph | None = None
    for paragraph in paragraphs:
        if pending is not None:
            paragraph = join(pending, paragraph)
            pending = None
        elif is_number(paragraph.text) and not paragraph.marker and split_number(f"{paragraph.text} ").number:
            pending = paragraph
            continue
        elif whole and is_bullet(paragraph) and _goes_on(whole[-1], paragraph):
            whole[-1] = join(whole[-1], paragraph)
            continue
        whole.append(paragraph)
    return [*whole, pending] if pending is not None else whole


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a bullet stands within a sentence: no text ends with an article or a preposition."""
    return is_bullet(before) and stops_short(before.text) and after.text[:1].islower()


def is_bullet(paragraph: Paragraph) -> bool:
    """Whether the marker is a glyph and no number."""
    return paragraph.marker[:1] in BULLETS and not is_number(paragraph.marker)
