"""A second look at a page whose fonts pdfium cannot map to letters: pdfplumber reads most of them.

It takes a hundred times longer than pdfium, so it is asked for such pages only.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber

from planparse.readers.pdf.limits import CHARACTERS_PER_PAGE
from planparse.readers.pdf.runs import BOLD_NAME, DESCENT, PageText, Run
from planparse.wording.hyphens import SOFT_HYPHEN

WORD_GAP = 0.13
"""Gap between two letters, in font sizes, that is a word space."""
MOSTLY = 0.5
"""Share of the letters that a page must have mapped."""
UNREADABLE = "\ufffd"

_UNMAPPED = re.compile(r"\(cid:\d+\)")


def read_runs_again(data: bytes, number: int, first: PageText) -> PageText:
    """The words on page `number` of the file `data`; `first`, what pdfium read, where pdfplumber fails too."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            page = document.pages[number - 1]
            words, characters = words_of(page), len(page.chars)
    # What a broken file makes of pdfplumber cannot be told beforehand: any error means a second failure.
    except Exception:
        return first
    second = PageText(runs={0: words})
    second.unmapped = sum(run.text.count(UNREADABLE) for run in second.runs[0])
    return second if second.unmapped < MOSTLY * characters else first


def soft_hyphens(data: bytes, number: int) -> list[tuple[float, float]]:
    """The right end and the bottom of each U+00AD on page `number` of the file `data`, in points from the top left."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            page = document.pages[number - 1]
            left, top = page.bbox[:2]
            return [(char["x1"] - left, char["bottom"] - top) for char in page.chars if char["text"] == SOFT_HYPHEN]
    # As above; they stay hyphens.
    except Exception:
        return []


def words_of(page: Any) -> list[Run]:
    """The upright words on a page of pdfplumber's; unmapped letters are `UNREADABLE`."""
    left, top = page.bbox[:2]
    characters = [char for char in page.chars[:CHARACTERS_PER_PAGE] if char["upright"] and char["size"] > 0]
    runs: list[Run] = []
    for char in characters:
        text = _UNMAPPED.sub(UNREADABLE, char["text"])
        size, x0, x1 = char["size"], char["x0"] - left, char["x1"] - left
        base = char["bottom"] - top - DESCENT * size
        last = runs[-1] if runs else None
        if not text.strip():
            if last:
                last.blank_after = True
        elif (
            last
            and not last.blank_after
            and abs(last.base - base) < 1
            and 0 <= x0 - last.x1 + size < (1 + WORD_GAP) * size
        ):
            last.text += text
            last.x1 = x1
        else:
            runs.append(Run(text, x0, x1, base, size, BOLD_NAME.search(char["fontname"]) is not None, 0, 0))
    return runs
