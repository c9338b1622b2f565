"""Indicators and targets: one entry a line or cue, and what a target's number says.

Where a source lost its line ends, a cell reads `An 1 : 2 rencontres An 2 : 3 rencontres 14 membres`.
Three cues tell where an entry begins: a year with a colon, a counting word (`Nbre de`), and a number
after a finished quantity. None of them counts inside parentheses or inside a phrase (`pour les 3 ans`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from planparse.normalise.texts import BULLETS, joined, lines, outside_parentheses, says_nothing
from planparse.raw import RawPlan, RawText
from planparse.wording.fold import fold
from planparse.wording.terms import any_of, pattern, table, terms

MAX_TEXT = 20_000
"""Characters of one cell that cues are looked for in; a longer text stays one entry."""
_NUMBER = r"\d{1,3}(?:[\s\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ROMAN_OR_DIGIT = r"(?:\d{1,2}|[IVX]{1,4})"
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+|\S)['’]?\s*$")
_ITEM_END = " ,;"


@cache
def year_cue() -> re.Pattern[str]:
    """`An 1 :`, `Ans 2 et 3 :`, `Year 2:`, `2024 :`, `2024-2025 :`."""
    years = pattern("dates", "years")
    joint = r"\s*(?:,|/|&|-|–|\bet\b|\band\b|\by\b|\be\b|\bà\b|\bto\b|\ba\b)\s*"
    plan = rf"{years}\.?\s*(?P<plan>{_ROMAN_OR_DIGIT}(?:{joint}{_ROMAN_OR_DIGIT})*)"
    calendar = r"(?P<calendar>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?"
    return re.compile(rf"(?<![\w/-])(?:{plan}|{calendar})\s*:(?!\d)", re.I)


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’])(?:{pattern('quantities', 'counting')}(?=\s|(?<=['’])\w)|%\s(?=d[e'’]|of\b))", re.I
    )


@cache
def _comparing() -> re.Pattern[str]:
    words = any_of(fold(word) for listed in table("quantities")["comparing"].values() for word in listed)
    return re.compile(rf"(?:(?<=\s)|^){words}\s*$", re.I)


@cache
def _comparators() -> dict[str, str]:
    return {fold(word): sign for sign, words in table("quantities")["comparing"].items() for word in words}


_A_NUMBER = re.compile(rf"(?<![\w.,/'’%$€£-])(?:{_NUMBER})(?=\s?%|\s(?=[^\W\d_])|\s\(|\s*$)")
_LOOKS_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENS_QUANTITY = re.compile(rf"(?:{_NUMBER})\s?(?:%|[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole plan shows of its indicator and target cells."""

    lines_lost: bool = False
    """Some cell of the plan runs several cues together: its line ends are lost."""
    common_words: frozenset[str] = frozenset()
    """Words that the plan also writes in lower case: with a capital, they begin something."""


def read_entries(column: RawText, habits: Habits) -> list[str]:
    """The entries of a column of indicators or targets, as printed."""
    return [entry for line in lines(column) for entry in cut_entries(line, habits) if not says_nothing(entry)]


def cut_entries(text: str, habits: Habits) -> list[str]:
    """One entry a cue of one clean line."""
    if len(text) > MAX_TEXT:
        return [text]
    cuts = strong_cuts(text)
    entries = _between(text, cuts)
    entries = _repeated_bodies_cut(entries)
    if habits.lines_lost:
        entries = [
            piece
            for entry in entries
            for piece in _between(entry, _common_capitals(entry, habits.common_words))
        ]
    return entries


def _between(text: str, cuts: Collection[int]) -> list[str]:
    edges = [0, *sorted(cuts), len(text)]
    pieces = (
        text[start:end].strip(_ITEM_END + BULLETS) for start, end in zip(edges, edges[1:], strict=False)
    )
    return [piece for piece in pieces if piece]


def strong_cuts(text: str) -> list[int]:
    """Where cues begin an entry inside a clean line."""
    outside = outside_parentheses(text)
    cuts = {match.start() for match in re.finditer(f"[{BULLETS}]", text)}
    cues = [match for match in year_cue().finditer(text) if _begins_entry(text, match.start())]
    inside_cue = {index for cue in cues for index in range(*cue.span())}
    cuts.update(cue.start() for cue in cues)
    cuts.update(match.start() for match in _counting().finditer(text) if _counts_here(text, match))
    cuts = {cut for cut in cuts if cut and outside[cut]}
    for number in _A_NUMBER.finditer(text):
        if number.start() not in inside_cue and outside[number.start()]:
            start = _with_comparison(text, number.start())
            entry_start = max((cut for cut in cuts if cut <= start), default=0)
            if start > entry_start and _follows_quantity(
                text[entry_start:start], text[number.start() :], number[0]
            ):
                cuts.add(start)
    return sorted(cuts)


def _begins_entry(text: str, start: int) -> bool:
    """A year cue inside a phrase (`pour 2024 :`) begins nothing."""
    before = _BEFORE.search(text[:start])
    return not before or fold(before[1]) not in terms("quantities", "before_number") - {
        "an",
        "ans",
        "annee",
        "ano",
    }


def _counts_here(text: str, match: re.Match[str]) -> bool:
    """A counting word begins an entry with a capital letter, or after a comma, semicolon or full stop."""
    lead = text[: match.start()].rstrip()
    if not lead or lead[-1] in ",;.":
        return True
    if match[0].startswith("%"):
        return not lead[-1].isdigit()
    before = _BEFORE.search(lead)
    return (
        match[0][0].isupper()
        and lead[-1] != ":"
        and not (before and fold(before[1]) in terms("people", "inside"))
    )


def _with_comparison(text: str, start: int) -> int:
    match = _comparing().search(text[max(0, start - 40) : start])
    return start - len(match[0]) if match else start


def _follows_quantity(entry: str, following: str, number: str) -> bool:
    """Whether a number after `entry` starts a new quantity: the entry is a quantity or a year's statement."""
    cue = year_cue().match(entry)
    body = entry[cue.end() :] if cue else entry
    if not _WORD.search(body) and "%" not in body:
        return False
    if not cue and not _OPENS_QUANTITY.match(split_comparison(body.strip())[1]):
        return False
    if _LOOKS_LIKE_YEAR.fullmatch(number) or not _opens_unit(following[len(number) :]):
        return False
    words = _WORD.findall(entry)
    before = _BEFORE.search(entry)
    last = fold(before[1]) if before else ""
    if last in {"an", "ans", "annee", "year", "years", "ano", "anos"}:
        return len(words) > 1 and (entry.rstrip()[-len(words[-1]) - 1 :][0] == "/" or _closes(entry, words))
    return (last.isalpha() and last not in terms("quantities", "before_number")) or entry.rstrip()[
        -1:
    ] in ")%;,."


def _closes(entry: str, words: list[str]) -> bool:
    """`2 par an` and `pour les 3 ans` are finished; `l'an` waits for its number."""
    return fold(words[-2]) in terms("quantities", "per") - {"l"} or bool(re.search(r"\d\s+\w+\s*$", entry))


def _opens_unit(following: str) -> bool:
    """Whether what follows a number is a thing counted, in lower case or an acronym, or a percent sign."""
    if following.lstrip().startswith("%"):
        return True
    word = _WORD.match(following.lstrip())
    return bool(word) and (word[0].islower() or (word[0].isupper() and len(word[0]) > 1))


def split_comparison(text: str) -> tuple[str | None, str]:
    """`au moins 12 ateliers` is `>=` and `12 ateliers`."""
    words = any_of(_comparators())
    match = re.match(rf"{words}\s*(?=\d)", text, re.I)
    return (_comparators()[fold(match[0])], text[match.end() :]) if match else (None, text)


def _repeated_bodies_cut(entries: list[str]) -> list[str]:
    """`An 3 : Mise à jour Page web` after `An 2 : Mise à jour` ends where the year before ended."""
    result: list[str] = []
    previous = ""
    for entry in entries:
        cue = year_cue().match(entry)
        body = entry[cue.end() :].strip() if cue else ""
        rest = body[len(previous) :]
        if previous and body.startswith(previous + " ") and rest.strip()[:1].isupper():
            result += [entry[: len(entry) - len(rest)], rest.strip()]
        else:
            result.append(entry)
        previous = body
    return result


def _common_capitals(entry: str, common: Collection[str]) -> list[int]:
    """Where a capitalised common word follows a finished word: a lost line end."""
    outside = outside_parentheses(entry)
    cuts = []
    for match in re.finditer(r"(?<=[^\W\d_]) (?=([^\W\d_]+)\b(?!-))", entry):
        word = match[1]
        last = _WORD.findall(entry[: match.start()])[-1]
        if (
            outside[match.start()]
            and word[0].isupper()
            and word[1:].islower()
            and last.islower()
            and fold(last) not in terms("people", "inside")
            and _stem(word) in common
        ):
            cuts.append(match.end())
    return cuts


def _stem(word: str) -> str:
    """The folded word without the mark of its plural."""
    return fold(word).rstrip("sx")


def is_measured(entry: str) -> bool:
    """Whether an entry of a combined column states a quantity or a year, and so is a target."""
    return bool(year_cue().match(entry) or _OPENS_QUANTITY.match(split_comparison(entry)[1]))


def collect_habits(raw: RawPlan) -> Habits:
    """Whether lines were lost in the indicator and target cells of a plan, and its common words."""
    columns = [
        column for action in raw.actions for column in (action.indicator, action.target, action.results)
    ]
    lost = not any(len(lines(column)) > 1 for column in columns) and any(
        len(strong_cuts(line)) > 0 for column in columns for line in lines(column)
    )
    if not lost:
        return Habits()
    texts = (
        joined((*action.action, *action.objective, *action.indicator, *action.target))
        for action in raw.actions
    )
    words = {_stem(word) for text in texts for word in _WORD.findall(text) if word.islower()}
    return Habits(True, frozenset(words))
