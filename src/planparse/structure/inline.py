"""Labelled fields that stand in one line, beside each other or behind their statement, as lines of their own.

Responsable : Ville – Échéance : juin 2031        Plant two hundred trees (lead: Parks; due date: 2031)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.document import Paragraph
from planparse.structure.cards import MAX_LABEL_WORDS, label_role
from planparse.structure.outline import level_label
from planparse.structure.roles import FIELDS
from planparse.wording.cues import goes_on_after
from planparse.wording.lexicon import STRONG, header_roles, names_plan
from planparse.wording.numbering import Labelled, split_label

LONGEST = 2_000
"""Characters of a line that is looked through."""
_FIELDS = FIELDS - {"objective", "action"}
_LABEL = re.compile(r"(?:^|\s[–—|/-]\s+|[;.,|(]\s*|\t|\s{2,})(?P<label>[^\W\d_][^:;.,|()\t–—]{1,40}?)\s?:(?=\s)")
_CLOSED = re.compile(r"(?<=\S)\s*\(([^()]*)\)\s*[.;]?\s*$")
_STOP = re.compile(r"\s?:(?=\s)|\s[–—](?=\s)")
_OWN_LABEL = re.compile(r"[^\W\d_][^:.;,()–—]{1,30}?\s?:\s")
_WORD = re.compile(r"\S+")
_EDGES = " \t;,|–—-/"


def field_lines(paragraph: Paragraph) -> list[Paragraph]:
    """A statement and each of its fields as paragraphs; the paragraph itself where its line holds no such fields."""
    text = paragraph.text
    if len(text) > LONGEST or not any(sign in text for sign in ":–—") or not _STOP.search(text):
        return [paragraph]
    closed = _CLOSED.search(text)
    if closed and (starts := _labels(closed[1])) and starts[0] == 0:
        return [replace(paragraph, text=text[: closed.start()]), *_fields(paragraph, closed[1], starts)]
    starts = _labels(text)
    if len(starts) < 2:
        return _lines(paragraph)
    if starts[0] == 0:
        return _fields(paragraph, text, starts)
    statement = text[: starts[0]].rstrip(_EDGES)
    return [replace(paragraph, text=statement), *_fields(paragraph, text, starts)]


def _labels(text: str) -> list[int]:
    """Where known labels begin, if one of them names a field of an action."""
    found = [(match.start("label"), label_role(match["label"])) for match in _LABEL.finditer(text)]
    known = [start for start, role in found if role and role not in ("action", "objective")]
    return known if any(role in _FIELDS for _, role in found) else []


def _fields(paragraph: Paragraph, text: str, starts: Sequence[int]) -> list[Paragraph]:
    marker = "" if starts[0] else paragraph.marker
    stop = "." if any(text[:start].endswith((".", ". ")) for start in starts[1:]) else ""
    parts = (text[start:end].strip(_EDGES).removesuffix(stop) for start, end in pairwise([*starts, len(text)]))
    return [replace(paragraph, text=part, marker=marker, heading=0) for part in parts]


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph that were run together, each behind a label: `Action 1 : Planter Pilote : Ville`."""
    text = paragraph.text
    starts = list(_capital_labels(text))
    own = _OWN_LABEL.match(text) if text[0].isupper() else None
    if own and starts and own.end() <= starts[0]:
        starts.insert(0, 0)
    named = paragraph.heading and bool(starts) and starts[0] and names_plan(text[: starts[0]])
    if not named and (len(starts) < 2 or (starts[0] and _level_or_action(text[starts[0] :]) is None)):
        return [paragraph]
    edges = [*([0] if starts[0] else []), *starts, len(text)]
    parts = [text[start:end].strip(_EDGES) for start, end in pairwise(edges)]
    marker = paragraph.marker
    return [replace(paragraph, text=part, marker="" if index else marker) for index, part in enumerate(parts)]


def _capital_labels(text: str) -> Iterator[int]:
    """Where a label begins with a capital letter and no word before it asks for it."""
    after = 0
    for stop in _STOP.finditer(text):
        lead = text[after : stop.start()]
        words = [after + match.start() for match in _WORD.finditer(lead)][-MAX_LABEL_WORDS:]
        for start in words:
            if text[start].isupper() and _is_label(text, start, stop):
                yield start
                break
        after = stop.end()


def _is_label(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a label stands before a colon; before a dash, only one with a number does."""
    if start and goes_on_after(text[:start].rstrip()):
        return False
    end = stop.start()
    scores = header_roles(text[start:end]) if ":" in stop[0] else {}
    strong = any(score == STRONG and role not in ("action", "objective") for role, score in scores.items())
    labelled = _level_or_action(text[start:])
    return strong or (labelled is not None and bool(labelled.number) and start + len(labelled.prefix) > end)


def _level_or_action(text: str) -> Labelled | None:
    """The label of a level or an action that a text begins with."""
    labelled = split_label(text)
    return labelled if labelled and (labelled.kind == "action" or level_label(text)) else None
