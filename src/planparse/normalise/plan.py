"""A plan as found becomes a plan as records: each field is read by its own module, here they meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planparse import records
from planparse.document import Document, Paragraph
from planparse.issues import CODES
from planparse.normalise import evidence
from planparse.normalise.confidence import confidence
from planparse.normalise.deadlines import Frame, read_deadline
from planparse.normalise.glossary import read_glossary
from planparse.normalise.language import main_language
from planparse.normalise.means import read_items
from planparse.normalise.people import Names, collect_names, read_people
from planparse.normalise.period import read_adoption, read_period
from planparse.normalise.plan_years import find_plan_years
from planparse.normalise.quantities import Habits, collect_habits, is_measured, read_entries
from planparse.normalise.targets import read_target
from planparse.normalise.texts import REPLACEMENT, clean, joined, lines, says_nothing
from planparse.raw import RawAction, RawLevel, RawPlan, RawText
from planparse.wording.fold import fold

USUAL = 0.5
"""Share of records with a field from which its absence in another record counts against it."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the reading of one record needs to know of the whole plan."""

    names: Names
    habits: Habits
    frame: Frame
    usual: frozenset[str]


def normalise(raw: RawPlan, document: Document, source: records.Source) -> records.Plan:
    """The records of a plan. Never raises on text, whatever it holds."""
    title = clean(raw.title.text) if raw.title else ""
    front = lines(raw.front)
    language = main_language(_texts(raw, title, front))
    day_first = None if language == "en" else True
    period = read_period(title, front)
    names = collect_names(raw, (clean(meaning.text) for _, meaning in raw.glossary))
    whole = _Whole(names, collect_habits(raw), _frame(raw, period, day_first), _usual_fields(raw))
    actions = tuple(_read_action(action, whole) for action in raw.actions if joined(action.action))
    people = (name for action in actions for name in (*action.responsible, *action.partners))
    return records.Plan(
        source=source,
        title=title or None,
        organisation=_organisation(raw, document),
        language=language,
        period=period,
        adopted=read_adoption([*front, *lines(raw.unclaimed)], day_first),
        glossary=read_glossary(raw.glossary, people),
        actions=actions,
        issues=tuple(map(evidence.of_doubt, dict.fromkeys((*document.doubts, *raw.doubts)))),
        unclaimed=tuple(
            records.Unclaimed(text=text, evidence=piece)
            for paragraph in raw.unclaimed
            if (text := clean(paragraph.text))
            for piece in evidence.of_paragraphs((paragraph,))[:1]
        ),
    )


def _texts(raw: RawPlan, title: str, front: Iterable[str]) -> list[str]:
    texts = [title, *front]
    for action in raw.actions:
        texts += [joined(action.action), joined(action.objective), joined(action.means)]
    return texts


def _frame(raw: RawPlan, period: records.Period | None, day_first: bool | None) -> Frame:
    years = (year for action in raw.actions for year in find_plan_years(fold(joined(action.deadline))))
    last = max(years, default=0)
    return Frame(period.start, period.end, last, day_first) if period else Frame(None, None, last, day_first)


def _organisation(raw: RawPlan, document: Document) -> str | None:
    return clean(raw.organisation.text) or None if raw.organisation else None


_FIELDS: dict[str, Callable[[RawAction], RawText]] = {
    "responsible": lambda action: action.responsible or action.people,
    "deadline": lambda action: action.deadline,
}
"""Fields whose absence lowers the confidence where other records have them."""


def _usual_fields(raw: RawPlan) -> frozenset[str]:
    return frozenset(
        field
        for field, read in _FIELDS.items()
        if sum(bool(read(action)) for action in raw.actions) > USUAL * len(raw.actions)
    )


def _read_action(raw: RawAction, whole: _Whole) -> records.Action:
    text = joined(raw.action)
    responsible, partners = read_people(raw, whole.names)
    deadline = _read_deadline(raw.deadline, whole.frame)
    indicator, target = _read_quantities(raw, whole.habits)
    means = read_items(raw.means)
    context = tuple(_read_level(level) for level in raw.context if joined(level.text))
    objective = joined(raw.objective) or None
    own = (
        text,
        objective or "",
        *means,
        *responsible,
        *partners,
        *indicator,
        *target,
        deadline.text if deadline else "",
    )
    issues = _issues(raw, own, deadline)
    missing = sum(not field(raw) for name, field in _FIELDS.items() if name in whole.usual)
    return records.Action(
        number=raw.number,
        objective_number=raw.objective_number,
        context=context,
        objective=objective,
        action=text,
        means=means,
        responsible=responsible,
        partners=partners,
        deadline=deadline,
        indicator=indicator,
        target=tuple(map(read_target, target)),
        extra=_read_extra(raw.extra),
        evidence=_evidence(raw),
        confidence=confidence(raw.certainty, text, [issue.code for issue in issues], missing),
        issues=issues,
    )


def _read_level(level: RawLevel) -> records.ContextLevel:
    return records.ContextLevel(
        level=level.level, label=clean(level.label) or None, number=level.number, text=joined(level.text)
    )


def _read_deadline(column: RawText, frame: Frame) -> records.Deadline | None:
    text = joined(column)
    return None if says_nothing(text) else read_deadline(text, frame)


def _read_quantities(raw: RawAction, habits: Habits) -> tuple[tuple[str, ...], tuple[str, ...]]:
    indicator = read_entries(raw.indicator, habits)
    target = read_entries(raw.target, habits)
    for entry in read_entries(raw.results, habits):
        (target if is_measured(entry) else indicator).append(entry)
    return tuple(indicator), tuple(target)


def _read_extra(columns: Iterable[tuple[str, RawText]]) -> dict[str, str]:
    """Each column's text under its header; a list item begins a line, and so does a second column of one header."""
    extra: dict[str, str] = {}
    for header, column in columns:
        text = ""
        for paragraph in column:
            if piece := clean(paragraph.text):
                text += piece if not text else f"\n{piece}" if paragraph.marker else f" {piece}"
        if text:
            name = clean(header)
            extra[name] = f"{extra[name]}\n{text}" if name in extra else text
    return extra


def _evidence(raw: RawAction) -> dict[str, tuple[records.Evidence, ...]]:
    """Where each field was read; a field of a combined column points to the whole column."""
    fields: dict[str, tuple[Paragraph, ...]] = {
        "number": raw.action[:1] if raw.number else (),
        "objective_number": raw.objective[:1] if raw.objective_number else (),
        "context": tuple(paragraph for level in raw.context for paragraph in level.text),
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
    found = {name: evidence.of_paragraphs(paragraphs) for name, paragraphs in fields.items()}
    return {name: pieces for name, pieces in found.items() if pieces}


def _issues(
    raw: RawAction, own: Iterable[str], deadline: records.Deadline | None
) -> tuple[records.Issue, ...]:
    issues = [evidence.of_doubt(doubt) for doubt in raw.doubts]
    if any(REPLACEMENT in text for text in own):
        issues.append(_issue("damaged-text", raw.action))
    if deadline and deadline.kind == "unparsed":
        issues.append(_issue("unparsed-deadline", raw.deadline))
    return tuple(issues)


def _issue(code: str, where: RawText) -> records.Issue:
    level, message = CODES[code]
    places = evidence.of_paragraphs(where)
    return records.Issue(code=code, level=level, message=message, evidence=places[0] if places else None)
