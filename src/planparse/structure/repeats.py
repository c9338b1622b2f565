"""One statement printed twice, in a summary and in the body: one record with the evidence of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from planparse.raw import RawAction, RawText
from planparse.structure.roles import FIELDS
from planparse.wording.fold import fold

_LISTED = tuple(sorted(FIELDS - {"objective", "action"}))


def without_repeats(actions: Sequence[RawAction]) -> tuple[RawAction, ...]:
    """The actions, those that bear the same number and say the same as one; the place of the first is kept."""
    found: dict[object, RawAction] = {}
    for position, action in enumerate(actions):
        key: object = _key(action) or position
        if key in found and not _agree(found[key], action):
            key = position
        found[key] = _merged(found[key], action) if key in found else action
    return tuple(found.values())


def _key(action: RawAction) -> tuple[str, str] | None:
    """What tells an action from all others: a number of several parts, and its words."""
    if action.number is None or not any(sign in action.number for sign in ".-"):
        return None
    return action.number, fold(" ".join(part.text for part in action.action)).rstrip(" .;")


def _agree(one: RawAction, other: RawAction) -> bool:
    """Whether no field says different things in both."""
    return all(
        not mine or not theirs or _words(mine) == _words(theirs)
        for mine, theirs in ((_field(one, name), _field(other, name)) for name in (*_LISTED, "objective"))
    )


def _merged(one: RawAction, other: RawAction) -> RawAction:
    fields: dict[str, Any] = {name: _field(one, name) or _field(other, name) for name in (*_LISTED, "objective")}
    fuller = one if len(one.context) >= len(other.context) else other
    first = one.action[0]
    seen = replace(first, places=first.places + other.action[0].places)
    extra = dict(one.extra) | {name: text for name, text in other.extra if name not in dict(one.extra)}
    return replace(
        one,
        action=(seen, *one.action[1:]),
        objective_number=one.objective_number or other.objective_number,
        context=fuller.context,
        extra=tuple(extra.items()),
        **fields,
    )


def _field(action: RawAction, name: str) -> RawText:
    text: RawText = getattr(action, name)
    return text


def _words(text: RawText) -> str:
    return fold(" ".join(part.text for part in text)).rstrip(" .;")
