"""What each column of a table means: the columns' headers and values, decided together.

Every column has candidate roles from its header (`wording.lexicon`) and from the values below it.
The assignment with the highest sum of header scores, value scores and terms for the whole table
(one action column, the objective left of it, no role twice) wins: a beam search over the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from planparse.structure.headers import EXACT, Header, are_months, names_period
from planparse.structure.outline import level_label
from planparse.structure.schedule import end_column, is_tick
from planparse.wording.cues import (
    has_figure,
    names_people,
    names_public,
    speaks_of_quantity,
    speaks_of_time,
    states_action,
)
from planparse.wording.lexicon import context_kind, header_roles
from planparse.wording.numbering import is_number, split_number

FIELDS = frozenset(
    {
        "objective",
        "action",
        "means",
        "responsible",
        "partners",
        "people",
        "deadline",
        "indicator",
        "target",
        "results",
    }
)
ROW_NUMBER = "row_number"
"""A column that numbers the actions though others stand between."""
ACCEPTED = 0.8
"""Least lexicon score of the header of the action column in a table that holds actions. A title that only begins with
a word for actions (`What is read`) stands beside another known one."""

HEADLESS = 0.6
"""Score of a title that is no word for actions above a column of them."""
STATING = 0.5
"""Least share of texts that begin as something to do under such a title."""
MANY_WORDS = 4
STATEMENT = 1.8
"""Least number of words that the statements of an action column have on average."""
UNFIT = -0.8
"""A value score below this denies a role to a column that has no header of its own."""
TICKED = 0.8
"""Least share of ticks among the texts of a schedule's column."""
NUMBERED = 0.8
"""Least share of bare numbers from which a column of steps (`Étape`: 1, 2, 3) numbers the rows."""

_BEAM = 64
_HEADER_WEIGHT = 3.0
_UNKNOWN = "unknown"
_DITTO = "ditto"
"""A column that is merged with the one before it, header and all."""
_REPEAT_COST = {"deadline": 0.3, "context": 0.2, "number": 0.3, "action": 4.0}
_ONCE = FIELDS | {"number", "subaction"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, and how sure they are (0 to 1)."""

    roles: tuple[str, ...]
    certainty: float = 1.0
    reasons: tuple[str, ...] = ()
    """Why each column has its role, in a few words."""
    _columns: Mapping[str, Sequence[int]] = field(init=False, repr=False, compare=False)
    action: int | None = field(init=False, repr=False, compare=False)
    """The column of actions; None in a table that holds none."""
    leading: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The columns that stand above the actions by their role or place: what they hold covers the rows below."""
    numbers: Mapping[int, int] = field(init=False, repr=False, compare=False)
    """Columns of numbers, by the column of what they number: the one beside them, or the actions further right."""

    def __post_init__(self) -> None:
        columns: dict[str, list[int]] = {}
        for column, role in enumerate(self.roles):
            columns.setdefault(role, []).append(column)
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "action", self.roles.index("action") if "action" in self.roles else None)
        object.__setattr__(self, "leading", tuple(filter(self._leads, range(len(self.roles)))))
        object.__setattr__(self, "numbers", dict(self._numbered()))

    def of(self, role: str) -> Sequence[int]:
        """The columns of a role."""
        return self._columns.get(role, ())

    def _numbered(self) -> Iterator[tuple[int, int]]:
        free = None
        for column in self.of("number"):
            beside = self.roles[column + 1] if column + 1 < len(self.roles) else ""
            if beside in ("action", "objective", "subaction") or beside.startswith("context:"):
                yield column + 1, column
            elif self.action is not None and column < self.action:
                free = column
        if free is not None and self.action is not None and self.roles[self.action - 1] != "number":
            yield self.action, free

    def _leads(self, column: int) -> bool:
        role = self.roles[column]
        if role == "number":
            return column + 1 < len(self.roles) and self.roles[column + 1] != "action" and self._leads(column + 1)
        if role == "objective" or role.startswith("context:"):
            return True
        if role == "action":
            return "subaction" in self.roles
        return self.action is not None and column < self.action and role not in FIELDS | {ROW_NUMBER}


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells of one column look like."""

    texts: tuple[str, ...]
    words: float = field(init=False)
    _counts: Mapping[str, int] = field(init=False, repr=False, compare=False)
    """How often each text stands there: many columns say few things."""
    _shares: dict[Callable[[str], bool], float] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What `share` has counted: several roles ask for the same."""

    def __post_init__(self) -> None:
        counts = Counter(self.texts)
        words = sum(times * len(text.split()) for text, times in counts.items())
        object.__setattr__(self, "_counts", counts)
        object.__setattr__(self, "words", words / len(self.texts) if self.texts else 0.0)

    @property
    def repeats(self) -> float:
        """The share of texts that repeat another, as a merged cell does in the rows that it spans."""
        return 1.0 - len(self._counts) / len(self.texts) if self.texts else 0.0

    @property
    def runs(self) -> int:
        """How many times the text changes from one row to the next, the first row included."""
        return sum(1 for _ in groupby(self.texts))

    def share(self, test: Callable[[str], bool]) -> float:
        """The share of texts that pass a test, 0 to 1."""
        if test not in self._shares:
            passed = sum(times for text, times in self._counts.items() if test(text))
            self._shares[test] = passed / len(self.texts) if self.texts else 0.0
        return self._shares[test]


def assign(header: Header, columns: Sequence[Sequence[str]], given: Sequence[str | None] = ()) -> Columns:
    """The roles of the columns under `header`; `columns` holds each column's texts, top to bottom.

    A role that is `given` for a column stands, and the others are found to go with it.
    """
    values = [Values(tuple(texts)) for texts in columns]
    candidates = [_candidates(header, column, values[column]) for column in range(len(values))]
    for column in range(1, len(values)):
        if header.titles[column] == header.titles[column - 1] and values[column] == values[column - 1]:
            candidates[column] = {_DITTO: 0.0}
    stated = {column: role for column, role in enumerate(given) if role}
    for column, role in stated.items():
        candidates[column] = {role: _HEADER_WEIGHT}
    beam: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for options in candidates:
        priced = [(role, score, _repeat_cost(role)) for role, score in options.items()]
        grown = [
            (total + score - (cost if role in roles else 0.0), (*roles, role))
            for total, roles in beam
            for role, score, cost in priced
        ]
        beam = sorted(grown, key=lambda entry: -entry[0])[:_BEAM]
    if any(_DITTO in options for options in candidates):
        beam = [(total, _spelled_out(roles)) for total, roles in beam]
    best, roles = max(((total + _order(roles, values), roles) for total, roles in beam), key=lambda entry: entry[0])
    if "action" not in stated.values() and not _holds_actions(header, roles, values):
        return Columns(tuple("" for _ in roles), 0.0)
    roles = _row_numbers(_one_deadline(header, roles), values)
    roles = tuple(stated.get(column, role) for column, role in enumerate(roles))
    certainty = max(0.5, min(1.0, best / (_HEADER_WEIGHT * max(1, sum(map(bool, header.titles))))))
    return Columns(roles, round(certainty, 3), tuple(map(_reason, roles, header.titles, values, candidates)))


def _spelled_out(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles with those of merged columns repeated."""
    spelled: list[str] = []
    for role in roles:
        spelled.append(spelled[-1] if role == _DITTO else role)
    return tuple(spelled)


def _reason(role: str, title: str, values: Values, candidates: Mapping[str, float]) -> str:
    """What speaks for a role: its header and its values; and what else the column could have been."""
    word = f"header {header_roles(title).get(role, 0.0):.2f}" if title else "no header"
    others = (other for other in candidates if other not in (role, _UNKNOWN))
    rivals = sorted(others, key=lambda other: -candidates[other])
    return ", ".join([word, f"values {_fit(role, values):+.2f}", *(f"perhaps {other}" for other in rivals[:2])])


def suits(columns: Columns, texts: Sequence[Sequence[str]]) -> bool:
    """Whether values can stand under roles that were found elsewhere: no column speaks against its role."""
    values = [Values(tuple(column)) for column in texts]
    return all(_fit(role, column) > UNFIT for role, column in zip(columns.roles, values, strict=True) if role in FIELDS)


def _candidates(header: Header, column: int, values: Values) -> dict[str, float]:
    scores = header_roles(header.titles[column]) or header_roles(header.groups[column])
    if _is_scheduled(header, column) and header.titles[column] and values.share(is_tick) >= TICKED * bool(values.texts):
        return {"tick": _HEADER_WEIGHT}
    if is_level(header.titles[column]):
        return {"action": _HEADER_WEIGHT}
    if _is_headless(header, column, values):
        return {"action": _HEADER_WEIGHT * HEADLESS, _UNKNOWN: 0.8}
    if kind := context_kind(header.titles[column]):
        scores = {**scores, f"context:{kind}": 0.8}
    if "means" in scores and values.share(is_number) >= NUMBERED:
        scores = {"number": 1.0}
    options = {role: _HEADER_WEIGHT * score + _fit(role, values) for role, score in scores.items()}
    options[_UNKNOWN] = 0.8
    if not header.titles[column] and not header.groups[column]:
        options["number"] = _fit("number", values)
        options["context:section"] = 0.9 if values.words >= 2 and column == 0 else 0.0
    return options


def _is_scheduled(header: Header, column: int) -> bool:
    """Whether the title of a column, or what stands above it, is a part of a calendar."""
    title, group = header.titles[column], header.groups[column]
    if names_period(title) or names_period(group) or header_roles(group).get("deadline") == EXACT:
        return True
    return len(title) == 1 and are_months([other for other in header.titles if len(other) == 1])


def _is_headless(header: Header, column: int, values: Values) -> bool:
    """Whether the first column holds the actions though its title is none of theirs: a level's, or an unknown word."""
    title = header.titles[column]
    if not title or any(header.titles[:column]) or header_roles(title) or context_kind(title):
        return False
    others = [header_roles(other) for other in header.titles[column + 1 :]]
    if any(roles.get("action", 0.0) >= ACCEPTED for roles in others):
        return False
    if _is_numbered(title):
        return True
    named = {role for roles in others for role, score in roles.items() if score >= ACCEPTED}
    return {"responsible", "deadline"} <= named and values.share(states_action) >= STATING


def _parts(action: Values, finer: Values) -> float:
    """How much a column reads as the parts of the actions beside it: several rows an action, deeper numbers."""
    if action.texts and action.words < STATEMENT:
        return -3.0
    deeper = finer.share(_is_deep) > action.share(_is_deep)
    several = action.repeats > finer.repeats + 0.1 or len(finer.texts) > 1.2 * len(action.texts)
    return (2.0 if several else -1.0) + (1.0 if deeper else 0.0)


def _is_deep(text: str) -> bool:
    return split_number(text).depth > 2


def _one_deadline(header: Header, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Of a start and an end column, the end is the deadline; the start stays under its own header."""
    columns = [column for column, role in enumerate(roles) if role == "deadline"]
    if len(columns) < 2:
        return roles
    end = end_column(header, columns)
    return tuple("date" if column in columns and column != end else role for column, role in enumerate(roles))


def _row_numbers(roles: tuple[str, ...], values: Sequence[Values]) -> tuple[str, ...]:
    """Numbers left of an objective or a level that change more often than it number the rows, that is the actions.

    So do numbers left of a column that is neither.
    """
    found = list(roles)
    for column, (role, beside) in enumerate(pairwise(roles)):
        above = beside == "objective" or beside.startswith("context:")
        aside = not above and beside not in ("action", "number")
        if role == "number" and (aside or (above and values[column].runs > values[column + 1].runs)):
            found[column] = ROW_NUMBER
    return tuple(found)


def _fit(role: str, values: Values) -> float:
    """How well the values of a column suit a role, about -2 to 1."""
    if not values.texts:
        return 0.0
    match role.split(":")[0]:
        case "other":
            return -1.5 * values.share(speaks_of_quantity)
        case "priority":
            return -1.5 if values.words >= 2.5 or values.share(_is_numbered) >= 0.5 else 0.0
        case "number":
            return 3.0 * values.share(is_number) - (1.5 if values.share(_is_code) else 2.5)
        case "action" | "objective" | "subaction":
            short = 1.5 if values.words < 2.5 else 0.0
            return min(1.0, values.words / 6) + 0.5 * values.share(states_action) - 0.25 - short
        case "context":
            return 0.5 if values.words >= 2 else 0.0
        case "means":
            return min(0.8, values.words / 8)
        case "deadline":
            return 2.0 * values.share(speaks_of_time) - 1.0
        case "responsible" | "partners" | "people":
            return values.share(names_people) - 0.5 - (1.0 if values.words > 25 else 0.0)
        case "target":
            counted = values.share(_is_counted)
            missed = (0.7 if values.words > 20 else 0.0) + (0.0 if counted else 1.2)
            return counted - 0.3 - missed - 2.0 * values.share(names_public)
        case "public":
            return 2.0 * values.share(names_public) - 0.6 * values.share(states_action)
        case "indicator" | "results":
            return 0.5 * values.share(speaks_of_quantity)
        case _:
            return 0.0


def _is_code(text: str) -> bool:
    """Whether a text can be the number of an action: `12`, `A.3`, `MOB-03/b`, `2025-7`."""
    return is_number(text) or (" " not in text and any(map(str.isdigit, text)))


def _is_counted(text: str) -> bool:
    """Whether a text states a figure; a number in front of it is none."""
    return has_figure(split_number(text).text)


def _is_numbered(text: str) -> bool:
    found = split_number(text)
    return found.number is not None and bool(found.text)


def _repeat_cost(role: str) -> float:
    """What it costs to give a role to one more column."""
    return _REPEAT_COST.get(role, 1.5) if role in _ONCE else 0.0


def is_level(title: str) -> bool:
    """Whether a level stands in the place of a column's title (`Objectif 1 : Verdir | Responsable | Échéance`)."""
    labelled = level_label(title)
    return labelled is not None and bool(labelled.text)


def is_statement(title: str) -> bool:
    """Whether the title of a column of actions is no word for them, but a level without a label (`1. Verdir`)."""
    states = _is_numbered(title) or states_action(title) or len(title.split()) >= MANY_WORDS
    return states and not header_roles(title)


def _order(roles: tuple[str, ...], values: Sequence[Values]) -> float:
    """Terms for the table as a whole."""
    if "action" not in roles:
        return -4.0
    action = roles.index("action")
    score = _parts(values[action], values[roles.index("subaction")]) if "subaction" in roles else 0.0
    if "subaction" in roles and roles.index("subaction") < action:
        score -= 2.0
    if "objective" in roles and roles.index("objective") > action:
        score -= 0.7
    for later in ("means", "responsible", "partners", "deadline", "indicator", "target", "results"):
        if later in roles and roles.index(later) < action:
            score -= 1.2 if later == "target" and roles.index(later) == 0 else 0.3
    return score


def _holds_actions(header: Header, roles: tuple[str, ...], values: Sequence[Values]) -> bool:
    if "action" not in roles:
        return False
    column = roles.index("action")
    if values[column].texts and values[column].words < STATEMENT:
        return False
    titles = [title for title, role in zip(header.titles, roles, strict=True) if role in ("action", "subaction")]
    scores = (1.0 if is_level(title) else header_roles(title).get("action", 0.0) for title in titles)
    score = max(scores)
    if not score and _is_headless(header, column, values[column]):
        score = HEADLESS
    others = sum(role in FIELDS or role.startswith("context") for role in roles) - 1
    known = sum(role != _UNKNOWN for role in roles) - 1
    return score == EXACT or (score >= ACCEPTED and known > 0) or (score > 0 and others >= 2)
