"""Labelled fields that stand in one line, beside each other or behind their statement, as lines of their own.

Responsable : Ville – Échéance : juin 2031        Plant two hundred trees (lead: Parks; due date: 2031)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.document import Paragraph
from planparse.structure.cards import label_role
from planparse.structure.roles import FIELDS

LONGEST = 2_000
"""Characters of a line that is looked through."""
_FIELDS = FIELDS - {"objective", "action"}
_LABEL = re.compile(r"(?:^|\s[–—|/-]\s+|[;.,|(]\s*|\t|\s{2,})(?P<label>[^\W\d_][^:;.,|()\t–—]{1,40}?)\s?:(?=\s)")
_CLOSED = re.compile(r"(?<=\S)\s*\(([^()]*)\)\s*[.;]?\s*$")
_EDGES = " \t;,|–—-/"


def field_lines(paragraph: Paragraph) -> list[Paragraph]:
    """A statement and each of its fields as paragraphs; the paragraph itself where its line holds no such fields."""
    text = paragraph.text
    if ":" not in text or len(text) > LONGEST:
        return [paragraph]
    closed = _CLOSED.search(text)
    if closed and (starts := _labels(closed[1])) and starts[0] == 0:
        return [replace(paragraph, text=text[: closed.start()]), *_fields(paragraph, closed[1], starts)]
    starts = _labels(text)
    if len(starts) < 2:
        return [paragraph]
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
