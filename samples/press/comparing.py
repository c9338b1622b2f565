"""Compares records with expected records, fact by fact; spaces, quotes and dashes do not count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]

TEXTS = ("number", "objective_number", "objective", "action", "deadline")
LISTS = ("context", "means", "responsible", "partners", "indicator", "target")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": ""})
_BEFORE_CLOSING = re.compile(r"\s+([.,;:!?)»%])")
_AFTER_OPENING = re.compile(r"([(«])\s+")
_AROUND_DASH = re.compile(r"\s*([-/])\s*")


def plain(value: Any) -> str:
    """The text of a value, or of its `text`, in the one form in which texts are compared."""
    if isinstance(value, Mapping):
        value = value.get("text")
    text = " ".join(unicodedata.normalize("NFKC", value or "").translate(_SAME).split())
    text = _AROUND_DASH.sub(r"\1", _AFTER_OPENING.sub(r"\1", _BEFORE_CLOSING.sub(r"\1", text)))
    return text.rstrip(" .;:,")


def facts(record: Record) -> Counter[tuple[str, str]]:
    """Every field and text of `record`, as often as it states them."""
    texts = [(field, plain(record.get(field))) for field in TEXTS]
    lists = [(field, plain(value)) for field in LISTS for value in record.get(field) or ()]
    return Counter(fact for fact in texts + lists if fact[1])


def differences(expected: Sequence[Record], found: Sequence[Record]) -> list[str]:
    """What tells `found` from `expected`, a line a fact; optional records may be there or not."""
    lines: list[str] = []
    for ours, theirs in _pairs(expected, found):
        name = plain((ours or theirs or {})["action"])[:50]
        if ours is None:
            lines.append(f"extra record    {name!r}")
        elif theirs is None:
            lines.append(f"missing record  {name!r}")
        else:
            lines += [f"missing  {name!r} {field}: {text!r}" for field, text in facts(ours) - facts(theirs)]
            lines += [f"spurious {name!r} {field}: {text!r}" for field, text in facts(theirs) - facts(ours)]
    return lines


def agreement(expected: Sequence[Record], found: Sequence[Record]) -> float:
    """F1 of the facts: 1 where `differences` finds none."""
    pairs = [(facts(ours or {}), facts(theirs or {})) for ours, theirs in _pairs(expected, found)]
    common = sum((ours & theirs).total() for ours, theirs in pairs)
    stated = sum(ours.total() + theirs.total() for ours, theirs in pairs)
    return 2 * common / stated if stated else 1.0


def _pairs(expected: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record | None, Record | None]]:
    """Required records side by side: equal actions first, then what stands at the same place between them."""
    optional = {plain(record["action"]) for record in expected if record.get("optional")}
    expected = [record for record in expected if not record.get("optional")]
    found = [record for record in found if plain(record["action"]) not in optional]
    matcher = SequenceMatcher(None, _actions(expected), _actions(found), autojunk=False)
    pairs: list[tuple[Record | None, Record | None]] = []
    for _, first, end, other, other_end in matcher.get_opcodes():
        for index in range(max(end - first, other_end - other)):
            ours = expected[first + index] if first + index < end else None
            theirs = found[other + index] if other + index < other_end else None
            pairs.append((ours, theirs))
    return pairs


def _actions(records: Sequence[Record]) -> list[str]:
    return [plain(record["action"]) for record in records]
