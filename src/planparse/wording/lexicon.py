"""The lexicon: which roles a column header can have, and which labels stand for a level of the plan.

Words live in `vocabulary/headers.toml` and `vocabulary/levels.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from planparse.wording.fold import fold

STRONG, WEAK = 1.0, 0.55
"""Score of a header that is exactly a word of the lexicon, by the strength of the word."""
OPENING, INSIDE = 0.85, 0.5
"""What of the score remains when the header only begins with the word, or holds it further on."""

_ENDINGS = str.maketrans("", "", "esx")
LONG = 7
"""Letters, without a plural's ending, of the last part of a compound at least."""
UNBROKEN = 9
"""A word with fewer letters finds room in any cell."""
SHORT = 5
"""A word with fewer letters says nothing inside a longer header: too often it is another language's word."""

CONTEXT_KINDS = frozenset(
    {"axis", "issue", "orientation", "priority", "field", "section", "strategy", "general_objective"}
)
"""Kinds of levels that can stand above an objective."""

_FIRST_LETTERS = 3
_RAISED = re.compile("[¹²³⁰⁴-⁹]+")
_NOTES = re.compile(r"\[\d+\]|_")
"""What is no word though it is made of the letters of words."""
_INCLUSIVE = re.compile(r"[·.(]-?(?:e|ne|rice|euse|s|es|x)(?:[·.)]+s)?\)?(?=\W|$)", re.IGNORECASE)
_ARTICLES = frozenset({"le", "la", "les", "l'", "the", "el", "los", "las", "o", "os"})
_JOINTS = re.compile(r"\s*(?:/|\bet\b|\bou\b|\band\b|\bor\b|\by\b|\be\b|&|\+)\s*")
_WORD = re.compile(r"[\w#°º'-]+")
_COMBINED = {frozenset({"responsible", "partners"}): "people", frozenset({"indicator", "target"}): "results"}


LONGEST = 500
"""Characters of a header or label at most: what is looked for in it grows with the square of its words."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a header or label, folded, without a leading article; those of a longer text are cut off."""
    text = text[:LONGEST]
    words = _WORD.findall(_NOTES.sub(" ", fold(_INCLUSIVE.sub("", _RAISED.sub("", text)))))
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a plural's ending: both sides of a comparison lose it, so no exception matters."""
    return tuple(_stem(word) if len(word) > 3 else word for word in words)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    bare = word.rstrip("sx")
    for plural, singular in (("ie", "y"), ("oe", "ao")):
        if bare.endswith(plural):
            return bare.removesuffix(plural) + singular
    return (bare.removesuffix("n") if bare.endswith("en") else bare).rstrip("e")


@lru_cache(maxsize=4096)
def title_key(text: str) -> str:
    """A column's title reduced to what tells it from others: equal for `Mesures / actions` and `mesure/action`."""
    return " ".join(_singular(words_of(text.replace("/", " "))))


@cache
def _vocabulary(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    text = files("planparse.wording").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _header_terms() -> dict[tuple[str, ...], dict[str, float]]:
    """Every header word with the roles that it can mean."""
    terms: dict[tuple[str, ...], dict[str, float]] = {}
    for strength, score in (("strong", STRONG), ("weak", WEAK)):
        for role, languages in _vocabulary("headers")[strength].items():
            for term in (term for listed in languages.values() for term in listed):
                scores = terms.setdefault(_singular(words_of(term)), {})
                scores[role] = max(score, scores.get(role, 0.0))
    return terms


@cache
def _whole_terms() -> dict[tuple[str, ...], dict[str, float]]:
    """Words that are a header only by themselves: too common at the beginning of others."""
    terms: dict[tuple[str, ...], dict[str, float]] = {}
    for role, languages in _vocabulary("headers")["whole"].items():
        for term in (term for listed in languages.values() for term in listed):
            terms.setdefault(_singular(words_of(term)), {})[role] = STRONG
    return terms


def _squashed(words: tuple[str, ...]) -> str:
    """The words as one, whatever their plural: a narrow cell breaks them anywhere (`Indicateu rs de suivi`)."""
    return "".join(words).translate(_ENDINGS)


@cache
def _squashed_terms() -> dict[str, tuple[str, ...]]:
    """Long header words by what is left of them without their spaces."""
    vocabulary = (_vocabulary("headers")[strength] for strength in ("strong", "weak"))
    listed = (terms for roles in vocabulary for languages in roles.values() for terms in languages.values())
    printed = (words_of(term) for terms in listed for term in terms)
    return {_squashed(words): _singular(words) for words in printed if len("".join(words)) >= UNBROKEN}


@cache
def _longest_terms() -> dict[str, int]:
    """For each word that begins header words, how many words the longest of these has."""
    longest: dict[str, int] = {}
    for words in _header_terms():
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


@dataclass(frozen=True, slots=True)
class _Levels:
    """The labels of levels, as folded words, with their kinds."""

    kinds: Mapping[tuple[str, ...], str]
    context_kinds: Mapping[tuple[str, ...], str]
    """Those that can stand above an objective, without a plural's ending; of equal ones the first."""
    openings: frozenset[str]
    """The first letters of each label."""
    longest: int
    """Words that the longest label has."""

    @classmethod
    def of(cls, kinds: Mapping[tuple[str, ...], str]) -> _Levels:
        above: dict[tuple[str, ...], str] = {}
        for label, kind in kinds.items():
            if kind in CONTEXT_KINDS:
                above.setdefault(_singular(label), kind)
        openings = frozenset(label[0][:_FIRST_LETTERS] for label in kinds if label)
        return cls(kinds, above, openings, max(map(len, kinds), default=0))


@dataclass(frozen=True, slots=True)
class _OwnWords:
    """Words that hold for one document only."""

    roles: Mapping[str, str]
    levels: _Levels | None
    """Those of the lexicon among them; None where the document has none of its own."""


_OWN: ContextVar[_OwnWords | None] = ContextVar("own words", default=None)


@contextmanager
def own_words(roles: Iterable[tuple[str, str]], levels: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Inside, column headers have these `roles` and labels these kinds of `levels`, before the lexicon's own."""
    own_roles = {key: role for title, role in roles if (key := title_key(title))}
    own_levels = {words_of(label): kind for label, kind in levels}
    all_levels = _Levels.of({**_known_levels().kinds, **own_levels}) if own_levels else None
    token = _OWN.set(_OwnWords(own_roles, all_levels))
    try:
        yield
    finally:
        _OWN.reset(token)


def own_role(text: str) -> str | None:
    """The role that a column header has in this document by the user's word; None without one."""
    own = _OWN.get()
    return own.roles.get(title_key(text)) if own and own.roles else None


def has_own_levels() -> bool:
    """Whether this document has labels of levels by the user's word."""
    own = _OWN.get()
    return own is not None and own.levels is not None


def header_role_names() -> frozenset[str]:
    """Every role of the lexicon."""
    return frozenset(role for roles in _vocabulary("headers").values() for role in roles)


def level_kinds() -> frozenset[str]:
    """Every kind of label of the lexicon, levels and others."""
    return frozenset(_vocabulary("levels"))


def header_roles(text: str) -> dict[str, float]:
    """The roles that a column header can have, each with a score up to 1; empty where it is no known word."""
    own = own_role(text)
    return {own: STRONG} if own else _known_roles(text)


@lru_cache(maxsize=4096)
def _known_roles(text: str) -> dict[str, float]:
    """The roles by the lexicon.

    A whole match counts most, a header that begins with a known word less, one that holds it least.
    Two known words side by side (`Responsables / Partenaires`) are a combined role.
    """
    printed = words_of(text)
    words = _singular(printed)
    if not words:
        return {}
    terms, longest = _header_terms(), _longest_terms()
    if found := terms.get(words) or _whole_terms().get(words):
        return dict(found)
    if len(words) > 1 and (broken := _squashed_terms().get(_squashed(printed))):
        return dict(terms[broken])
    if longest.keys().isdisjoint(words):
        return _compound_roles(words)
    combined = _combined_role(text, words)
    if combined:
        return {combined: STRONG}
    scores: dict[str, float] = {}
    for start in range(len(words)):
        for end in range(min(len(words), start + longest.get(words[start], 0)), start, -1):
            found = terms.get(words[start:end])
            if not found or (start and len(" ".join(words[start:end])) < SHORT):
                continue
            part = OPENING if start == 0 else INSIDE
            for role, score in found.items():
                scores[role] = max(scores.get(role, 0.0), score * part)
            break
    return scores


def _compound_roles(words: tuple[str, ...]) -> dict[str, float]:
    """The roles of the word that a compound ends with: `Klimaschutzmaßnahmen`."""
    terms = _header_terms()
    heads = ((words[0][cut:],) for cut in range(2, len(words[0]) - LONG + 1))
    found = next((terms[head] for head in heads if head in terms), {})
    return {role: score * OPENING for role, score in found.items()}


def _combined_role(text: str, words: tuple[str, ...]) -> str | None:
    """`people` or `results` for a header that names both of two roles and nothing else."""
    printed = _JOINTS.split(fold(text))
    parts: Iterable[tuple[str, ...]] = (_singular(words_of(part)) for part in printed)
    if len(printed) == 1:
        parts = (words[:1], words[1:]) if len(words) == 2 else ()
    named: list[set[str]] = []
    for part in filter(None, parts):
        strong = {role for role, score in _header_terms().get(part, {}).items() if score == STRONG}
        if not strong or len(named) == 2:
            return None
        named.append(strong)
    if len(named) < 2:
        return None
    for first in named[0]:
        for second in named[1]:
            if role := _COMBINED.get(frozenset({first, second})):
                return role
    return None


def level_terms() -> Mapping[tuple[str, ...], str]:
    """Every label of a level, as folded words, with its kind. Number counts: `Axes d'intervention` is a list."""
    return _levels().kinds


def may_open_label(text: str) -> bool:
    """Whether a text may begin with the label of a level: a short look that spares most texts a long one."""
    words = words_of(text)
    return bool(words) and words[0][:_FIRST_LETTERS] in _levels().openings


def _levels() -> _Levels:
    own = _OWN.get()
    return (own and own.levels) or _known_levels()


@cache
def _known_levels() -> _Levels:
    return _Levels.of(
        {
            words_of(term): kind
            for kind, languages in _vocabulary("levels").items()
            for listed in languages.values()
            for term in listed
        }
    )


@lru_cache(maxsize=4096)
def names_plan(text: str) -> bool:
    """Whether a heading is the name of the plan itself (`Plan d'action détaillé 2024`)."""
    return _holds(words_of(text), "plan")


@lru_cache(maxsize=4096)
def names_glossary(text: str) -> bool:
    """Whether a heading announces a list of acronyms."""
    return _known_levels().kinds.get(words_of(text)) == "glossary"


def _holds(words: tuple[str, ...], kind: str) -> bool:
    levels = _known_levels()
    return any(
        levels.kinds.get(words[start:end]) == kind
        for start in range(len(words))
        for end in range(start + 1, min(start + levels.longest, len(words)) + 1)
    )


def context_kind(text: str) -> str | None:
    """The kind of level that a column header names (`Axe`, `Orientation(s)`); None where it names none."""
    return _levels().context_kinds.get(_singular(words_of(text)))
