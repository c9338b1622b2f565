"""Parallel lists: `1. … 2. …` under the actions and again under the responsible, joined item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.raw import RawText
from planparse.structure.items import Item, statements
from planparse.wording.cues import speaks_of_time


def shares(items: Sequence[Item], columns: Mapping[str, RawText]) -> list[dict[str, RawText]]:
    """The part of each column that belongs to each item: all of it, or its own entry where the lists are parallel.

    Lists are parallel where they bear the same numbers; or where as many dates stand beside the
    items as there are items, and then other lists of that length are parallel, too.
    """
    if len(items) < 2:
        return [dict(columns) for _ in items]
    parts = {role: _numbered(items, texts) for role, texts in columns.items()}
    deadlines = _entries(columns.get("deadline", ()))
    if len(deadlines) == len(items) and all(map(_is_date, deadlines)):
        for role, texts in columns.items():
            entries = _entries(texts)
            parts[role] = parts[role] or (entries if len(entries) == len(items) else None)
    return [
        {role: found[index] if (found := parts[role]) else texts for role, texts in columns.items()}
        for index in range(len(items))
    ]


def _numbered(items: Sequence[Item], texts: RawText) -> list[RawText] | None:
    numbers = [item.number for item in items]
    if not all(numbers):
        return None
    found = statements(texts)
    entries = {item.number: tuple(item.paragraphs) for item in found.items}
    if found.lead is not None or None in entries or not entries or not set(entries) <= set(numbers):
        return None
    return [entries.get(number, ()) for number in numbers]


def _entries(texts: RawText) -> list[RawText]:
    """The entries of a list cell: its items, or its lines."""
    found = statements(texts)
    if len(found.items) > 1 and found.lead is None:
        return [tuple(item.paragraphs) for item in found.items]
    return [(text,) for text in texts if text.text]


def _is_date(entry: RawText) -> bool:
    return speaks_of_time(" ".join(text.text for text in entry))
