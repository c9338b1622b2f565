"""Lists of actions in running text that no label announces: by their wording, and by what stands above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planparse.document import Paragraph
from planparse.structure.dated import HABIT, ends_with_deadline
from planparse.structure.items import is_bullet
from planparse.wording.cues import states_action
from planparse.wording.lexicon import names_plan
from planparse.wording.numbering import split_label, split_number

STATED = 0.8
"""Least share of items that begin as something to do in a list of actions."""
DATED = 0.5
"""Least share of items that end with a deadline in a list of actions."""
FEWEST = 2
FRONT = 10
"""Paragraphs from the top among which a plan names itself."""
LINE = 14
"""Words that the name of a plan has at most."""


@dataclass(slots=True)
class _List:
    """Bullets that follow one another, and what stands above them."""

    head: Paragraph | None
    items: list[Paragraph] = field(default_factory=list)

    @property
    def is_dated(self) -> bool:
        """Whether the items end with deadlines."""
        return sum(ends_with_deadline(item.text) for item in self.items) >= DATED * len(self.items)

    @property
    def is_stated(self) -> bool:
        """Whether the items are things to do."""
        return sum(states_action(item.text) for item in self.items) >= STATED * len(self.items)

    @property
    def is_headed(self) -> bool:
        """Whether a heading or a number such as 1.1 stands above the items, and announces no note."""
        if self.head is None or not (self.head.heading or split_number(self.head.text).depth > 1):
            return False
        label = split_label(self.head.text)
        return label is None or label.kind != "note"


def listed_actions(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The identities of list items that are actions, in a document that states actions in no other way.

    Lists of things to do are where their items end with deadlines, or where they stand below headings of a
    document that calls itself a plan.
    """
    lists = [found for found in _lists(paragraphs) if found.is_stated]
    dated = [found for found in lists if found.is_dated]
    if sum(len(found.items) for found in dated) < HABIT:
        dated = []
    below = [found for found in lists if found.is_headed] if _is_plan(paragraphs) else []
    return frozenset(id(item) for found in (*dated, *below) for item in found.items)


def _is_plan(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a heading, or one of the first lines, is the name of a plan."""
    headings = (part for part in paragraphs if part.heading)
    lines = (part for part in paragraphs[:FRONT] if _is_line(part))
    return any(names_plan(part.text) for part in (*headings, *lines))


def _is_line(paragraph: Paragraph) -> bool:
    return not paragraph.marker and len(paragraph.text.split()) <= LINE and not paragraph.text.endswith((".", ":"))


def numbers_its_objectives(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document that calls itself a plan has lists of things to do below headings such as `1.1 Verdir`."""
    if not _is_plan(paragraphs):
        return False
    below = [
        found for found in _lists(paragraphs) if found.head is not None and split_number(found.head.text).depth > 1
    ]
    return len(below) >= FEWEST and all(found.is_stated and found.is_headed for found in below)


def _lists(paragraphs: Sequence[Paragraph]) -> Iterator[_List]:
    current = _List(None)
    for paragraph in paragraphs:
        if is_bullet(paragraph) and not paragraph.heading:
            current.items.append(paragraph)
            continue
        if current.items:
            yield current
        current = _List(paragraph)
    if current.items:
        yield current
