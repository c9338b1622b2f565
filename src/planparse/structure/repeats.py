"""One statement printed twice, in a summary and in the body: one record with the evidence of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planparse.raw import RawAction, RawText
from planparse.structure.roles import FIELDS
from planparse.wording.fold import fold

FEWEST = 2
"""Actions that a summary has at least."""
_LISTED = tuple(sorted(FIELDS - {"objective", "action"}))


def without_repeats(actions: Sequence[RawAction]) -> tuple[RawAction, ...]:
    """The actions, those that say the same as a numbered one as one with it; the place of the first is kept.

    A table of which every action is stated with more fields elsewhere is a summary, and says nothing anew.
    """
    return _without_twins(_without_summaries(actions))


def _without_summaries(actions: Sequence[RawAction]) -> list[RawAction]:
    """The actions without those of summaries, whose evidence goes to the actions that they sum up."""
    kept: list[RawAction | None] = list(actions)
    stated: dict[str, list[int]] = defaultdict(list)
    tables: dict[tuple[str | None, int], list[int]] = defaultdict(list)
    for index, action in enumerate(actions):
        stated[_words(action.action)].append(index)
        if action.place.table is not None:
            tables[action.place.sheet, action.place.table].append(index)
    for table in tables.values():
        twins = {index: twin for index in table if (twin := _fuller_twin(kept, index, set(table), stated)) is not None}
        if len(table) >= FEWEST and len(twins) == len(table):
            for index, twin in twins.items():
                fuller, summed = kept[twin], kept[index]
                assert fuller is not None
                assert summed is not None
                kept[twin] = replace(_merged(fuller, summed), context=fuller.context)
                kept[index] = None
    return [action for action in kept if action is not None]


def _fuller_twin(
    actions: Sequence[RawAction | None], index: int, table: Collection[int], stated: Mapping[str, Sequence[int]]
) -> int | None:
    """The action outside the table that says the same as one of it, and more."""
    one = actions[index]
    if one is None:
        return None
    others = (twin for twin in stated[_words(one.action)] if twin not in table and (actions[twin] is not None))
    return next((twin for twin in others if (other := actions[twin]) and _sums_up(one, other)), None)


def _sums_up(one: RawAction, other: RawAction) -> bool:
    numbers = {number for number in (one.number, other.number) if number}
    more = [name for name in _LISTED if _field(other, name)]
    less = [name for name in _LISTED if _field(one, name)]
    return len(numbers) < 2 and set(less) < set(more) and _agree(one, other)


def _without_twins(actions: Sequence[RawAction]) -> tuple[RawAction, ...]:
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
