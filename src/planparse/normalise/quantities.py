"""Indicators and targets: one entry a line or cue, as printed.

Where a source lost its line ends, a cell reads `An 1 : 2 rencontres An 2 : 3 rencontres 14 membres`.
Three cues tell where an entry begins: a year with a colon, a counting word (`Nbre de`), and a number
after a finished quantity. None of them counts inside parentheses or inside a phrase (`pour les 3 ans`).
A semicolon ends an entry wherever it stands outside parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from planparse.normalise.bilingual import SLASH
from planparse.normalise.cues import (
    counting_cue,
    last_token,
    leads_to_number,
    number_cue,
    start_with_comparison,
    states_quantity,
    year_cue,
)
from planparse.normalise.enumerations import listed_lines
from planparse.normalise.texts import BULLETS, joined, lines, outside_parentheses
from planparse.raw import RawPlan, RawText
from planparse.wording.fold import fold, level
from planparse.wording.terms import terms
from planparse.wording.values import says_nothing

MAX_TEXT = 5_000
"""Characters of one line that cues are looked for in; a longer one stays one entry."""
_WORD = re.compile(r"[^\W\d_]+")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITALISED = re.compile(r"(?<=[^\W\d_]|[%)]) (?=([^\W\d_]+)(?!\w|-))")
_BARE_NUMBER = re.compile(r"\(?\w{1,3}[.)]$")
_SEPARATOR = re.compile(rf"[{BULLETS}]|;(?=\s)")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole plan shows of its indicator and target cells."""

    lines_lost: bool = False
    """No cell has two paragraphs and some run several cues together: the line ends are lost."""
    common_words: frozenset[str] = frozenset()
    """Words, without the mark of the plural, that with a capital letter begin a line."""
    paired: bool = False
    """A slash stands between the wordings of one entry in two languages."""


def collect_habits(raw: RawPlan) -> Habits:
    """How a plan writes its indicators and targets.

    A word that the plan writes in lower case elsewhere is no name; with a capital letter in the middle
    of run-on lines it begins one.
    """
    columns = [column for action in raw.actions for column in (action.indicator, action.target, action.results)]
    if any(len(lines(column)) > 1 for column in columns):
        return Habits()
    # Entries that semicolons keep apart need no line ends.
    if not any(_strong_cuts(line) for column in columns for line in lines(column) if ";" not in line):
        return Habits()
    texts = [joined(text) for action in raw.actions for text in (action.action, action.objective)]
    texts += [joined(column) for column in columns]
    written = {_stem(word) for text in texts for word in _WORD.findall(text) if word.islower()}
    return Habits(True, frozenset(written.union(map(_stem, terms("quantities", "opening")))))


def read_entries(column: RawText, habits: Habits) -> list[str]:
    """The entries of a column of indicators or targets, as printed."""
    entries = (entry for line in listed_lines(column) for entry in cut_entries(line, habits))
    return [entry for entry in entries if not says_nothing(entry)]


def is_measured(entry: str) -> bool:
    """Whether an entry of a combined column states a quantity or a year, and so is a target."""
    return bool(year_cue().match(entry)) or states_quantity(entry)


def cut_entries(text: str, habits: Habits) -> list[str]:
    """The entries of one clean line."""
    if len(text) > MAX_TEXT or (habits.paired and SLASH in text):
        return [text]
    entries = _cut_after_repetition(_between(text, _strong_cuts(text)))
    if not habits.lines_lost:
        return entries
    return [piece for entry in entries for piece in _between(entry, _capital_cuts(entry, habits.common_words))]


def _between(text: str, cuts: Iterable[int]) -> list[str]:
    pieces = (text[start:end].strip(" ,;" + BULLETS) for start, end in pairwise((0, *cuts, len(text))))
    return [piece for piece in pieces if piece]


@lru_cache(maxsize=4096)
def _strong_cuts(text: str) -> tuple[int, ...]:
    """Where bullets, semicolons and cues begin an entry inside a clean line, in order."""
    outside = outside_parentheses(text)
    dated = ":" in text
    years = [match.span() for match in year_cue().finditer(text) if _begins_year(text, match.start())] if dated else []
    cuts = {match.start() for match in _SEPARATOR.finditer(text)} | {start for start, _ in years}
    counts = (match.start() for match in counting_cue().finditer(level(text)))
    cuts |= {start for start in counts if _begins_count(text, start)}
    cuts = {cut for cut in cuts if outside[cut]}
    in_years = {index for start, end in years for index in range(start, end)}
    for number in number_cue().finditer(text):
        start = start_with_comparison(text, number.start())
        entry = text[max((cut for cut in cuts if cut <= start), default=0) : start]
        if number.start() not in in_years and outside[number.start()] and _is_new(entry, number):
            cuts.add(start)
    return tuple(sorted(cuts - {0}))


def _begins_year(text: str, start: int) -> bool:
    """A year inside a phrase (`pour 2024 :`) begins nothing; one after `pour les 3 ans` does."""
    return not text[:start].strip() or not leads_to_number(text[:start])


def _begins_count(text: str, start: int) -> bool:
    """A counting word begins an entry with a capital letter, or after a comma, semicolon or full stop.

    A number alone before it (`4. Taux de …`) is a part of its entry.
    """
    lead = text[:start].rstrip()
    if not lead or _BARE_NUMBER.match(lead):
        return not lead
    if lead[-1] in ",;.":
        return True
    if text[start] == "%":
        return not lead[-1].isdigit()
    return text[start].isupper() and lead[-1] != ":" and last_token(lead) not in terms("people", "inside")


def _is_new(entry: str, number: re.Match[str]) -> bool:
    """Whether a number after `entry` starts a new quantity.

    The entry must be a finished quantity or a year's statement, and the number must count something:
    it is no year, and no duration or frequency of what stands before it.
    """
    cue = year_cue().match(entry)
    body = entry[cue.end() :] if cue else entry
    if not (cue and _WORD.search(body)) and not states_quantity(body):
        return False
    return not _CALENDAR_YEAR.fullmatch(number[0]) and _counts_thing(number) and not leads_to_number(entry)


def _counts_thing(number: re.Match[str]) -> bool:
    following = number.string[number.end() :].lstrip()
    word = _WORD.match(following)
    if word is None:
        return following[:1] in "%$€£"
    of_range = re.match(r"(?:à|to|a)\s\d+\s([^\W\d_]+)", following)
    unit = fold(of_range[1] if of_range else word[0])
    return unit not in terms("quantities", "lasting") and (
        word[0].islower() or (len(word[0]) > 1 and word[0].isupper())
    )


def _cut_after_repetition(entries: list[str]) -> list[str]:
    """`An 3 : Mise à jour Page web` after `An 2 : Mise à jour` ends where the year before it ended."""
    result: list[str] = []
    previous = ""
    for entry in entries:
        cue = year_cue().match(entry)
        body = entry[cue.end() :].strip() if cue else ""
        rest = body[len(previous) :].strip()
        if previous and body.startswith(f"{previous} ") and rest[:1].isupper():
            result += [entry[: -len(rest)].strip(), rest]
        else:
            result.append(entry)
        previous = body
    return result


def _capital_cuts(entry: str, common: Collection[str]) -> list[int]:
    """Where a capitalised common word follows a finished word: a line end was lost there."""
    outside = outside_parentheses(entry)
    return [
        match.end()
        for match in _CAPITALISED.finditer(entry)
        if outside[match.start()]
        and match[1][0].isupper()
        and match[1][1:].islower()
        and _stem(match[1]) in common
        and _is_finished(entry[: match.start()])
    ]


def _is_finished(text: str) -> bool:
    last = text.split()[-1]
    return not last[-1].isalpha() or (last.islower() and fold(last) not in terms("people", "inside"))


def _stem(word: str) -> str:
    return fold(word).rstrip("sx")
