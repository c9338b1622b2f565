"""Lists of contents: what they name stands further on, and is read there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.document import Paragraph

GAP = 4
"""Lines without a page number that may stand between two entries of one list: long titles run over lines."""

_ENTRY = re.compile(r"(?:(?:\.\s?){4,}|…{2,}|_{4,}|\t)\s*\d{0,4}\s*$|(?:\.\s?){6,}")


def is_entry(text: str) -> bool:
    """Whether a line leads to a page number by dots."""
    return bool(_ENTRY.search(text))


def contents_of(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The identities (`id`) of the paragraphs that form lists of contents."""
    entries = [index for index, paragraph in enumerate(paragraphs) if is_entry(paragraph.text)]
    listed: set[int] = set()
    for first, last in _runs(entries):
        listed.update(id(paragraph) for paragraph in paragraphs[first : last + 1])
    return frozenset(listed)


def _runs(entries: Sequence[int]) -> list[tuple[int, int]]:
    """First and last index of each list: two entries or more, close to each other."""
    runs: list[list[int]] = []
    for index in entries:
        if runs and index - runs[-1][-1] <= GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [(run[0], run[-1]) for run in runs if len(run) > 1]
