"""Plans in figures: who answers for what, when things fall due, which fields are empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planparse.matching.plain import plain
from planparse.records import Action, Issue, Plan
from planparse.writers.csv_table import FIELDS, axis


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of some plans together. Names that differ in case, quotes or dashes only are one."""

    plans: int = 0
    actions: int = 0
    responsible: Mapping[str, list[str]] = field(default_factory=dict)
    """The actions of each who is responsible, the busiest first."""
    partners: Mapping[str, int] = field(default_factory=dict)
    """Number of actions of each partner, the busiest first."""
    axes: Mapping[str, int] = field(default_factory=dict)
    """Number of actions under each axis or outermost level, the largest first."""
    due: Mapping[int, int] = field(default_factory=dict)
    """Number of actions whose deadline ends in each year."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Number of deadlines of each kind; `none` where an action has none."""
    filled: Mapping[str, int] = field(default_factory=dict)
    """Number of actions that have the field."""
    issues: Mapping[str, int] = field(default_factory=dict)
    """Number of issues of each code."""


def statistics(plans: Iterable[Plan]) -> Statistics:
    """Count over all `plans`."""
    several = list(plans)
    actions = [action for plan in several for action in plan.actions]
    done_by = [(name, _label(action)) for action in actions for name in dict.fromkeys(action.responsible)]
    due = Counter(_year(action) for action in actions)
    issues = Counter(issue.code for plan in several for issue in (*plan.issues, *_issues_within(plan)))
    return Statistics(
        plans=len(several),
        actions=len(actions),
        responsible=_grouped(done_by),
        partners=_counted(name for action in actions for name in dict.fromkeys(action.partners)),
        axes=dict(Counter(name for action in actions if (name := axis(action))).most_common()),
        due={year: due[year] for year in sorted(year for year in due if year is not None)},
        kinds=dict(Counter(action.deadline.kind if action.deadline else "none" for action in actions).most_common()),
        filled={name: sum(bool(getattr(action, name)) for action in actions) for name in FIELDS},
        issues=dict(issues.most_common()),
    )


def _issues_within(plan: Plan) -> Iterator[Issue]:
    return (issue for action in plan.actions for issue in action.issues)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Values by name, the longest list first; the name as it was met first."""
    shown: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for name, value in pairs:
        key = shown.setdefault(plain(name).casefold(), name)
        groups.setdefault(key, []).append(value)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _counted(names: Iterable[str]) -> dict[str, int]:
    return {name: len(group) for name, group in _grouped((name, "") for name in names).items()}


def _label(action: Action) -> str:
    return f"{action.number or ''} {action.action}".strip()


def _year(action: Action) -> int | None:
    deadline = action.deadline
    last = deadline and (deadline.end or deadline.start)
    return last.year if last else None
