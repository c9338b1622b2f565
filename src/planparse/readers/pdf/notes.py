"""Calls of footnotes: raised figures behind a word, for which a note at the foot of the page stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from planparse.readers.pdf.lines import Line, build_lines
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.runs import Run

SMALLER = 0.8
"""Font size of a call, relative to that of its word, at most."""
RAISED = 0.15
"""By how much it stands higher, in font sizes of the word, at least."""
CLOSE = 0.3
"""Its distance from the word, in font sizes, at most."""
NOTE = 0.95
"""Font size of a note, relative to that of the text with the call, at most."""

_CALL = re.compile(r"\d{1,2}(?:[,;]\s?\d{1,2})*|[*†‡]{1,3}")
_NOTE = re.compile(r"(\d{1,2}|[*†‡]{1,3})[.)]?(?:\s|$)")
_NUMBER = re.compile(r"\d+|[*†‡]+")
_UNIT = re.compile(r"(?:^|\W)[kcdmµ]?m$")
_GONE = "\u200b"


def drop_note_calls(pages: list[PageContent]) -> None:
    """Take the calls of footnotes out of the lines of `pages`."""
    for page in pages:
        notes = list(_notes(page))
        if not notes:
            continue
        page.lines = [_without_calls(line, notes) for line in page.lines]
        page.side_by_side = [
            [[_without_calls(line, notes) for line in lines] for lines in columns] for columns in page.side_by_side
        ]
        for table in page.tables:
            table.lines = {cell: [_without_calls(line, notes) for line in lines] for cell, lines in table.lines.items()}


def _notes(page: PageContent) -> Iterator[tuple[str, float, float]]:
    """The sign, the height and the font size of each note on `page`; no size where the sign is raised."""
    beside = (line for columns in page.side_by_side for lines in columns for line in lines)
    for line in (*page.lines, *beside):
        first = line.runs[0]
        if len(line.runs) > 1 and first.size < SMALLER * line.size and _CALL.fullmatch(first.text):
            yield first.text, line.base, 0.0
        elif match := _NOTE.match(line.text):
            yield match[1], line.base, line.size


def _without_calls(line: Line, notes: list[tuple[str, float, float]]) -> Line:
    """`line` without the calls of `notes`."""
    if len(line.runs) == 1:
        return line
    signs = {sign for sign, base, size in notes if base > line.base + line.size and size <= NOTE * line.size}
    calls = [run for word, run in pairwise(line.runs) if signs and _is_call(word, run, signs)]
    if not calls:
        return line
    for run in calls:
        run.text = _GONE
    [bare] = build_lines(line.runs)
    bare.text = bare.text.replace(_GONE, "").rstrip()
    return bare


def _is_call(word: Run, run: Run, signs: set[str]) -> bool:
    if not _CALL.fullmatch(run.text) or not set(_NUMBER.findall(run.text)) <= signs:
        return False
    raised = run.size < SMALLER * word.size and run.base < word.base - RAISED * word.size
    return raised and run.x0 - word.x1 < CLOSE * word.size and not _UNIT.search(word.text)
