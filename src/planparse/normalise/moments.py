"""Points and stretches of the calendar inside a text: days, months, quarters, seasons, years.

Everything works on folded text (see `wording.fold`), so one pattern serves all languages.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from planparse.records import Precision
from planparse.wording.fold import fold
from planparse.wording.terms import any_of, table

_YEAR = r"(?:19|20)\d\d"
_OF = r"(?:(?:de|del|of|do|da)\s+)?"
_CENTURY_TURN = 70
"""Two-digit years below this are of this century."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One stretch of the calendar as printed; what the text leaves open is None."""

    at: int
    """Where it begins in the folded text."""
    until: int
    precision: Precision
    year: int | None = None
    month: int | None = None
    """The first month that it covers."""
    months: int = 12
    """How many months it covers."""
    day: int | None = None
    first_day: int | None = None
    """Of `1 to 15 March`, the 1."""
    last_year: int | None = None
    """Of `2022-2025`, the 2025."""

    @property
    def start(self) -> date | None:
        """First day, where the text says it."""
        if self.year is None or self.precision == "season" or self._is_half_known:
            return None
        return _date(self.year, _or(self.month, 1), _or(_or(self.first_day, self.day), 1))

    @property
    def end(self) -> date | None:
        """Last day, where the text says it."""
        if self.year is None or self.precision == "season" or self._is_half_known:
            return None
        if self.day is not None:
            return _date(self.year, _or(self.month, 1), self.day)
        last_month = _or(self.month, 1) + self.months - 1
        year = self.last_year or self.year
        return _date(year, last_month, calendar.monthrange(year, last_month)[1])

    @property
    def _is_half_known(self) -> bool:
        """A number between slashes that may be day or month."""
        return self.precision == "day" and (self.month is None or self.day is None)


def _or(value: int | None, default: int | None) -> int:
    """`value`, or the default where there is none; 0 is a value, and no valid one."""
    return value if value is not None else default or 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_before(day: date | None) -> date | None:
    """The day before `day`."""
    return day - timedelta(days=1) if day and day > date.min else None


def find_moments(folded: str, day_first: bool | None) -> list[Moment]:
    """All moments in a folded text, in order.

    `day_first` tells how to read `04/07/12`; with None a date that can be read both ways stays open.
    A moment without a year takes that of the next one, as in `June to September 2024`.
    """
    found = list(_scan(folded, day_first))
    for index in range(len(found) - 2, -1, -1):
        if found[index].year is None and found[index].precision in (
            "month",
            "day",
            "quarter",
            "half_year",
            "season",
        ):
            between = folded[found[index].until : found[index + 1].at]
            if len(between.split()) <= 2:
                found[index] = replace(found[index], year=found[index + 1].year)
    return found


def _scan(folded: str, day_first: bool | None) -> Iterator[Moment]:
    for match in _pattern().finditer(folded):
        kind = next(name for name in _READERS if match[name])
        moment = _READERS[kind](match)
        if moment.precision == "day" and kind == "slashed":
            moment = _in_order(moment, day_first)
        yield moment


def _in_order(moment: Moment, day_first: bool | None) -> Moment:
    """Day and month of a date between slashes put right, or taken off where both orders are possible."""
    first, second = moment.day or 0, moment.month or 0
    if first > 12 >= second or (day_first and second <= 12):
        return moment
    if second > 12 >= first or day_first is False:
        return replace(moment, day=second, month=first)
    return replace(moment, day=None, month=None)


@cache
def _positions(section: str) -> dict[str, int]:
    return {fold(word): int(number) for number, words in table("dates")[section].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    month = any_of(_positions("months")) + r"\b\.?"
    ordinal = any_of(_positions("ordinals"))
    season = any_of(_positions("seasons"))
    quarter = any_of(fold(word) for words in table("dates")["quarter"].values() for word in words)
    half = any_of(fold(word) for words in table("dates")["half_year"].values() for word in words)
    year = rf"(?:[\s,./-]+{_OF}{{}}(?!\d))?"
    span = rf"(?:\s?[-/]\s?(?:{_YEAR}|\d\d))?"
    parts = {
        "iso": rf"(?P<iso_y>{_YEAR})-(?P<iso_m>\d\d?)-(?P<iso_d>\d\d?)(?!\d)",
        "slashed": rf"(?P<sl_d>\d\d?)(?P<sl>[/.-])(?P<sl_m>\d\d?)(?P=sl)(?P<sl_y>{_YEAR}|\d\d)(?!\d)",
        "day": rf"(?:(?P<d_first>\d\d?)(?:er|st|nd|rd|th|o)?\s*(?:-|au|a|to|al|et|and)\s*)?"
        rf"(?P<d_d>\d\d?)(?:er|st|nd|rd|th|o)?[\s-]*{_OF}(?P<d_m>{month})"
        + year.format(rf"(?P<d_y>{_YEAR})"),
        "american": rf"(?P<a_m>{month})\s+(?P<a_d>\d\d?)(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<a_y>{_YEAR}))?",
        "month": rf"(?P<m_m>{month})" + year.format(rf"(?P<m_y>{_YEAR})"),
        "quarter": rf"(?:(?P<q_y0>{_YEAR})[\s-]*)?(?:[tq]\s?(?P<q_1>[1-4])|(?P<q_2>{ordinal})\s+{quarter}"
        rf"|{quarter}\s+(?P<q_3>[1-4]))\b" + year.format(rf"(?P<q_y>{_YEAR})"),
        "half": rf"(?:(?P<h_y0>{_YEAR})[\s-]*)?(?:[sh]\s?(?P<h_1>[12])|(?P<h_2>{ordinal})\s+{half}"
        rf"|{half}\s+(?P<h_3>[12]))\b" + year.format(rf"(?P<h_y>{_YEAR})"),
        "season": rf"(?P<s_s>{season})\b" + year.format(rf"(?P<s_y>{_YEAR}){span}"),
        "years": rf"(?P<y_1>{_YEAR})\s?(?:-|/|\bto\b|\bau\b|\ba\b)\s?(?P<y_2>{_YEAR}|\d\d)(?![\d/-])",
        "year": rf"(?P<y_y>{_YEAR})(?!\d)",
    }
    return re.compile(r"(?<![\w])(?:" + "|".join(f"(?P<{name}>{part})" for name, part in parts.items()) + ")")


def _iso(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "day", int(match["iso_y"]), int(match["iso_m"]), 1, int(match["iso_d"]))


def _slashed(match: re.Match[str]) -> Moment:
    year = int(match["sl_y"])
    if year < 100:
        year += 2000 if year < _CENTURY_TURN else 1900
    return Moment(*match.span(), "day", year, int(match["sl_m"]), 1, int(match["sl_d"]))


def _day(match: re.Match[str]) -> Moment:
    first = _number(match["d_first"])
    return Moment(
        *match.span(), "day", _number(match["d_y"]), _month(match["d_m"]), 1, int(match["d_d"]), first
    )


def _american(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "day", _number(match["a_y"]), _month(match["a_m"]), 1, int(match["a_d"]))


def _one_month(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "month", _number(match["m_y"]), _month(match["m_m"]), 1)


def _quarter(match: re.Match[str]) -> Moment:
    number = _ordinal(match["q_1"] or match["q_2"] or match["q_3"])
    year = _number(match["q_y0"] or match["q_y"])
    return Moment(*match.span(), "quarter", year, 3 * number - 2, 3)


def _half_year(match: re.Match[str]) -> Moment:
    number = min(_ordinal(match["h_1"] or match["h_2"] or match["h_3"]), 2)
    year = _number(match["h_y0"] or match["h_y"])
    return Moment(*match.span(), "half_year", year, 6 * number - 5, 6)


def _season(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "season", _number(match["s_y"]))


def _years(match: re.Match[str]) -> Moment:
    first, last = int(match["y_1"]), int(match["y_2"])
    last += first // 100 * 100 if last < 100 else 0
    if last < first:
        return Moment(match.start(), match.start() + 4, "year", first)
    return Moment(*match.span(), "period", first, last_year=last)


def _year(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "year", int(match["y_y"]))


_READERS: dict[str, Callable[[re.Match[str]], Moment]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "american": _american,
    "month": _one_month,
    "quarter": _quarter,
    "half": _half_year,
    "season": _season,
    "years": _years,
    "year": _year,
}


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(word: str) -> int:
    return _positions("months")[word.rstrip(".")]


def _ordinal(word: str) -> int:
    return _positions("ordinals")[word]
