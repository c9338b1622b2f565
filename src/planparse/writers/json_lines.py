"""JSON Lines: one action a line, each with the facts of its plan, so that a line stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

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
            for line in lines(plan):
                yield encoded(line)


def lines(plan: Plan) -> Iterator[dict[str, Any]]:
    """What a line of each action holds."""
    facts = plan.model_dump(mode="json", include=set(PLAN_FACTS))
    for action in plan.actions:
        yield {**facts, **action.model_dump(mode="json")}


def encoded(line: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
