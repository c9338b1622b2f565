"""Applies corrections to a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from planparse.corrections.changes import Change, Level, NewRecord, PlanCorrections, fingerprint
from planparse.errors import CorrectionError
from planparse.issues import CODES
from planparse.normalise.deadlines import Frame, read_deadline
from planparse.normalise.targets import read_target
from planparse.records import Action, ContextLevel, Deadline, Evidence, Issue, Plan, Target

REVIEWED = "reviewed"
LISTS = ("means", "responsible", "partners", "indicator")
TEXTS = ("number", "objective_number", "objective")


def apply(plan: Plan, corrections: PlanCorrections) -> Plan:
    """`plan` with all changes made. What no change names stays as it is, byte for byte.

    Raises CorrectionError where the corrections are of another document or another reading of it.
    """
    _refuse_others(plan, corrections)
    frame = frame_of(plan)
    placed: dict[int, list[Action]] = {}
    replaced: set[int] = set()
    for change in corrections.changes:
        _refuse_unfit(change, len(plan.actions), replaced)
        replaced.update(change.replaces)
        position = min(change.replaces) if change.replaces else (-1 if change.after is None else change.after)
        placed.setdefault(position, []).extend(_action(plan, record, frame) for record in change.by)
    kept = (_around(index, action, index in replaced, placed) for index, action in enumerate(plan.actions))
    return plan.model_copy(update={"actions": tuple(chain(placed.get(-1, ()), *kept))})


def frame_of(plan: Plan) -> Frame:
    """What deadlines of a finished plan lean on."""
    years = (year for action in plan.actions if action.deadline for year in action.deadline.years)
    start, end = (plan.period.start, plan.period.end) if plan.period else (None, None)
    return Frame(start, end, max(years, default=0), None if plan.language == "en" else True)


def _around(index: int, action: Action, is_replaced: bool, placed: Mapping[int, list[Action]]) -> Iterator[Action]:
    if not is_replaced:
        yield action
    yield from placed.get(index, ())


def _action(plan: Plan, record: NewRecord, frame: Frame) -> Action:
    sources = [plan.actions[index] for index in record.of]
    base = sources[0] if sources else Action(action="")
    named = record.set.model_fields_set
    values: dict[str, object] = {name: getattr(record.set, name) for name in (*TEXTS, *LISTS) if name in named}
    if record.set.action is not None:
        values["action"] = record.set.action
    if "extra" in named:
        values["extra"] = dict(record.set.extra)
    if "context" in named:
        values["context"] = tuple(_levels(record.set.context, base.context))
    if "deadline" in named:
        values["deadline"] = _deadline(record.set.deadline, sources, frame)
    if "target" in named:
        values["target"] = tuple(_target(text, sources) for text in record.set.target)
    return base.model_copy(
        update={
            **values,
            "evidence": _evidence(sources),
            "confidence": 1.0,
            "issues": (_reviewed(sorted(named)),),
        }
    )


def _levels(wanted: Sequence[Level], known: Sequence[ContextLevel]) -> Iterator[ContextLevel]:
    """Kind and label come from the level that stood at the same depth."""
    for depth, level in enumerate(wanted):
        like = known[depth] if depth < len(known) else ContextLevel(level="section", text="")
        yield like.model_copy(update={"number": level.number, "text": level.text})


def _deadline(text: str | None, sources: Iterable[Action], frame: Frame) -> Deadline | None:
    """A deadline that stands in one of the records keeps its values; another is read anew."""
    if not text:
        return None
    known = (source.deadline for source in sources if source.deadline and source.deadline.text == text)
    return next(known, None) or read_deadline(text, frame)


def _target(text: str, sources: Iterable[Action]) -> Target:
    known = (target for source in sources for target in source.target if target.text == text)
    return next(known, None) or read_target(text)


def _evidence(sources: Iterable[Action]) -> dict[str, tuple[Evidence, ...]]:
    """Where the fields of all records were read; a person's words were read nowhere else."""
    places: dict[str, tuple[Evidence, ...]] = {}
    for source in sources:
        for field, found in source.evidence.items():
            places[field] = tuple(dict.fromkeys((*places.get(field, ()), *found)))
    return places


def _reviewed(fields: Sequence[str]) -> Issue:
    level, _ = CODES[REVIEWED]
    what = f"A person corrected: {', '.join(fields)}." if fields else "A person confirmed the record."
    return Issue(code=REVIEWED, level=level, message=what)


def _refuse_others(plan: Plan, corrections: PlanCorrections) -> None:
    if corrections.sha256 != plan.source.sha256:
        raise CorrectionError(
            f"The corrections are of another content than {plan.source.name} has; name the plan that was reviewed."
        )
    if corrections.reading != fingerprint(plan):
        raise CorrectionError(
            f"{plan.source.name} is not read as it was when it was reviewed; "
            "name the JSON from that time, or review it again."
        )


def _refuse_unfit(change: Change, count: int, replaced: set[int]) -> None:
    indexes = [*change.replaces, *(index for record in change.by for index in record.of), change.after or 0]
    if max(indexes) >= max(count, 1):
        raise CorrectionError(f"The corrections name record {max(indexes)}, and the plan has {count}.")
    if replaced & set(change.replaces):
        raise CorrectionError("The corrections replace one record twice.")
    if not all(record.of or record.set.action for record in change.by):
        raise CorrectionError("The corrections add a record without an action.")
