"""The years that a plan covers, and the day of its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from planparse.normalise.moments import find_moments
from planparse.profiles import StatedPeriod
from planparse.records import Period
from planparse.wording.fold import fold
from planparse.wording.terms import pattern, word

MAX_YEARS = 30
"""Years further apart are no plan's period."""
FEW_WORDS, SHORT = 3, 150
"""Words beside years, and characters of a text, up to which the years may be the plan's."""
NEAR = 60
"""Characters between a word of adoption and its date."""
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = r"(?:19|20)\d\d"
_RANGE = re.compile(rf"(?<![\d/.-])({_YEAR})\s?(?:[-–—/]|à|au|a|to|al)\s?({_YEAR}|\d\d)(?![\d/]|-\d)", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\d/.,-])({_YEAR})(?![\d/]|-\d)")


def read_period(title: str, front: Iterable[str]) -> Period | None:
    """The range of years in the title, else its one year, else the range in a short text that names the plan.

    First and last day are deduced from the years, so they carry `assumed`. A fiscal or school year
    (`exercice 2023-2024`) gets none, since its first day depends on who wrote the plan.
    """
    if period := _range(title):
        return period
    years = set(_SINGLE.findall(title))
    if len(years) == 1:
        return _calendar(year := years.pop(), int(year), int(year))
    return next((period for text in front if _is_of_plan(text) and (period := _range(text))), None)


def read_stated_period(stated: StatedPeriod) -> Period:
    """The period that a profile states: its days where it gives them, else those that its text tells."""
    if stated.is_exact:
        return Period(text=stated.text, start=stated.start, end=stated.end, assumed=False)
    return read_period(stated.text, ()) or Period(text=stated.text, assumed=False)


def _is_of_plan(text: str) -> bool:
    """Whether years in a text before the actions are the plan's own: little else stands there, or its name."""
    rest = _WORD.findall(_RANGE.sub("", text))
    return len(rest) <= FEW_WORDS or (len(text) <= SHORT and bool(word("dates", "plan").search(fold(text))))


def _range(text: str) -> Period | None:
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        last += first // 100 * 100 if last < 100 else 0
        if 0 < last - first <= MAX_YEARS:
            is_fiscal = re.search(rf"(?<!\w){pattern('dates', 'exercise')}\W*$", fold(text[: match.start()]))
            return Period(text=match[0], assumed=False) if is_fiscal else _calendar(match[0], first, last)
    return None


def _calendar(text: str, first: int, last: int) -> Period:
    return Period(text=text, start=date(first, 1, 1), end=date(last, 12, 31), assumed=True)


def read_adoption(texts: Iterable[str], day_first: bool | None) -> date | None:
    """The day that a text such as `Adopté le 25 avril 2019` names."""
    for text in texts:
        folded = fold(text)
        for adopted in word("dates", "adopted").finditer(folded):
            for moment in find_moments(folded[adopted.end() : adopted.end() + NEAR], day_first):
                if moment.precision == "day" and moment.start:
                    return moment.start
    return None
