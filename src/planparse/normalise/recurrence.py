"""How often, and how long: `2 fois par an`, `mensuel`, `aux trois ans`, `6 mois`, `M+3`. All on folded text."""

from __future__ import annotations

import re
from functools import cache

from planparse.wording.terms import any_of, keys, pattern

_UNITS = {
    "jour": "day", "day": "day", "dia": "day", "semaine": "week", "week": "week", "semana": "week",
    "mois": "month", "month": "month", "mes": "month", "trimestre": "quarter", "quarter": "quarter",
    "an": "year", "annee": "year", "year": "year", "ano": "year",
}  # fmt: skip


def find_recurrence(folded: str) -> str | None:
    """`monthly`, `2 per year`, `every 3 years` and the like; None where no rhythm is stated."""
    if match := _times_pattern().search(folded):
        if match["times"]:
            return f"{int(match['times'])} per {_UNITS[match['unit']]}"
        return f"every {int(match['gap'])} {_UNITS[match['gap_unit']]}s"
    rhythm = _rhythm_pattern().search(folded)
    return keys("dates", "recurrence")[rhythm[0]] if rhythm else None


def states_span(folded: str) -> bool:
    """Whether a text tells how long from now or from the start: `6 mois`, `M+3`, `Phase 1`."""
    return bool(_span_pattern().search(folded))


@cache
def _rhythm_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(keys('dates', 'recurrence'))}(?!\w)")


@cache
def _times_pattern() -> re.Pattern[str]:
    unit = any_of(_UNITS)
    rate = rf"(?P<times>\d{{1,3}})\s*(?:fois|times?|veces|vezes|x)?\s*(?:par|per|por|al?|an|/)\s*(?P<unit>{unit})"
    gap = rf"\b(?:tous les|toutes les|aux|every|cada)\s+(?P<gap>\d{{1,3}})\s+(?P<gap_unit>{unit})"
    return re.compile(rf"(?:{rate}|{gap})(?:s|es)?\b")


@cache
def _span_pattern() -> re.Pattern[str]:
    length = rf"(?:\d{{1,3}}\s*(?:a|-|to|et)\s*)?\d{{1,3}}\s*{pattern('dates', 'span')}(?!\w)"
    stage = r"(?:phase|fase|etape|stage|etapa)\s+(?:\d|[ivx]+\b)"
    return re.compile(rf"(?<!\w)(?:{length}|[mj]\s?\+\s?\d|{stage})")
