"""StratML Part 2 (ISO 17469), the XML of performance plans; `schemas/stratml.rng` has its grammar.

objective → Goal, action → Objective, responsible → Stakeholder as Performer, partner → Stakeholder,
indicator → PerformanceIndicator, target → TargetResult; what StratML has no place for is in
OtherInformation.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from planparse.errors import OutputError
from planparse.writers.xml_text import xml_text

if TYPE_CHECKING:
    from planparse.records import Action, ContextLevel, Plan, Target

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


class StratmlWriter:
    """One plan a file, Type Performance_Plan."""

    format = "stratml"
    suffix = "xml"
    holds_many = False

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """UTF-8. Raises OutputError for a plan without actions: StratML asks for a goal."""
        for plan in plans:
            if not plan.actions:
                raise OutputError(f"{plan.source.name} has no actions, and StratML asks for one goal at least.")
            root = _plan(plan)
            ET.indent(root)
            yield b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n"


def _plan(plan: Plan) -> ET.Element:
    root = ET.Element("PerformancePlanOrReport", xmlns=NAMESPACE, Type="Performance_Plan")
    _required(root, "Name", plan.title or plan.source.name)
    _text(root, "Description", plan.period.text if plan.period else None)
    _text(root, "OtherInformation", _lines(f"{term}: {meaning}" for term, meaning in plan.glossary.items()))
    core = ET.SubElement(root, "StrategicPlanCore")
    if plan.organisation:
        _required(ET.SubElement(core, "Organization"), "Name", plan.organisation)
    number = 0
    for index, (_, group) in enumerate(groupby(plan.actions, key=_place)):
        actions = list(group)
        _goal(core, plan, index, number, actions)
        number += len(actions)
    _administration(root, plan)
    return root


def _place(action: Action) -> tuple[object, ...]:
    """What actions of one goal have in common."""
    return (action.context, action.objective_number, action.objective)


def _goal(core: ET.Element, plan: Plan, index: int, first: int, actions: list[Action]) -> None:
    head = actions[0]
    goal = ET.SubElement(core, "Goal")
    outermost = head.context[-1].text if head.context else None
    _required(goal, "Name", head.objective or outermost or plan.title or plan.source.name)
    _required(goal, "Description", "")
    _text(goal, "Identifier", _identifier(plan, f"goal {index}"))
    _text(goal, "SequenceIndicator", head.objective_number)
    _text(goal, "OtherInformation", _lines(map(_level, head.context)))
    for offset, action in enumerate(actions):
        _objective(goal, plan, first + offset, action)


def _objective(goal: ET.Element, plan: Plan, index: int, action: Action) -> None:
    objective = ET.SubElement(goal, "Objective")
    _required(objective, "Name", action.action)
    _text(objective, "Identifier", _identifier(plan, f"action {index}"))
    _text(objective, "SequenceIndicator", action.number)
    for name in action.responsible:
        _stakeholder(objective, name, "Responsible", "Performer")
    for name in action.partners:
        _stakeholder(objective, name, "Partner", None)
    _text(objective, "OtherInformation", _lines(_other(action)))
    _indicators(objective, action)


def _indicators(objective: ET.Element, action: Action) -> None:
    """Records do not say which target is of which of several indicators: then each stands by itself."""
    belong = len(action.indicator) == 1
    for name in action.indicator:
        targets = action.target if belong else ()
        units = {target.unit for target in targets if target.unit}
        _indicator(objective, action, name, units.pop() if len(units) == 1 else "", targets)
    for target in () if belong else action.target:
        _indicator(objective, action, target.unit or target.text, target.unit or "", (target,))


def _indicator(objective: ET.Element, action: Action, dimension: str, unit: str, targets: Iterable[Target]) -> None:
    indicator = ET.SubElement(objective, "PerformanceIndicator")
    _required(indicator, "MeasurementDimension", dimension)
    _required(indicator, "UnitOfMeasurement", unit)
    for target in targets:
        result = ET.SubElement(ET.SubElement(indicator, "MeasurementInstance"), "TargetResult")
        last = action.deadline.end if action.deadline else None
        _text(result, "EndDate", last.isoformat() if last else None)
        _text(result, "NumberOfUnits", None if target.value is None else format(target.value, "f"))
        _text(result, "Description", target.text)


def _stakeholder(objective: ET.Element, name: str, role: str, kind: str | None) -> None:
    stakeholder = ET.SubElement(objective, "Stakeholder")
    _required(stakeholder, "Name", name)
    part = ET.SubElement(stakeholder, "Role")
    _required(part, "Name", role)
    _text(part, "RoleType", kind)


def _administration(root: ET.Element, plan: Plan) -> None:
    part = ET.SubElement(root, "AdministrativeInformation")
    _text(part, "Identifier", _identifier(plan, "plan"))
    for name, day in (("StartDate", plan.period and plan.period.start), ("EndDate", plan.period and plan.period.end)):
        _text(part, name, day.isoformat() if day else None)


def _other(action: Action) -> Iterator[str]:
    yield from (f"Means: {means}" for means in action.means)
    if action.deadline:
        yield f"Deadline: {action.deadline.text}"
    yield from (f"{header}: {text}" for header, text in action.extra.items())


def _level(level: ContextLevel) -> str:
    head = " ".join(part for part in (level.label, level.number) if part)
    return f"{head}: {level.text}" if head else level.text


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _required(parent: ET.Element, name: str, text: str) -> None:
    """A child element that has to be there, even without text."""
    ET.SubElement(parent, name).text = xml_text(text)


def _text(parent: ET.Element, name: str, text: str | None) -> None:
    """A child element with `text`; none where there is no text."""
    if text:
        _required(parent, name, text)


def _identifier(plan: Plan, part: str) -> str:
    """The same for the same file: an xsd:ID starts with no digit."""
    return f"_{uuid.uuid5(uuid.NAMESPACE_URL, f'planparse:{plan.source.sha256}:{part}')}"
