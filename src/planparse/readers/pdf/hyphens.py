"""Hyphens at line ends: of a word that the line splits, or of one that is written so.

pdfium does not tell soft hyphens from others. Where the document's own words do not settle it,
pdfplumber does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.runs import DESCENT
from planparse.wording.hyphens import SOFT_HYPHEN, Words, is_split


def mark_soft_hyphens(pages: list[PageContent], data: bytes) -> None:
    """Put U+00AD at the end of the lines of `pages`, of the file `data`, that end with a soft hyphen."""
    doubtful = [page for page in pages if page.maybe_soft]
    if not doubtful:
        return
    is_word = Words([line.text for page in pages for lines in _stacks(page) for line in lines])
    for page in doubtful:
        broken = [
            above
            for lines in _stacks(page)
            for above, below in zip_longest(lines, lines[1:])
            if _in_doubt(above, below, is_word)
        ]
        if broken:
            _mark(broken, page.number, data)


def _stacks(page: PageContent) -> Iterator[list[Line]]:
    """The lines of `page` that stand below each other."""
    yield page.lines
    for columns in page.side_by_side:
        yield from columns
    for table in page.tables:
        yield from table.lines.values()


def _in_doubt(above: Line, below: Line | None, is_word: Words) -> bool:
    """Whether the hyphen that `above` ends with may be a soft one; `below` may be on the next page."""
    if not above.text.endswith("-"):
        return False
    return below is None or (below.text[:1].islower() and not is_split(above.text, below.text, is_word))


def _mark(lines: list[Line], number: int, data: bytes) -> None:
    # pdfplumber costs start-up time that hardly any file needs.
    from planparse.readers.pdf.second_engine import soft_hyphens

    ends = soft_hyphens(data, number)
    for line in lines:
        last = line.runs[-1]
        # The two engines do not agree on how wide such a hyphen is.
        near = (x for x, bottom in ends if last.top < bottom < last.bottom + DESCENT * last.size)
        if any(last.x1 - last.size < x < last.x1 + 1 for x in near):
            line.text = line.text[:-1] + SOFT_HYPHEN
