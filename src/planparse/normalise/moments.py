"""Points and stretches of the calendar inside a text: days, months, quarters, seasons, years.

Everything works on folded text (see `wording.fold`), so one pattern serves all languages.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from planparse.records import Precision
from planparse.wording.fold import fold
from planparse.wording.terms import any_of, pattern, table

CENTURY_TURN = 70
"""Two-digit years below this are of this century."""
MAX_GAP = 2
"""Words between two dates of which the first takes its year from the second."""
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Moment:
    """One stretch of the calendar as printed; what the text leaves open is None."""

    at: int
    """Where it begins in the folded text."""
    until: int
    precision: Precision
    year: int | None
    first: tuple[int, int] | None = (1, 1)
    """Month and day; None where the text does not say them, as for a season."""
    last: tuple[int, int | None] | None = (12, None)
    """Month and day; the day is None for the last one of the month."""
    last_year: int | None = None
    """Of `2022-2025`, the 2025."""

    @property
    def start(self) -> date | None:
        """First day, where the text says it."""
        return _date(self.year, *self.first) if self.first else None

    @property
    def end(self) -> date | None:
        """Last day, where the text says it."""
        return _date(self.last_year or self.year, *self.last) if self.last else None

    @property
    def is_range(self) -> bool:
        """Both ends are printed: `2022-2025`, `1 to 15 March`."""
        return self.last_year is not None or (self.precision == "day" and self.first != self.last)


def _date(year: int | None, month: int, day: int | None) -> date | None:
    """The day, the last one of the month where `day` is None; None where the calendar has no such day."""
    if year is None or not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    return date(year, month, length if day is None else day) if day is None or 1 <= day <= length else None


def day_before(day: date | None) -> date | None:
    """The day before `day`."""
    return day - timedelta(days=1) if day else None


def find_moments(folded: str, day_first: bool | None) -> list[Moment]:
    """All moments in a folded text, in order.

    `day_first` tells how to read `04/07/12`; with None a date that can be read both ways stays open.
    A moment without a year takes that of the next one, as in `June to September 2024`.
    """
    found = [_read(match, day_first) for match in _pattern().finditer(folded)]
    for index in range(len(found) - 2, -1, -1):
        moment, following = found[index], found[index + 1]
        if moment.year is None and len(folded[moment.until : following.at].split()) <= MAX_GAP:
            found[index] = replace(moment, year=following.year)
    return found


def _read(match: re.Match[str], day_first: bool | None) -> Moment:
    kind = next(name for name in _READERS if match[name])
    moment = _READERS[kind](match)
    return _in_order(moment, day_first) if kind == "slashed" else moment


def _in_order(moment: Moment, day_first: bool | None) -> Moment:
    """A date read as day/month, turned or taken back where that is wrong or only one of two readings."""
    month, day = moment.first or (0, 0)
    if month <= 12 and (day_first or day > 12 or day == month):
        return moment
    if day <= 12 and (day_first is False or month > 12):
        return replace(moment, first=(day, month), last=(day, month))
    return replace(moment, first=None, last=None)


@cache
def _positions(section: str) -> dict[str, int]:
    return {fold(word): int(number) for number, words in table("dates")[section].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    """All forms of a moment, each in a group of its name in `_READERS`, its parts in groups of their own."""
    month = any_of(_positions("months")) + r"\b\.?"
    ordinal = any_of(_positions("ordinals"))
    suffix = r"(?:er|st|nd|rd|th|o|\.)?"
    of = r"(?:(?:de|del|of|do|da)\s+)?"

    def year(name: str, more: str = "") -> str:
        return rf"(?:[\s,./-]+{of}(?P<{name}>{_YEAR}){more}(?!\d))?"

    def part_of_year(name: str, letters: str, numbers: str, section: str) -> str:
        word = pattern("dates", section)
        short = rf"[{letters}]\s?(?P<{name}_1>{numbers})"
        spelled = rf"(?P<{name}_2>{ordinal})\s+{word}|{word}\s+(?:al\s)?(?P<{name}_3>{numbers}|i{{1,3}}|iv)"
        return rf"(?:(?P<{name}_y0>{_YEAR})[\s-]*)?(?:{short}|{spelled})\b" + year(f"{name}_y")

    forms = {
        "iso": rf"(?P<iso_y>{_YEAR})-(?P<iso_m>\d\d?)(?:-(?P<iso_d>\d\d?))?(?![\d-])",
        "slashed": rf"(?P<sl_d>\d\d?)(?P<sl>[/.-])(?P<sl_m>\d\d?)(?P=sl)(?P<sl_y>{_YEAR}|\d\d)(?!\d)",
        "numeric": rf"(?<!kw )(?P<nu_m>\d\d?)[/-](?P<nu_y>{_YEAR})(?!\d)",
        "day": rf"(?:(?P<d_0>\d\d?){suffix}\s*(?:-|au|a|to|al|et|and|y|e)\s*)?"
        rf"(?P<d_d>\d\d?){suffix}[\s-]*{of}(?P<d_m>{month})" + year("d_y"),
        "american": rf"(?P<a_m>{month})\s+(?P<a_d>\d\d?){suffix}(?!\d)(?:,?\s+(?P<a_y>{_YEAR}))?",
        "month": rf"(?P<m_m>{month})" + year("m_y"),
        "quarter": part_of_year("q", "tqk", "[1-4]", "quarter"),
        "half": part_of_year("h", "sh", "[12]", "half_year"),
        "season": rf"(?P<s>{any_of(_positions('seasons'))})\b" + year("s_y", rf"(?:\s?[-/]\s?(?:{_YEAR}|\d\d))?"),
        "years": rf"(?P<y_1>{_YEAR})\s?(?:-|/|\bto\b|\bau\b|\ba\b)\s?(?P<y_2>{_YEAR}|\d\d)(?![\d/-])",
        "year": rf"(?P<y>{_YEAR})(?!\d)",
    }
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{form})" for name, form in forms.items()) + ")")


def _iso(match: re.Match[str]) -> Moment:
    year, month = int(match["iso_y"]), int(match["iso_m"])
    if match["iso_d"]:
        return _one_day(match, year, month, int(match["iso_d"]))
    return _month_of(match, year, month) if month <= 12 else _years_between(match, year, month)


def _slashed(match: re.Match[str]) -> Moment:
    year = int(match["sl_y"])
    if year < 100:
        year += 2000 if year < CENTURY_TURN else 1900
    return _one_day(match, year, int(match["sl_m"]), int(match["sl_d"]))


def _numeric_month(match: re.Match[str]) -> Moment:
    return _month_of(match, int(match["nu_y"]), int(match["nu_m"]))


def _day(match: re.Match[str]) -> Moment:
    moment = _one_day(match, _number(match["d_y"]), _month(match["d_m"]), int(match["d_d"]))
    return replace(moment, first=(_month(match["d_m"]), int(match["d_0"]))) if match["d_0"] else moment


def _american(match: re.Match[str]) -> Moment:
    return _one_day(match, _number(match["a_y"]), _month(match["a_m"]), int(match["a_d"]))


def _one_month(match: re.Match[str]) -> Moment:
    return _month_of(match, _number(match["m_y"]), _month(match["m_m"]))


def _quarter(match: re.Match[str]) -> Moment:
    number = _positions("ordinals")[match["q_1"] or match["q_2"] or match["q_3"]]
    year = _number(match["q_y0"] or match["q_y"])
    return Moment(*match.span(), "quarter", year, (3 * number - 2, 1), (3 * number, None))


def _half_year(match: re.Match[str]) -> Moment:
    number = min(_positions("ordinals")[match["h_1"] or match["h_2"] or match["h_3"]], 2)
    year = _number(match["h_y0"] or match["h_y"])
    return Moment(*match.span(), "half_year", year, (6 * number - 5, 1), (6 * number, None))


def _season(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "season", _number(match["s_y"]), None, None)


def _years(match: re.Match[str]) -> Moment:
    return _years_between(match, int(match["y_1"]), int(match["y_2"]))


def _year(match: re.Match[str]) -> Moment:
    return Moment(*match.span(), "year", int(match["y"]))


_READERS: dict[str, Callable[[re.Match[str]], Moment]] = {
    "iso": _iso,
    "slashed": _slashed,
    "numeric": _numeric_month,
    "day": _day,
    "american": _american,
    "month": _one_month,
    "quarter": _quarter,
    "half": _half_year,
    "season": _season,
    "years": _years,
    "year": _year,
}


def _one_day(match: re.Match[str], year: int | None, month: int, day: int) -> Moment:
    return Moment(*match.span(), "day", year, (month, day), (month, day))


def _month_of(match: re.Match[str], year: int | None, month: int) -> Moment:
    return Moment(*match.span(), "month", year, (month, 1), (month, None))


def _years_between(match: re.Match[str], first: int, last: int) -> Moment:
    """A stretch of years; the last one may be printed with two digits. Where it comes first, it does not count."""
    last += first // 100 * 100 if last < 100 else 0
    return Moment(*match.span(), "year", first, last_year=last if last > first else None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(word: str) -> int:
    return _positions("months")[word.rstrip(".")]
