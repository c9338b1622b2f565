"""The columns of the sheet of actions: their titles, widths, and the text of each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from planparse.records import Action, ContextLevel, Plan

MAX_CHARACTERS: Final = 32_767
"""Characters that a cell of a workbook may hold."""
MAX_EXTRA: Final = 40
"""Columns for what a plan has beside the eight fields."""
EXTRA: Final = "extra:"
"""Begins the key of a column that is none of the contract's."""
IDENTITY: Final = "id"
ACTIONS: Final = "sheet:actions"
"""Key of the name of the sheet of actions."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

TITLES: Final = {
    "en": {
        "plan": "Plan", "context": "Context", "objective_number": "Objective no.", "objective": "Objective",
        "number": "No.", "action": "Action", "means": "Means", "responsible": "Responsible", "partners": "Partners",
        "deadline": "Deadline", "start": "From", "end": "To", "indicator": "Indicator", "target": "Target",
        "page": "Page", "confidence": "Confidence", "issues": "Issues", "evidence": "Evidence", IDENTITY: "Record",
        ACTIONS: "Actions", "sheet:issues": "Issues", "sheet:unclaimed": "Unclaimed", "sheet:sources": "Source",
        "code": "Code", "level": "Level", "message": "Message", "text": "Text", "fact": "Fact", "value": "Value",
    },
    "fr": {
        "plan": "Plan", "context": "Contexte", "objective_number": "No de l’objectif", "objective": "Objectif",
        "number": "No", "action": "Action", "means": "Moyens", "responsible": "Responsable", "partners": "Partenaires",
        "deadline": "Échéance", "start": "Du", "end": "Au", "indicator": "Indicateur", "target": "Cible",
        "page": "Page", "confidence": "Confiance", "issues": "Remarques", "evidence": "Preuves", IDENTITY: "Fiche",
        ACTIONS: "Actions", "sheet:issues": "Remarques", "sheet:unclaimed": "Non repris",
        "sheet:sources": "Source", "code": "Code", "level": "Niveau", "message": "Message", "text": "Texte",
        "fact": "Donnée", "value": "Valeur",
    },
}  # fmt: skip
"""What people read, by language; English stands for all others."""

EDITABLE: Final = (
    "context", "objective_number", "objective", "number", "action", "means", "responsible", "partners", "deadline",
    "indicator", "target",
)  # fmt: skip
"""Columns whose changes come back."""
LISTS: Final = frozenset({"context", "means", "responsible", "partners", "indicator", "target"})
"""Columns whose lines are entries of their own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its title, its width in characters, and what it shows of an action."""

    key: str
    title: str
    width: int
    text: Callable[[Plan, Action], str]
    hidden: bool = False


def titles(language: str | None) -> dict[str, str]:
    """What people read in `language`."""
    return TITLES.get(language or "", TITLES["en"])


def columns(plans: Sequence[Plan]) -> tuple[Column, ...]:
    """The columns for `plans`, in the language of the first."""
    words = titles(plans[0].language if plans else None)
    known = {words[key] for key, *_ in (*_BEFORE, *_AFTER)}
    extra = list(dict.fromkeys(name for plan in plans for action in plan.actions for name in action.extra))[:MAX_EXTRA]
    others = tuple(
        Column(f"{EXTRA}{name}", shown(name) if name not in known else f"{shown(name)} (2)", 24, _extra(name))
        for name in extra
    )
    before, after = (
        tuple(Column(key, words[key], width, text, hidden) for key, width, text, hidden in part)
        for part in (_BEFORE, _AFTER)
    )
    return (*before, *others, *after)


def shown(text: str) -> str:
    """`text` as a cell can hold it: without signs that XML has no place for, and no longer than a cell may be."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:MAX_CHARACTERS]


def level_line(level: ContextLevel) -> str:
    """A level above the objective as one line."""
    label = " ".join(part for part in (level.label, level.number) if part)
    return f"{label} : {level.text}" if label else level.text


def _extra(name: str) -> Callable[[Plan, Action], str]:
    return lambda plan, action: action.extra.get(name, "")


def _page(plan: Plan, action: Action) -> str:
    seen = action.evidence.get("action", ())
    return next((evidence.cell or str(evidence.page) for evidence in seen if evidence.cell or evidence.page), "")


def _evidence(plan: Plan, action: Action) -> str:
    """Where each field was read, a line a place."""
    return "\n".join(
        f"{field}: " + " ".join(f"{key}={value}" for key, value in evidence.model_dump(exclude_none=True).items())
        for field, places in action.evidence.items()
        for evidence in places
    )


_BEFORE: Final[tuple[tuple[str, int, Callable[[Plan, Action], str], bool], ...]] = (
    ("plan", 22, lambda plan, action: plan.title or plan.source.name, False),
    ("context", 44, lambda plan, action: "\n".join(map(level_line, action.context)), False),
    ("objective_number", 11, lambda plan, action: action.objective_number or "", False),
    ("objective", 36, lambda plan, action: action.objective or "", False),
    ("number", 8, lambda plan, action: action.number or "", False),
    ("action", 50, lambda plan, action: action.action, False),
    ("means", 36, lambda plan, action: "\n".join(action.means), False),
    ("responsible", 24, lambda plan, action: "\n".join(action.responsible), False),
    ("partners", 24, lambda plan, action: "\n".join(action.partners), False),
    ("deadline", 18, lambda plan, action: action.deadline.text if action.deadline else "", False),
    ("start", 12, lambda plan, action: "", False),
    ("end", 12, lambda plan, action: "", False),
    ("indicator", 30, lambda plan, action: "\n".join(action.indicator), False),
    ("target", 26, lambda plan, action: "\n".join(target.text for target in action.target), False),
)
_AFTER: Final[tuple[tuple[str, int, Callable[[Plan, Action], str], bool], ...]] = (
    ("page", 7, _page, False),
    ("confidence", 10, lambda plan, action: "", False),
    ("issues", 30, lambda plan, action: "\n".join(issue.message for issue in action.issues), False),
    ("evidence", 40, _evidence, True),
    (IDENTITY, 8, lambda plan, action: "", True),
)
