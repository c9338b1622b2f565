"""Deadlines: from the words of a plan to a kind, dates and plan years.

The words are data (`vocabulary/dates.toml`); here is the order in which they decide. First and last
day hold only what the text says. A plan year (`An 1`) gets days only where the plan's period leaves
no doubt, and then carries `assumed`. Seasons get none, since nobody agrees when they begin; a fiscal
or school year gets none either, since its first day depends on who wrote the plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from planparse.normalise.moments import Moment, day_before, find_moments
from planparse.normalise.plan_years import find_plan_years
from planparse.normalise.texts import is_open, outside_parentheses
from planparse.records import Deadline, DeadlineKind, Precision
from planparse.wording.fold import fold
from planparse.wording.terms import any_of, pattern, table

STRANGE_WORDS = 4
"""Words beside dates that the grammar does not know: with more of them, the text is no mere date."""
MAX_TEXT = 600
"""Characters of a deadline that are looked at; no deadline is longer."""
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = {"jour": "day", "day": "day", "dia": "day", "semaine": "week", "week": "week", "semana": "week",
          "mois": "month", "month": "month", "mes": "month", "trimestre": "quarter", "quarter": "quarter",
          "an": "year", "annee": "year", "year": "year", "ano": "year"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What the plan says of its own time, for deadlines that lean on it."""

    start: date | None = None
    end: date | None = None
    plan_years: int = 0
    """How many years of the plan its deadlines name: 3 where `An 3` is the last."""
    day_first: bool | None = True
    """How to read `04/07/12`; None where the language does not tell."""

    def span(self, years: tuple[int, ...]) -> tuple[date | None, date | None]:
        """First and last day of some plan years; None where the period does not say them.

        All the years of the plan are its whole period. One of them is a calendar year only where the
        period has as many calendar years as plan years: 2019-2022 with three years starts and ends
        inside calendar years.
        """
        if self.start is None or self.end is None or not years:
            return None, None
        if years[0] == 1 and len(years) == years[-1] == self.plan_years > 1:
            return self.start, self.end
        whole = (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)
        calendar_years = self.end.year - self.start.year + 1
        if not whole or self.plan_years != calendar_years or years != tuple(range(years[0], years[-1] + 1)):
            return None, None
        return date(self.start.year + years[0] - 1, 1, 1), date(self.start.year + years[-1] - 1, 12, 31)


def read_deadline(text: str, frame: Frame) -> Deadline:
    """What a clean, non-empty deadline text says. Never raises; what is not understood is `unparsed`."""
    if is_open(text):
        return Deadline(text=text, kind="to_be_determined")
    outside = "".join(c for c, is_outside in zip(text, outside_parentheses(text), strict=True) if is_outside)
    for part in (outside, text):
        deadline = _read(fold(part)[:MAX_TEXT], text, frame)
        if deadline is not None:
            return deadline
    return Deadline(text=text, kind="unparsed")


def _read(folded: str, text: str, frame: Frame) -> Deadline | None:
    years = find_plan_years(folded)
    if years:
        start, end = frame.span(years)
        precision: Precision = "year" if len(years) == 1 else "period"
        return Deadline(
            text=text,
            kind="plan_years",
            years=years,
            start=start,
            end=end,
            precision=precision,
            assumed=start is not None,
        )
    moments = find_moments(folded, frame.day_first)
    rest = _without(folded, moments)
    start, end, bound = _bounds(folded, moments)
    precision_said = moments[0].precision if moments else None
    if _has("continuous", rest):
        return Deadline(
            text=text, kind="continuous", start=start if bound else None, end=end if bound else None
        )
    recurrence = _recurrence(rest)
    if recurrence or _has("recurring", rest):
        return Deadline(
            text=text,
            kind="recurring",
            recurrence=recurrence,
            start=start if bound else None,
            end=end if bound else None,
        )
    if moments:
        return (
            _calendar(text, folded, moments, bound, start, end, precision_said) if _is_plain(rest) else None
        )
    for kind in ("horizon", "status"):
        if _has(kind, rest) and _is_plain(rest):
            return Deadline(text=text, kind=kind)
    if _span_pattern().search(rest):
        return Deadline(text=text, kind="horizon")
    return None


def _calendar(
    text: str,
    folded: str,
    moments: list[Moment],
    bound: DeadlineKind | None,
    start: date | None,
    end: date | None,
    precision: Precision | None,
) -> Deadline:
    kind: DeadlineKind = bound or ("range" if len(moments) > 1 or moments[0].last_year else "date")
    if re.search(rf"\b{pattern('dates', 'exercise')}\b", folded):
        return Deadline(text=text, kind=kind, precision="period")
    return Deadline(text=text, kind=kind, start=start, end=end, precision=precision)


def _bounds(folded: str, moments: list[Moment]) -> tuple[date | None, date | None, DeadlineKind | None]:
    """First and last day, and `before`, `from` or `range` where words around the dates say so."""
    if not moments:
        return None, None, None
    starts = [moment.start for moment in moments]
    ends = [moment.end for moment in moments]
    start = min((day for day in starts if day), default=None) if all(starts) else None
    end = max((day for day in ends if day), default=None) if all(ends) else None
    lead = folded[: moments[0].at]
    if _ends_with("from", lead):
        return (start, end, "range") if len(moments) > 1 else (start, None, "from")
    if len(moments) == 1 and _ends_with("before", lead):
        strictly = _ends_with("strictly_before", lead) and moments[0].precision != "day"
        return None, day_before(start) if strictly else end, "before"
    return start, end, "range" if len(moments) > 1 or moments[0].last_year else None


def _without(folded: str, moments: list[Moment]) -> str:
    kept, position = [], 0
    for moment in moments:
        kept.append(folded[position : moment.at])
        position = moment.until
    return " ".join([*kept, folded[position:]])


@cache
def _words(section: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern('dates', section)}(?!\w)")


def _has(section: str, folded: str) -> bool:
    return bool(_words(section).search(folded))


@cache
def _ending(section: str) -> re.Pattern[str]:
    small = rf"(?:(?:{pattern('dates', 'small')}|{pattern('dates', 'position')})[\s'-]*)*"
    return re.compile(rf"(?<!\w){pattern('dates', section)}[\s:]*{small}$")


def _ends_with(section: str, lead: str) -> bool:
    """Whether `before` or `from` words stand right before a date, small words aside."""
    return bool(_ending(section).search(lead[-80:]))


def _is_plain(rest: str) -> bool:
    """Whether what stands beside the dates is words of the grammar and few others."""
    for section in ("before", "from", "to", "position", "horizon", "status", "small", "exercise"):
        rest = _words(section).sub(" ", rest)
    return len(_WORD.findall(rest)) <= STRANGE_WORDS


@cache
def _recurrence_patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (name, re.compile(rf"(?<!\w){any_of(map(fold, words))}(?!\w)"))
        for name, words in table("dates")["recurrence"].items()
    ]


@cache
def _times_pattern() -> re.Pattern[str]:
    unit = any_of(_UNITS)
    return re.compile(
        rf"(?P<times>\d{{1,3}})\s*(?:fois|times?|veces|vezes|x)?\s*(?:par|per|por|an?|al|/)\s*(?P<unit>{unit})(?:s|es)?\b"
        rf"|\b(?:tous les|aux|every|cada)\s+(?P<gap>\d{{1,3}})\s+(?P<gap_unit>{unit})(?:s|es)?\b"
    )


def _recurrence(folded: str) -> str | None:
    """`monthly`, `2 per year`, `every 3 years`, or None."""
    if match := _times_pattern().search(folded):
        if match["times"]:
            return f"{int(match['times'])} per {_UNITS[match['unit']]}"
        return f"every {int(match['gap'])} {_UNITS[match['gap_unit']]}s"
    return next((name for name, words in _recurrence_patterns() if words.search(folded)), None)


@cache
def _span_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:\d{{1,3}}\s*(?:a|-|to|et)\s*)?\d{{1,3}}\s*{pattern('dates', 'span')}(?!\w)|(?<!\w)[mj]\s?\+\s?\d"
        rf"|(?<!\w)(?:phase|fase|etape|stage|etapa)\s+(?:\d|[ivx]+\b)"
    )
