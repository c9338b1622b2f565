"""What the words of a target say: the year, the number, what is counted, and how it compares."""

from __future__ import annotations

import re

from planparse.normalise.quantities import split_comparison, year_cue
from planparse.records import Target
from planparse.wording.fold import fold
from planparse.wording.terms import terms

_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:[\s\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)(?P<rest>.*)", re.S
)
_UNIT_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_UNIT_WORDS = 3
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_LATER = re.compile(r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[\s\u202f]\d{3})+|\d+(?:[.,]\d+)?)(?=\s?%)")
MAX_DIGITS = 15


def read_target(text: str) -> Target:
    """The parts of one clean target text; whatever it does not say is None."""
    cue = year_cue().match(text)
    body = text[cue.end() :].strip() if cue else text
    comparator, quantity = split_comparison(body)
    found = _NUMBER.match(quantity)
    if not found and (share := _LATER.search(body)):
        return Target(text=text, year=_year(cue), value=_value(share["number"]), unit="%", comparator=None)
    value = _value(found["number"]) if found else None
    if not found or value is None:
        return Target(text=text, year=_year(cue))
    return Target(text=text, year=_year(cue), value=value, unit=_unit(found["rest"]), comparator=comparator)


def _year(cue: re.Match[str] | None) -> int | None:
    """The one year that a cue names; None for `Ans 2 et 3`."""
    if cue is None:
        return None
    if cue["calendar"]:
        return int(cue["calendar"])
    plan = cue["plan"].upper()
    return int(plan) if plan.isdigit() else _ROMAN.get(plan)


def _value(number: str) -> float | None:
    digits = re.sub(r"\s", "", number).replace(",", ".")
    return float(digits) if len(digits) <= MAX_DIGITS else None


def _unit(rest: str) -> str | None:
    """What is counted: the words after the number, up to a preposition, at most `_UNIT_WORDS`."""
    if rest.lstrip().startswith("%"):
        return "%"
    words: list[str] = []
    position = len(rest) - len(rest.lstrip())
    while len(words) < _UNIT_WORDS and (match := _UNIT_WORD.match(rest, position)):
        if fold(match[0]) in terms("quantities", "after_unit"):
            break
        words.append(match[0])
        position = match.end() + 1 if rest[match.end() : match.end() + 1] == " " else len(rest)
    return " ".join(words) or None
