"""Cues in short texts: whether they speak of time, of quantities, of people."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from planparse.wording.fold import fold
from planparse.wording.terms import any_of, keys, terms

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLAN_TIME = re.compile(r"\b(?:ans?|annees?|years?|anos?|phases?|[tqs])\s?(?:\d|[ivx]+\b)")
_QUANTITY = re.compile(r"^(?:an[s]? [^:]{1,12}: )?[<>≥≤~+]?\s?\d[\d ., ]*\s?(?:%|[a-z]|$)")
_WORD = re.compile(r"[\w'%]+")
_PART_OF_YEAR = re.compile(r"[tqksh][1-4]")
_TOLD = ("quarter", "half_year", "continuous", "recurring", "horizon", "exercise")
_NAMED = ("months", "seasons", "recurrence")
_BESIDE = ("before", "from", "to", "years", "span", "position", "small")
"""Sections of `dates.toml`."""
_ARTICLES = frozenset({"le", "la", "les", "the", "el", "o", "a"})


@cache
def _cues() -> dict[str, frozenset[str]]:
    text = files("planparse.wording").joinpath("vocabulary", "cues.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def speaks_of_time(text: str) -> bool:
    """Whether a short text is a date, a period or a rhythm."""
    folded = fold(text)
    words = _WORD.findall(folded)
    if len(words) > 12 or not words:
        return False
    timed = sum(word in _cues()["date_words"] or bool(_YEAR.fullmatch(word)) for word in words)
    return bool(_PLAN_TIME.search(folded)) or timed >= 0.3 * len(words)


def states_time(text: str) -> bool:
    """Whether a text is a date, a period or a rhythm and nothing else: `d'ici mars 2031`, `T2 2031`, `en continu`."""
    folded = fold(text)
    if _PLAN_TIME.fullmatch(folded):
        return True
    told = bool(_YEAR.search(folded) or _told_time().search(folded))
    return told and all(
        word.isdigit() or word in _time_words() or _PART_OF_YEAR.fullmatch(word) for word in _WORD.findall(folded)
    )


@cache
def _told_time() -> re.Pattern[str]:
    """Finds what tells a time by itself."""
    listed = {term for section in _TOLD for term in terms("dates", section)}
    named = {term for section in _NAMED for term in keys("dates", section)}
    return re.compile(rf"(?<!\w)(?:{_PART_OF_YEAR.pattern}|{any_of(listed | named)})(?!\w)")


@cache
def _time_words() -> frozenset[str]:
    """Every word that a deadline can be made of."""
    listed = {term for section in (*_TOLD, *_BESIDE) for term in terms("dates", section)}
    named = {term for section in (*_NAMED, "ordinals") for term in keys("dates", section)}
    return frozenset(word for term in listed | named for word in _WORD.findall(term))


def speaks_of_quantity(text: str) -> bool:
    """Whether a text begins as a quantity or names a count or a rate."""
    folded = fold(text)
    words = _WORD.findall(folded)
    return bool(_QUANTITY.match(folded)) or any(word in _cues()["quantity_words"] for word in words[:4])


def has_figure(text: str) -> bool:
    """Whether a text holds a number, or says that one is still to be set."""
    return any(map(str.isdigit, text)) or any(word in _cues()["pending_words"] for word in _WORD.findall(fold(text)))


def names_people(text: str) -> bool:
    """Whether a short text reads as names: acronyms, capitals, or a word such as service or council."""
    words = _WORD.findall(text)
    if not words or len(words) > 25:
        return False
    if any(fold(word) in _cues()["person_words"] for word in words[:3]):
        return True
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words) and not any(
        character.isdigit() for character in text
    )


def names_public(text: str) -> bool:
    """Whether a short text names the people that an action is for; `20 personnes` counts them."""
    words = _WORD.findall(fold(text))[:3]
    return bool(words) and not words[0].isdigit() and any(word in _cues()["public_words"] for word in words)


def names_body(text: str) -> bool:
    """Whether a text begins with the word of an organisation (`Ville de …`, `La Table de concertation …`)."""
    words = _WORD.findall(text)
    if len(words) > 1 and fold(words[0]) in _ARTICLES:
        words = words[1:]
    return bool(words) and words[0][0].isupper() and fold(words[0]) in _cues()["body_words"]


def goes_on_after(text: str) -> bool:
    """Whether a text cannot end where it does: its last word is an article, a preposition or a conjunction."""
    return fold(text.rpartition(" ")[2]) in _cues()["open_words"]


def stops_short(text: str) -> bool:
    """Whether a text cannot end where it does, not even as one of a list: `and` may stand before the last of these."""
    return goes_on_after(text) and fold(text.rpartition(" ")[2]) not in _cues()["joining_words"]


def states_action(text: str) -> bool:
    """Whether a text begins as something to do: an infinitive, a noun of action, an English verb."""
    if not text[:1].isupper():
        return False
    first = _WORD.search(fold(text))
    word = first[0].removeprefix("s'").removeprefix("d'") if first else ""
    return word in _cues()["action_verbs"] or _ends_as_action(word)


def _ends_as_action(word: str) -> bool:
    return len(word) > 4 and word.endswith(tuple(_cues()["action_endings"]))
