"""How sure planparse is of a record: the structure's certainty, lowered by each sign of trouble."""

from __future__ import annotations

from collections.abc import Collection

from planparse.normalise.texts import REPLACEMENT

_FACTORS = {
    "damaged-text": 0.8,
    "unparsed-deadline": 0.95,
    "joined-row": 0.95,
    "unmapped-letters": 0.8,
    "unsure-words": 0.85,
    "no-objective": 0.95,
}
"""What remains for an issue of the record."""
_MISSING = 0.9
"""For each field that most other records of the plan have and this one lacks."""
_ODD_LENGTH = 0.8
_MIDDLE_OF_SENTENCE = 0.85
_TITLE = 0.8
FEWEST_WORDS = 3
"""Words of an action; fewer, or nothing but capitals, are rather a title or a scrap."""
SHORTEST, LONGEST = 8, 800
"""Characters that an action has in any plan; outside of them it is likely a scrap or a merged cell."""


def confidence(certainty: float, action: str, codes: Collection[str], missing: int) -> float:
    """A figure from 0 to 1, rounded to two digits.

    It is the structure's certainty times a factor for each issue of the record, for each usual field
    that is missing, and for an action text that is very short, very long, a mere title, or begins in
    lower case.
    It orders records by how much they deserve a second look; it is no probability.
    """
    sure = min(max(certainty, 0.0), 1.0) * _MISSING**missing
    for code in set(codes):
        sure *= _FACTORS.get(code, 1.0)
    if not SHORTEST <= len(action) <= LONGEST:
        sure *= _ODD_LENGTH
    if action[:1].islower() or action.startswith(REPLACEMENT):
        sure *= _MIDDLE_OF_SENTENCE
    if action.isupper() or len(action.split()) < FEWEST_WORDS:
        sure *= _TITLE
    return round(sure, 2)
