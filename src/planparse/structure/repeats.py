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
    """The actions, those that say the same as a numbered one as one with it; the place of the first is kept."""
    found: list[RawAction] = []
    said: dict[str, int] = {}
    for action in actions:
        words = _words(action.action)
        known = said.get(words)
        if known is not None and _is_repeat(found[known], action):
            found[known] = _merged(found[known], action)
        else:
            said[words] = len(found)
            found.append(action)
    return tuple(found)


def _is_repeat(one: RawAction, other: RawAction) -> bool:
    """Whether two actions of the same words are one: a number such as 1.2 vouches for it, and no field denies it."""
    numbers = {number for number in (one.number, other.number) if number}
    vouched = len(numbers) == 1 and any(sign in number for number in numbers for sign in ".-")
    return vouched and _agree(one, other)


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
        number=one.number or other.number,
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
