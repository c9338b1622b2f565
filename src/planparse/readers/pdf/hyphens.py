"""Hyphens at line ends: of a word that the line splits, or of one that is written so.

pdfium does not tell soft hyphens from others. Where the document's own words do not settle it, its habit does: of a
text that splits its words, most hyphens stand at line ends. Then pdfplumber does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.runs import DESCENT
from planparse.wording.hyphens import SOFT_HYPHEN, Words, is_split

SPLITS = 6
"""Split words that a document shows at least where it splits words at all."""
MOSTLY = 2
"""How many times as many hyphens at line ends as within lines such a document has."""

_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]{2,}-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def words_on(pages: list[PageContent]) -> Words:
    """The words on all `pages`."""
    return Words([line.text for page in pages for lines in _stacks(page) for line in lines])


def mark_soft_hyphens(pages: list[PageContent], words: Words, data: bytes) -> None:
    """Put U+00AD at the end of the lines of `pages` that end with a soft hyphen; `words` are those of the pages, which
    the file `data` holds."""
    ends = [
        (page, above, below)
        for page in pages
        for lines in _stacks(page)
        for above, below in zip_longest(lines, lines[1:])
        if above.text.endswith("-")
    ]
    ends = [end for end in ends if _in_doubt(*end[1:], words)]
    split = _split_by_habit([(above, below) for _, above, below in ends if below], words.texts)
    for line in split:
        line.text = line.text[:-1] + SOFT_HYPHEN
    for page in {page.number: page for page, _, _ in ends if page.maybe_soft}.values():
        broken = [above for where, above, _ in ends if where is page and above.text.endswith("-")]
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
    return below is None or (below.text[:1].islower() and not is_split(above.text, below.text, is_word))


def _split_by_habit(ends: list[tuple[Line, Line]], texts: Iterable[str]) -> list[Line]:
    """Of the lines that end with a hyphen, those that split a word, if the document with these `texts` splits words.

    A compound that it writes within a line is none at a line end.
    """
    splits: dict[str, list[Line]] = defaultdict(list)
    for above, below in ends:
        before, after = _LAST_WORD.search(above.text), _FIRST_WORD.match(below.text)
        if before and after:
            splits[(before[0] + after[0]).casefold()].append(above)
    if len(splits) < SPLITS:
        return []
    compounds = {match.casefold() for text in texts if "-" in text for match in _COMPOUND.findall(text)}
    words = splits.keys() - compounds
    if len(words) < max(SPLITS, MOSTLY * len(compounds)):
        return []
    return [line for word in words for line in splits[word]]


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
