"""Years of the plan, counted from its first: `An 1`, `Ans I, II et III`, `Year 2`, `première année`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from planparse.wording.terms import pattern

MAX_YEAR = 20
"""No plan runs longer: a higher number is something else."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_NUMBER = r"(?:\d{1,2}(?![\d/.,]\d)|viii|vii|vi|iv|ix|iii|ii|i|v|x)(?!\w)"
_JOINT = r"\s*(?:,|/|&|\+|-|\bet\b|\band\b|\by\b|\be\b|\bou\b|\ba\b|\bau\b|\bto\b)\s*"
_TO = re.compile(r"-|a|au|to")
_PIECE = re.compile(rf"({_NUMBER})|(-|\ba\b|\bau\b|\bto\b)")


@cache
def plan_years_pattern() -> str:
    """A regular expression, without groups, for a statement of plan years in folded text."""
    years = pattern("dates", "years")
    listed = rf"{_NUMBER}(?:{_JOINT}(?:{_JOINT})?(?:{years}\s*)?{_NUMBER})*"
    return rf"(?<![\w'/])(?:{years}\.?\s*{listed}|[ay][1-9](?!\w))"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(plan_years_pattern())


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<n>\d)(?:re|e|er|eme|st|nd|rd|th|o|a)|(?P<first>premiere?|first|primer[oa]?|primeir[oa])"
        rf"|(?P<second>deuxieme|seconde?|second|segund[oa])|(?P<third>troisieme|third|tercer[oa]?|terceir[oa]))"
        rf"\s+{pattern('dates', 'years')}(?!\w)"
    )


@lru_cache(maxsize=4096)
def find_plan_years(folded: str) -> tuple[int, ...]:
    """The plan years named in a folded text, sorted, without doubles; empty where there are none."""
    years: set[int] = set()
    for match in _pattern().finditer(folded):
        years.update(_listed(match[0]))
    for match in _ordinal_pattern().finditer(folded):
        number = int(match["n"]) if match["n"] else 1 if match["first"] else 2 if match["second"] else 3
        years.add(number)
    return tuple(sorted(year for year in years if 1 <= year <= MAX_YEAR))


def _listed(text: str) -> set[int]:
    """`1, 2 et 3` and `1 a 3` are the years 1, 2 and 3."""
    years: set[int] = set()
    last, is_range = 0, False
    digits = re.sub(r"^[^\d]*?(?=\d|\b[ivx]+\b)|^[ay](?=\d)", "", text)
    for match in _PIECE.finditer(digits):
        if match[2]:
            is_range = True
            continue
        number = _ROMAN.get(match[1]) or int(match[1])
        years.update(range(last + 1, number + 1) if is_range and last < number <= MAX_YEAR else (number,))
        last, is_range = number, False
    return years
