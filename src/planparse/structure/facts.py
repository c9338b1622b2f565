"""What a document says of itself and of its words: title, organisation, front matter, glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from planparse.document import Cell, Document, Paragraph
from planparse.structure.grid import Row
from planparse.wording.cues import names_body
from planparse.wording.lexicon import header_roles, names_plan
from planparse.wording.numbering import split_label, split_number

MAX_TITLE_WORDS = 25
MAX_ACRONYM = 12
FEWEST_TERMS = 3
_TERM = re.compile(r"^([^\s:]+)\s*(?::|[–—-]\s)\s*(\S.*)$")
FRONT = 60
"""Paragraphs from the top in which a document may state its facts."""


def title_of(document: Document, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The title: a heading that names the plan, a line that does, the first heading, or the file's own word."""
    front = [paragraph for paragraph in paragraphs[:FRONT] if len(paragraph.text.split()) <= MAX_TITLE_WORDS]
    named = [paragraph for paragraph in front if names_plan(paragraph.text) and _stands_alone(paragraph)]
    opening = takewhile(lambda paragraph: not (paragraph.heading and _is_level(paragraph)), front)
    headings = [paragraph for paragraph in opening if paragraph.heading]
    for choices in ([paragraph for paragraph in named if paragraph.heading == 1], named, headings):
        if choices:
            return choices[0]
    stated = dict(document.metadata).get("title", "")
    return Paragraph(stated) if names_plan(stated) else None


def _stands_alone(paragraph: Paragraph) -> bool:
    """Whether a line is no sentence and no list item."""
    return not paragraph.marker and not paragraph.text.endswith((".", ";", ":")) and len(paragraph.text.split()) <= 14


def _is_level(paragraph: Paragraph) -> bool:
    """Whether a heading stands for a part of the plan, by its number or its label."""
    return split_number(paragraph.text).number is not None or split_label(paragraph.text) is not None


def organisation_of(paragraphs: Sequence[Paragraph], title: Paragraph | None) -> Paragraph | None:
    """Who publishes the plan: a short line of the front that names a body, else the line below the title.

    A heading whose rank comes back is a level of the plan, unless it alone of them names a body.
    """
    front = paragraphs[:FRONT]
    ranks = Counter(paragraph.heading for paragraph in paragraphs)
    lines = [paragraph for paragraph in front if paragraph is not title and _may_name(paragraph)]
    bodies = [line for line in lines if names_body(line.text)]
    named = Counter(line.heading for line in bodies)
    if sole := next((line for line in bodies if not line.heading or named[line.heading] == 1), None):
        return sole
    following = next((below for above, below in pairwise(front) if above is title), None)
    named_below = following is not None and any(following is line for line in lines)
    return following if named_below and following and ranks[following.heading or -1] <= 1 else None


def _may_name(paragraph: Paragraph) -> bool:
    """Whether a line can be a name: short, set off from the text, no level, no date, not the plan's own name."""
    text = paragraph.text
    if paragraph.marker or len(text.split()) > 12 or text.endswith((".", ":")):
        return False
    if names_plan(text) or "action" in header_roles(text):
        return False
    return _is_title_line(paragraph) and not _is_level(paragraph) and not any(map(str.isdigit, text))


def _is_title_line(paragraph: Paragraph) -> bool:
    return bool(paragraph.heading or paragraph.bold or paragraph.text.isupper())


def glossary_of(rows: Sequence[Row]) -> tuple[tuple[Paragraph, Paragraph], ...]:
    """The pairs of a table that is a list of acronyms (2, 4, 6 … columns); empty where it is none."""
    pairs: list[tuple[Paragraph, Paragraph]] = []
    if not rows or len(rows[0]) % 2:
        return ()
    for column in range(0, len(rows[0]), 2):
        for row in rows:
            term, meaning = _single(row[column]), _single(row[column + 1])
            if term and meaning:
                pairs.append((term, meaning))
    acronyms = sum(is_acronym(term.text) and len(meaning.text.split()) > 1 for term, meaning in pairs)
    return tuple(pairs) if len(pairs) >= FEWEST_TERMS and acronyms >= 0.7 * len(pairs) else ()


def listed_terms(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[Paragraph, Paragraph]]:
    """Lines of the form `ABC : meaning`, several in a row, by the identity of their paragraph."""
    found: dict[int, tuple[Paragraph, Paragraph]] = {}
    for _, group in groupby(paragraphs, key=lambda paragraph: _term(paragraph) is not None):
        lines = {id(paragraph): term for paragraph in group if (term := _term(paragraph))}
        found |= lines if len(lines) >= FEWEST_TERMS else {}
    return found


def _term(paragraph: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    match = _TERM.match(paragraph.text)
    if not match or not is_acronym(match[1]) or len(match[2].split()) < 2 or split_label(paragraph.text):
        return None
    return replace(paragraph, text=match[1]), replace(paragraph, text=match[2])


def _single(cell: Cell | None) -> Paragraph | None:
    worded = [paragraph for paragraph in cell.paragraphs if paragraph.text] if cell else []
    if not worded:
        return None
    return Paragraph(" ".join(paragraph.text for paragraph in worded), worded[0].places)


def is_acronym(text: str) -> bool:
    """Whether a text is one short word, mostly in capitals (`AIBSL`, `E-Q`, `DPJe`)."""
    letters = [character for character in text if character.isalpha()]
    if not letters or len(text) > MAX_ACRONYM or " " in text.strip():
        return False
    return text[0].isupper() and sum(character.isupper() for character in letters) >= 0.6 * len(letters)
