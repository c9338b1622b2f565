"""The records that a careful reader would note of a plan: stated by its source, not read from a document."""

from __future__ import annotations

from typing import Any

from samples.press.plans import Action, Level, Objective, Plan, Remark


def expected(plan: Plan) -> dict[str, Any]:
    """The plan's facts and records in the form of the output contract, texts only."""
    actions = [
        record
        for section in plan.sections
        for objective in section.objectives
        for action in objective.actions
        for record in _records(action, objective, (*plan.levels, *section.levels))
    ]
    optional = [{"action": remark.text, "optional": True} for remark in plan.after if remark.optional]
    return {
        "title": plan.title,
        "organisation": plan.organisation,
        "period": plan.period,
        "language": plan.language,
        "glossary": _glossary((*plan.before, *plan.after)),
        "actions": actions + optional,
    }


def _records(action: Action, objective: Objective, levels: tuple[Level, ...]) -> list[dict[str, Any]]:
    """The record of an action; where it is broken into steps, theirs, with the action above them."""
    above = [{"number": level.number, "text": level.text} for level in levels]
    if not action.steps:
        return [_record(action, objective, above)]
    parent = {"number": action.number, "text": action.text}
    return [_record(step, objective, [*above, parent]) for step in action.steps]


def _record(action: Action, objective: Objective, above: list[dict[str, str | None]]) -> dict[str, Any]:
    return {
        "number": action.number,
        "objective_number": objective.number,
        "context": above,
        "objective": objective.text,
        "action": action.text,
        "means": list(action.field("means").read),
        "responsible": list(action.field("responsible").read),
        "partners": list(action.field("partners").read),
        "deadline": " ".join(action.field("deadline").read) or None,
        "indicator": list(action.field("indicator").read),
        "target": list(action.field("target").read),
        "extra": dict(action.other),
    }


def _glossary(remarks: tuple[Remark, ...]) -> dict[str, str]:
    rows = [row for remark in remarks if remark.glossary for row in remark.table]
    pairs = [(row[i], row[i + 1]) for row in rows for i in range(0, len(row) - 1, 2)]
    pairs += [(remark.lead.rstrip(" :"), remark.text) for remark in remarks if remark.glossary and remark.lead]
    return {term: meaning for term, meaning in sorted(pairs) if term}
