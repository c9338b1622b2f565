"""Statements that end with their deadline: `Planter mille arbres (d'ici mars 2031)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.document import Paragraph
from planparse.raw import RawAction
from planparse.wording.cues import states_time

HABIT = 2
"""How many statements of a plan end so before it is a habit."""

_ENDING = re.compile(r"(?<=\S)\s*(?:\(([^()]{2,60})\)|\s[–—]\s([^()–—]{2,60}?))\s*[.;]?\s*$")


def with_deadlines(actions: Sequence[RawAction]) -> list[RawAction]:
    """The actions, those without a deadline with the one that ends their statement, if the plan has the habit."""
    found = [None if action.deadline else _cut(action.action) for action in actions]
    if sum(cut is not None for cut in found) < HABIT:
        return list(actions)
    return [
        replace(action, action=(*action.action[:-1], cut[0]), deadline=(cut[1],)) if cut else action
        for action, cut in zip(actions, found, strict=True)
    ]


def ends_with_deadline(text: str) -> bool:
    """Whether a deadline ends a statement, in parentheses or behind a dash."""
    match = _ENDING.search(text)
    return match is not None and states_time(match[1] or match[2])


def _cut(statement: Sequence[Paragraph]) -> tuple[Paragraph, Paragraph] | None:
    """The last paragraph of a statement and the deadline at its end."""
    if not statement:
        return None
    last = statement[-1]
    match = _ENDING.search(last.text)
    if match is None or not ends_with_deadline(last.text):
        return None
    return replace(last, text=last.text[: match.start()]), replace(last, text=match[1] or match[2], marker="")
