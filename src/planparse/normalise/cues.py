"""Cues that begin an entry of indicators or targets: a plan year, a counting word, a number, a comparison.

Everything here looks at clean text as printed.
"""

from __future__ import annotations

import re
from functools import cache

from planparse.wording.fold import fold, level
from planparse.wording.terms import any_of, keys, pattern, terms

NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
"""A quantity as printed: `12`, `2,5`, `10 000`."""
ORDINAL = r"(?:ers?|r?es?|[eè]mes?|nde?|st|rd|th|[oaºª°])\b"
"""What makes a number an ordinal."""
_PLAN_YEAR = r"(?:\d{1,2}|[IVX]{1,4})"
_JOINT = r"\s*(?:,|/|&|-|–|\bet\b|\band\b|\by\b|\be\b|\bà\b|\bto\b|\ba\b)\s*"
_LAST_TOKEN = re.compile(r"(?:[^\W\d_]+|\d+|\S)(?=['’]?\s*$)")
_FRENCH_VERB = re.compile(r"(?<!\d )(?<!\bde )(?<!\bdu )(?<!\ben )(?<!\bun )(?<!')\b[a-z]{3,}(?:ent|ant)\s*$")
"""`atteignent`, `totalisant`; after a number or `de`, a word in -ent or -ant is a noun (`1 logement`)."""
_QUANTITY = re.compile(rf"{NUMBER}(?!{ORDINAL})\s?(?:[%$€£]|[^\W\d_])")


@cache
def year_cue() -> re.Pattern[str]:
    """`An 1 :`, `Ans 2 et 3 :`, `Year 2:` (group `plan`), `2024 :`, `2024-2025 :` (group `calendar`)."""
    plan = rf"{pattern('dates', 'years', printed=True)}\.?\s*(?P<plan>{_PLAN_YEAR}(?:{_JOINT}{_PLAN_YEAR})*)"
    calendar = r"(?P<calendar>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?"
    return re.compile(rf"(?<![\w/-])(?:{plan}|{calendar})\s*:(?!\d)", re.IGNORECASE)


@cache
def counting_cue() -> re.Pattern[str]:
    """`nbre de`, `number of`, `% de`, in level text."""
    words = pattern("quantities", "counting")
    return re.compile(rf"(?<![\w'])(?:{words}(?:(?=\s)|(?<=')(?=\w))|%\s(?=d[e']|of\b))")


@cache
def number_cue() -> re.Pattern[str]:
    """A number with something counted after it; no ordinal, no part of a date, version or price."""
    return re.compile(rf"(?<![\w.,/'’%$€£-]){NUMBER}(?=\s?[%$€£]|\s[^\W\d_])")


@cache
def _comparison_before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=\s)|^){any_of(keys('quantities', 'comparing'))}\s*$")


@cache
def _comparison_at_start() -> re.Pattern[str]:
    return re.compile(rf"({any_of(keys('quantities', 'comparing'))})\s*(?=\d)")


def start_with_comparison(text: str, start: int) -> int:
    """Where `au moins 12` begins, if its number begins at `start`."""
    match = _comparison_before().search(level(text), max(0, start - 40), start)
    return match.start() if match else start


def split_comparison(text: str) -> tuple[str | None, str]:
    """`au moins 12 ateliers` is `>=` and `12 ateliers`."""
    match = _comparison_at_start().match(level(text))
    return (keys("quantities", "comparing")[match[1]], text[match.end() :]) if match else (None, text)


def states_quantity(text: str) -> bool:
    """Whether a text begins with a number of something: `3 comités`, `au moins 80 %`."""
    return bool(_QUANTITY.match(split_comparison(text.strip())[1]))


def last_token(text: str) -> str:
    """The last word, number or sign, folded."""
    match = _LAST_TOKEN.search(text[-60:])
    return fold(match[0]) if match else ""


def leads_to_number(text: str) -> bool:
    """Whether the end of a text asks for the number that follows: `pour les`, `phase`, `l'an`.

    `2 par an`, `pour les 3 ans` and `en 2024` are finished.
    """
    token = last_token(text)
    text = text[-80:]
    if token in terms("dates", "years"):
        return not re.search(rf"(?:\b(?:par|per|por|al|cada|chaque)\s|/\s?|\d\s){token}\s*$", fold(text))
    if token.isdigit():
        return not re.search(r"(?<!\d)(?:19|20)\d\d\s*$", text)
    if token.isalpha():
        return token in terms("quantities", "before_number") or bool(_FRENCH_VERB.search(fold(text)))
    return token not in {")", "%", "$", "€", "£", ";", ",", ".", "»"}
