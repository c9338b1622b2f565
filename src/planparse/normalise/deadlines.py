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
from functools import cache, lru_cache

from planparse.normalise.moments import Moment, day_before, find_moments
from planparse.normalise.plan_years import find_plan_years
from planparse.normalise.recurrence import find_recurrence, states_span
from planparse.normalise.texts import begins_open, outside_parentheses
from planparse.records import Deadline, DeadlineKind
from planparse.wording.fold import fold
from planparse.wording.terms import pattern, word

STRANGE_WORDS = 4
"""Words beside dates that the grammar does not know: with more of them, the text is no mere date."""
MAX_TEXT = 600
"""Characters of a deadline that are looked at; no deadline is longer."""
_WORD = re.compile(r"[^\W\d_]+")


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
        is_calendar = (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)
        has_gap = years != tuple(range(years[0], years[-1] + 1))
        if not is_calendar or has_gap or self.plan_years != self.end.year - self.start.year + 1:
            return None, None
        first = self.start.year - 1
        return date(first + years[0], 1, 1), date(first + years[-1], 12, 31)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the dates of a text and the words before them say together."""

    start: date | None = None
    end: date | None = None
    kind: DeadlineKind | None = None
    """`before`, `from` or `range`; None for a date by itself."""


@lru_cache(maxsize=4096)
def read_deadline(text: str, frame: Frame) -> Deadline:
    """What a clean, non-empty deadline text says. Never raises; what is not understood is `unparsed`."""
    if begins_open(text):
        return Deadline(text=text, kind="to_be_determined")
    # What stands in parentheses explains the deadline; it counts where nothing else says one.
    outside = "".join(c for c, is_out in zip(text, outside_parentheses(text), strict=True) if is_out)
    for part in (outside, text):
        if deadline := _read(fold(part[:MAX_TEXT]), text, frame):
            return deadline
    return Deadline(text=text, kind="unparsed")


def _read(folded: str, text: str, frame: Frame) -> Deadline | None:
    if years := find_plan_years(folded):
        return _plan_years(text, years, frame)
    moments = find_moments(folded, frame.day_first)
    bounds = _bounds(folded, moments)
    rest = _without(folded, moments)
    edges = {"start": bounds.start, "end": bounds.end} if bounds.kind else {}
    if word("dates", "continuous").search(rest):
        return Deadline(text=text, kind="continuous", **edges)
    recurrence = find_recurrence(folded)
    if recurrence or word("dates", "recurring").search(rest):
        return Deadline(text=text, kind="recurring", recurrence=recurrence, **edges)
    if moments:
        return _calendar(text, folded, moments, bounds) if _is_plain(rest) else None
    return _uncalendared(text, rest)


def _plan_years(text: str, years: tuple[int, ...], frame: Frame) -> Deadline:
    start, end = frame.span(years)
    return Deadline(
        text=text,
        kind="plan_years",
        years=years,
        start=start,
        end=end,
        precision="year" if len(years) == 1 else "period",
        assumed=start is not None,
    )


def _calendar(text: str, folded: str, moments: list[Moment], bounds: _Bounds) -> Deadline:
    kind = bounds.kind or "date"
    if word("dates", "exercise").search(folded):
        return Deadline(text=text, kind=kind, precision="period")
    return Deadline(text=text, kind=kind, start=bounds.start, end=bounds.end, precision=moments[0].precision)


def _uncalendared(text: str, rest: str) -> Deadline | None:
    if states_span(rest):
        return Deadline(text=text, kind="horizon")
    if _is_plain(rest) and word("dates", "horizon").search(rest):
        return Deadline(text=text, kind="horizon")
    if _is_plain(rest) and word("dates", "status").search(rest):
        return Deadline(text=text, kind="status")
    return None


def _bounds(folded: str, moments: list[Moment]) -> _Bounds:
    """First and last day, and whether the words before them open or close a stretch of time."""
    if not moments:
        return _Bounds()
    starts = [moment.start for moment in moments]
    ends = [moment.end for moment in moments]
    start = min((day for day in starts if day), default=None) if all(starts) else None
    end = max((day for day in ends if day), default=None) if all(ends) else None
    lead = folded[: moments[0].at]
    if len(moments) > 1 or moments[0].is_range:
        return _Bounds(start, end, "range")
    if _ends_with("from", lead):
        return _Bounds(start, None, "from")
    if _ends_with("strictly_before", lead) and moments[0].precision != "day":
        return _Bounds(None, day_before(start), "before")
    if _ends_with("before", lead, over_position=True):
        return _Bounds(None, end, "before")
    return _Bounds(start, end)


def _ends_with(section: str, lead: str, *, over_position: bool = False) -> bool:
    """Whether words such as `before` stand right before a date, articles and perhaps `the end of` aside."""
    return bool(_ending(section, over_position).search(lead[-80:]))


@cache
def _ending(section: str, over_position: bool) -> re.Pattern[str]:
    small = pattern("dates", "small")
    skipped = rf"(?:{small}|{pattern('dates', 'position')})" if over_position else small
    return re.compile(rf"(?<!\w){pattern('dates', section)}[\s:]*(?:{skipped}[\s'-]+)*$")


def _without(folded: str, moments: list[Moment]) -> str:
    kept, position = [], 0
    for moment in moments:
        kept.append(folded[position : moment.at])
        position = moment.until
    return " ".join([*kept, folded[position:]])


def _is_plain(rest: str) -> bool:
    """Whether what stands beside the dates is words of the grammar and few others."""
    for section in ("before", "from", "to", "position", "horizon", "status", "small", "exercise"):
        rest = word("dates", section).sub(" ", rest)
    return len(_WORD.findall(rest)) <= STRANGE_WORDS
