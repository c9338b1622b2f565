"""The years that a plan covers, and the day of its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from planparse.normalise.moments import find_moments
from planparse.records import Period
from planparse.wording.fold import fold
from planparse.wording.terms import pattern

_YEAR = r"(?:19|20)\d\d"
_RANGE = re.compile(rf"(?<![\d/.-])({_YEAR})\s?(?:[-–—/]|à|au?|to)\s?({_YEAR}|\d\d)(?![\d/]|-\d)", re.I)
_SINGLE = re.compile(rf"(?<![\d/.,-])({_YEAR})(?![\d/]|-\d)")
MAX_YEARS = 30
"""Years further apart are no plan's period."""
_NEAR = 60
"""Characters between a word of adoption and its date."""


def read_period(title: str, front: Iterable[str]) -> Period | None:
    """The period of years in the title, else in the texts before the first action, else the title's one year.

    First and last day are deduced from the years.
    """
    for text in (title, *front):
        for match in _RANGE.finditer(text):
            first, last = int(match[1]), int(match[2])
            last += first // 100 * 100 if last < 100 else 0
            if 0 < last - first <= MAX_YEARS:
                return _period(match[0], first, last)
    years = _SINGLE.findall(title)
    return _period(years[0], int(years[0]), int(years[0])) if len(set(years)) == 1 else None


def _period(text: str, first: int, last: int) -> Period:
    return Period(text=text, start=date(first, 1, 1), end=date(last, 12, 31), assumed=True)


def read_adoption(texts: Iterable[str], day_first: bool | None) -> date | None:
    """The day that a text such as `Adopté le 25 avril 2019` names."""
    adopted = re.compile(rf"(?<!\w){pattern('dates', 'adopted')}(?!\w)")
    for text in texts:
        folded = fold(text)
        for word in adopted.finditer(folded):
            near = folded[word.end() : word.end() + _NEAR]
            for moment in find_moments(near, day_first):
                if moment.precision == "day" and moment.start is not None:
                    return moment.start
    return None
