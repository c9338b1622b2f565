"""One action as found becomes one record: each field is read by its own module, here they meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planparse import records
from planparse.document import Paragraph
from planparse.issues import CODES
from planparse.normalise import evidence
from planparse.normalise.confidence import confidence
from planparse.normalise.deadlines import Frame, read_deadline
from planparse.normalise.means import read_items
from planparse.normalise.people import Names, read_people
from planparse.normalise.quantities import Habits, is_measured, read_entries
from planparse.normalise.targets import read_target
from planparse.normalise.texts import REPLACEMENT, clean, joined, says_something
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawText
from planparse.wording.values import says_nothing


@dataclass(frozen=True, slots=True)
class Whole:
    """What the reading of one record needs to know of the whole plan."""

    names: Names
    habits: Habits
    frame: Frame
    usual: frozenset[str]
    """Fields of `stated_fields` that most records have."""
    unsure: tuple[tuple[str, Place], ...] = ()
    """Words that may be others, with their places."""


def stated_fields(raw: RawAction) -> set[str]:
    """Those of the fields that a full record has, as far as this one states them."""
    stated = {
        "objective": raw.objective,
        "responsible": raw.responsible + raw.people,
        "deadline": raw.deadline,
        "indicator": raw.indicator + raw.results,
    }
    numbered = {"number"} if raw.number else set()
    return numbered | {field for field, column in stated.items() if says_something(column)}


def read_action(raw: RawAction, whole: Whole) -> records.Action:
    """The record of one action. Never raises on text, whatever it holds."""
    text = joined(raw.action)
    objective = joined(raw.objective) or None
    means = read_items(raw.means)
    responsible, partners = read_people(raw, whole.names)
    deadline = _read_deadline(raw.deadline, whole.frame)
    indicator, target = _read_quantities(raw, whole.habits)
    texts = (text, objective or "", *means, *responsible, *partners, *indicator, *target)
    places = _evidence(raw)
    unsure = evidence.of_unsure(whole.unsure, (piece for pieces in places.values() for piece in pieces))
    issues = (*_issues(raw, (*texts, deadline.text if deadline else ""), deadline), *unsure)
    missing = len(whole.usual - stated_fields(raw))
    return records.Action(
        number=raw.number,
        objective_number=raw.objective_number,
        context=tuple(_read_level(level) for level in raw.context if says_something(level.text)),
        objective=objective,
        action=text,
        means=means,
        responsible=responsible,
        partners=partners,
        deadline=deadline,
        indicator=indicator,
        target=tuple(map(read_target, target)),
        extra=_read_extra(raw.extra),
        evidence=places,
        confidence=confidence(raw.certainty, text, [issue.code for issue in issues], missing),
        issues=issues,
    )


def _read_level(level: RawLevel) -> records.ContextLevel:
    label = clean(level.label) or None
    return records.ContextLevel(level=level.level, label=label, number=level.number, text=joined(level.text))


def _read_deadline(column: RawText, frame: Frame) -> records.Deadline | None:
    text = joined(column)
    return None if says_nothing(text) else read_deadline(text, frame)


def _read_quantities(raw: RawAction, habits: Habits) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Indicators and targets; of a combined column, what states a quantity is a target."""
    indicator = read_entries(raw.indicator, habits)
    target = read_entries(raw.target, habits)
    for entry in read_entries(raw.results, habits):
        (target if is_measured(entry) else indicator).append(entry)
    return tuple(indicator), tuple(target)


def _read_extra(columns: Iterable[tuple[str, RawText]]) -> dict[str, str]:
    """Each column's text under its header; list items, and columns of one header, stand on lines of their own."""
    extra: dict[str, str] = {}
    for header, column in columns:
        text = ""
        for paragraph in column:
            if piece := clean(paragraph.text):
                glue = "" if not text else "\n" if paragraph.marker else " "
                text = f"{text}{glue}{piece}"
        if text:
            name = clean(header)
            extra[name] = f"{extra[name]}\n{text}" if name in extra else text
    return extra


def _evidence(raw: RawAction) -> dict[str, Any]:
    """Where each field was read; the fields of a combined column point to the whole column."""
    fields: dict[str, tuple[Paragraph, ...]] = {
        "number": (raw.number_text or raw.action[:1]) if raw.number else (),
        "objective_number": (raw.objective_number_text or raw.objective[:1]) if raw.objective_number else (),
        "context": tuple(paragraph for level in raw.context for paragraph in level.number_text + level.text),
        "objective": raw.objective,
        "action": raw.action,
        "means": raw.means,
        "responsible": raw.responsible + raw.people,
        "partners": raw.partners + raw.people,
        "deadline": raw.deadline,
        "indicator": raw.indicator + raw.results,
        "target": raw.target + raw.results,
        "extra": tuple(paragraph for _, column in raw.extra for paragraph in column),
    }
    found = {field: evidence.pieces_of(paragraphs) for field, paragraphs in fields.items() if paragraphs}
    return {field: pieces for field, pieces in found.items() if pieces}


def _issues(raw: RawAction, texts: Iterable[str], deadline: records.Deadline | None) -> tuple[records.Issue, ...]:
    issues = [evidence.of_doubt(doubt) for doubt in raw.doubts]
    if any(REPLACEMENT in text for text in texts):
        issues.append(_issue("damaged-text", raw.action))
    if deadline and deadline.kind == "unparsed":
        issues.append(_issue("unparsed-deadline", raw.deadline))
    return tuple(issues)


def _issue(code: str, where: RawText) -> records.Issue:
    level, message = CODES[code]
    places = evidence.of_paragraphs(where)
    return records.Issue(code=code, level=level, message=message, evidence=places[0] if places else None)
