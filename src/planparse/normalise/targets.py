"""What the words of a target say: the year, the number, what is counted, and how it compares."""

from __future__ import annotations

import re

from planparse.normalise.cues import NUMBER, ORDINAL, split_comparison, year_cue
from planparse.records import Comparator, Target
from planparse.wording.fold import fold
from planparse.wording.terms import terms

MAX_DIGITS = 15
"""Digits that a number keeps its exact value with."""
UNIT_WORDS = 3
"""Words that a unit has at most."""
_AT_START = re.compile(rf"(?P<number>{NUMBER})(?!{ORDINAL}|\d|\s?(?:à|to|-|–|a|et|y|e|and|ou|or)\s?\d)", re.IGNORECASE)
_SHARE = re.compile(rf"(?<![\w.,/-])(?P<number>{NUMBER})(?=\s?%)")
_UNIT_WORD = re.compile(r" ?([^\W\d_]+(?:['’.-][^\W\d_]+)*\.?)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_COMPARATORS: dict[str, Comparator] = {">=": ">=", ">": ">", "<=": "<=", "<": "<", "=": "="}


def read_target(text: str) -> Target:
    """The parts of one clean target text; whatever it does not say is None.

    The number is the one that opens the text, or the only percentage in it; of a span (`3 à 5`) it is
    neither end.
    """
    cue = year_cue().match(text)
    year = _year(cue) if cue else None
    sign, quantity = split_comparison(text[cue.end() :].strip() if cue else text)
    if found := _AT_START.match(quantity):
        unit = _unit(quantity[found.end() :])
        comparator = _COMPARATORS.get(sign or "")
        return Target(text=text, year=year, value=_value(found["number"]), unit=unit, comparator=comparator)
    match list(_SHARE.finditer(quantity)):
        case [share]:
            return Target(text=text, year=year, value=_value(share["number"]), unit="%")
    return Target(text=text, year=year)


def _year(cue: re.Match[str]) -> int | None:
    """The one year that a cue names; None for `Ans 2 et 3`."""
    if cue["calendar"]:
        return int(cue["calendar"])
    plan = cue["plan"].upper()
    return int(plan) if plan.isdecimal() else _ROMAN.get(plan)


def _value(number: str) -> float | None:
    digits = re.sub(r"\s", "", number).replace(",", ".")
    return float(digits) if len(digits) <= MAX_DIGITS else None


def _unit(following: str) -> str | None:
    """What is counted: a sign, or the words after the number up to a preposition."""
    if following.lstrip()[:1] in tuple("%$€£"):
        return following.lstrip()[0]
    words: list[str] = []
    position = 0
    while len(words) < UNIT_WORDS and (match := _UNIT_WORD.match(following, position)):
        # Of `d'oiseaux`, the elided word decides.
        if re.split("['’]", fold(match[1]))[0] in terms("quantities", "after_unit"):
            break
        words.append(match[1])
        position = match.end()
    return " ".join(words) or None
