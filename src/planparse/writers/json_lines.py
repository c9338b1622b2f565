"""JSON Lines: one action a line, each with the facts of its plan, so that a line stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.records import Plan

PLAN_FACTS = ("schema_version", "source", "title", "organisation", "language", "period")
"""Fields of the plan that every line repeats, before those of its action. No two names clash."""


class JsonLinesWriter:
    """Lines of all plans, one after the other. Glossary, unclaimed text and issues of a plan are left out."""

    format = "jsonl"
    holds_many = True

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """UTF-8 without byte order mark; a plan without actions gives no line."""
        for plan in plans:
            yield from lines(plan)


def lines(plan: Plan, path: str | None = None) -> Iterator[bytes]:
    """A line for each action of a plan, with the `path` of its file first where one is given."""
    # Each part is written as it stands and only strung together: no record is turned into objects in between.
    facts = plan.model_dump_json(include=set(PLAN_FACTS))[1:-1]
    if path is not None:
        facts = f'"path":{json.dumps(path, ensure_ascii=False)},{facts}'
    for action in plan.actions:
        yield f"{{{facts},{action.model_dump_json()[1:]}\n".encode()
