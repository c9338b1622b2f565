"""Who answers for an action and who takes part, from the columns as found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from planparse.normalise.names import is_acronym, split_names
from planparse.normalise.texts import lines, outside_parentheses, says_nothing
from planparse.raw import RawAction, RawPlan, RawText
from planparse.wording.fold import fold
from planparse.wording.terms import pattern, terms

_CAPITALISED = re.compile(r"(?<=\s)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What the whole plan says of its names."""

    alone: frozenset[str] = frozenset()
    """Folded names that fill a cell or a place in a list by themselves."""
    whole: frozenset[str] = frozenset()
    """Folded full names, from the glossary, which no comma cuts."""
    lines_lost: bool = False
    """No combined cell of the plan holds two paragraphs: its lines were run together."""


def collect_names(raw: RawPlan, meanings: Iterable[str] = ()) -> Names:
    """The names of a plan, from all its people columns and the meanings of its glossary."""
    entries = Counter(
        name
        for action in raw.actions
        for column in (action.people, action.responsible, action.partners)
        for line in _entry_lines(column)
        for name in split_names(_partners_off(line)[0])
    )
    alone: set[str] = set()
    for name in sorted(entries, key=len):
        if not _begins_with_other(name, alone):
            alone.add(fold(name))
    lost = not any(len(lines(action.people)) > 1 for action in raw.actions)
    return Names(frozenset(alone), frozenset(map(fold, meanings)), lost)


def _begins_with_other(name: str, alone: Collection[str]) -> bool:
    """`MRC Comités locaux`, where `MRC` also stands alone."""
    return any(fold(name[:cut]) in alone for cut in _cuts(name))


def _cuts(text: str) -> list[int]:
    """Where a capitalised word follows a word, outside parentheses: a lost line end may be there."""
    outside = outside_parentheses(text)
    return [
        match.start()
        for match in _CAPITALISED.finditer(text)
        if text[match.start()].isupper() and outside[match.start()] and text[match.start() - 2] not in ",;/–-"
    ]


def read_people(action: RawAction, names: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Responsible and partners of an action."""
    responsible: list[str] = []
    partners: list[str] = []
    _read_column(action.responsible, names, responsible, partners, takes_part=False)
    _read_column(action.partners, names, partners, partners, takes_part=True)
    _read_combined(action.people, names, responsible, partners)
    return tuple(responsible), tuple(partners)


def _read_column(
    column: RawText, names: Names, own: list[str], partners: list[str], *, takes_part: bool
) -> None:
    for line in _entry_lines(column):
        own_part, partner_part = _partners_off(line)
        own.extend(split_names(_label_off(own_part)[1], names.whole))
        partners.extend(_partner_names(partner_part, names))


def _read_combined(column: RawText, names: Names, responsible: list[str], partners: list[str]) -> None:
    """The first line is responsible, the others are partners, unless labels say so otherwise."""
    found = _entry_lines(column)
    if len(found) == 1 and names.lines_lost:
        own, partner_part = _partners_off(found[0])
        found = [*_lost_lines(own, names), *([found[0][len(own) :].strip()] if partner_part else [])]
    takes_part = False
    for line in found:
        own_part, partner_part = _partners_off(line)
        label, own_part = _label_off(own_part)
        takes_part = label == "partner_label" if label else takes_part
        (partners if takes_part else responsible).extend(split_names(own_part, names.whole))
        partners.extend(_partner_names(partner_part, names))
        takes_part = takes_part or label is None


def _entry_lines(column: RawText) -> list[str]:
    """The lines of a column; a line that goes on with a name, or with open parentheses, is joined."""
    joined: list[str] = []
    for line in lines(column):
        if joined and (
            _goes_on(line) or joined[-1].count("(") > joined[-1].count(")") or _is_unfinished(joined[-1])
        ):
            joined[-1] = f"{joined[-1]} {line}"
        elif not says_nothing(line):
            joined.append(line)
    return joined


def _goes_on(line: str) -> bool:
    return line[:1].islower() and bool(_compiled("continuing").match(line))


def _is_unfinished(line: str) -> bool:
    words = _WORD.findall(line)
    return (
        bool(words)
        and line[-1].isalpha()
        and words[-1].islower()
        and fold(words[-1]) in terms("people", "inside")
    )


@cache
def _compiled(section: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern('people', section)}(?:(?<=['’])|(?=\s|$))", re.I)


@cache
def _together_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern('people', 'together_with')}(?!\w)\s*:?\s*", re.I)


def _partners_off(line: str) -> tuple[str, str]:
    """`MRC en partenariat avec X` is `MRC` and `X`; a cue inside parentheses is part of a name."""
    outside = outside_parentheses(line)
    for match in _together_pattern().finditer(line):
        if outside[match.start()]:
            return line[: match.start()].rstrip(" ,;"), line[match.end() :]
    return line, ""


def _partner_names(text: str, names: Names) -> list[str]:
    return [_article_off(name) for name in split_names(text, names.whole)]


def _article_off(name: str) -> str:
    match = _compiled("article").match(name)
    return name[match.end() :].strip() or name if match and name[:1].islower() else name


@cache
def _label_pattern() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{pattern('people', kind)})" for kind in ("responsible_label", "partner_label")
    )
    return re.compile(rf"(?:{kinds})(?:\(s\))?\s*:\s*", re.I)


def _label_off(line: str) -> tuple[str | None, str]:
    """`Partenaires : A, B` without its label, and which label it was."""
    match = _label_pattern().match(line)
    return (match.lastgroup, line[match.end() :]) if match else (None, line)


def _lost_lines(text: str, names: Names) -> list[str]:
    """The lines of a combined cell whose line ends are lost, by names that the plan uses alone.

    A line begins with a capitalised word after a name that stands alone elsewhere, or with a word that
    begins the name of an organisation.
    """
    heads = {words[0] for name in names.alone if (words := name.split())} | terms("people", "head")
    found, start = [], 0
    for cut in _cuts(text):
        before, after = text[start:cut].rstrip(), text[cut:]
        last = _WORD.findall(before)[-1:]
        first_word = fold(after.split()[0])
        is_known = fold(before) in names.alone
        begins_name = first_word in heads and not (last and fold(last[0]) in terms("people", "inside"))
        if is_known or (begins_name and (is_acronym(before) or len(before.split()) > 1)):
            found.append(before)
            start = cut
    return [*found, text[start:]]
