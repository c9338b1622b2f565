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
    listed: set[int] = set()
    for first, last in _runs([paragraph.text for paragraph in paragraphs]):
        listed.update(id(paragraph) for paragraph in paragraphs[first : last + 1])
    return frozenset(listed)


def _runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """First and last index of each list: two entries or more, close to each other."""
    runs: list[list[int]] = []
    between = 0
    for index, text in enumerate(texts):
        if is_entry(text):
            if runs and between < GAP:
                runs[-1].append(index)
            else:
                runs.append([index])
            between = 0
        # A page number that found no room on the line of its title.
        elif not text.isdigit():
            between += 1
    return [(run[0], run[-1]) for run in runs if len(run) > 1]
