"""Who answers for an action and who takes part, from the columns as found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.normalise.enumerations import listed_lines
from planparse.normalise.names import goes_on, is_acronym, split_names
from planparse.normalise.texts import lines, outside_parentheses
from planparse.raw import RawAction, RawPlan, RawText
from planparse.wording.fold import fold, level
from planparse.wording.terms import opening, pattern, terms
from planparse.wording.values import says_nothing

LONGEST_NAME = 300
"""Characters from which a name is not joined with the line after it."""
MAX_CUTS = 40
"""Capitalised words of one line that may begin a lost line."""
_CAPITALISED = re.compile(r"(?<=[^\s,;/–-] )(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Names:
    """What the whole plan says of its names."""

    alone: frozenset[str] = frozenset()
    """Folded names that fill a cell, or a place in a list, by themselves."""
    whole: frozenset[str] = frozenset()
    """Folded full names, from the glossary, which no comma cuts."""
    lines_lost: bool = False
    """No cell of the people columns holds two paragraphs: their lines were run together, if there were any."""
    paired: bool = False
    """A slash stands between the wordings of one name in two languages."""

    def split(self, text: str) -> tuple[str, ...]:
        """The names in one clean line of text."""
        return _split(text, self.whole, self.paired)


@lru_cache(maxsize=4096)
def _split(text: str, whole: frozenset[str], paired: bool) -> tuple[str, ...]:
    """The same names come back all over a plan."""
    return tuple(split_names(text, whole, paired=paired))


def collect_names(raw: RawPlan, meanings: Iterable[str] = (), *, paired: bool = False) -> Names:
    """The names of a plan, from all its people columns and the meanings of its glossary.

    Where `paired`, it says each of them in two languages.
    """
    columns = [column for action in raw.actions for column in (action.people, action.responsible, action.partners)]
    entries = {
        name
        for column in columns
        for line in _entry_lines(column)
        for name in _split(_partners_off(line)[0], frozenset(), paired)
    }
    alone: set[str] = set()
    for name in sorted(entries, key=lambda entry: (len(entry), entry)):
        if not any(fold(name[:cut]) in alone for cut in _cuts(name)):
            alone.add(fold(name))
    return Names(
        frozenset(alone),
        frozenset(map(fold, meanings)),
        not any(len(lines(column)) > 1 for column in columns),
        paired,
    )


def read_people(action: RawAction, names: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Responsible and partners of an action, as printed; who works `en partenariat avec` is a partner."""
    responsible, helpers = _read_column(action.responsible, names)
    partners = [name for found in _read_column(action.partners, names) for name in found]
    first, others = _read_combined(action.people, names)
    return (*responsible, *first), (*helpers, *partners, *others)


def _read_column(column: RawText, names: Names) -> tuple[list[str], list[str]]:
    """The names of a column, and those that it calls partners of them."""
    own: list[str] = []
    partners: list[str] = []
    for line in _entry_lines(column):
        for label, part in _labelled_parts(line):
            own_part, partner_part = _partners_off(part)
            found = [known for name in names.split(own_part) for known in _known_parts(name, names)]
            (partners if label == "partner_label" else own).extend(found)
            partners += _partner_names(partner_part, names)
    return own, partners


def _read_combined(column: RawText, names: Names) -> tuple[list[str], list[str]]:
    """The first line is responsible, the others are partners, unless labels say so otherwise."""
    found = _entry_lines(column)
    if len(found) == 1 and names.lines_lost:
        own_part, _ = _partners_off(found[0])
        found = [*_lost_lines(own_part, names), found[0][len(own_part) :].lstrip(" ,;")]
    responsible: list[str] = []
    partners: list[str] = []
    takes_part = False
    for label, part in (pair for line in found for pair in _labelled_parts(line)):
        own_part, partner_part = _partners_off(part)
        takes_part = label == "partner_label" if label else takes_part
        (partners if takes_part else responsible).extend(names.split(own_part))
        partners += _partner_names(partner_part, names)
        takes_part = takes_part or label is None
    return responsible, partners


def _entry_lines(column: RawText) -> list[str]:
    """The lines of a column; a line that goes on with a name, or inside parentheses, is joined to it."""
    joined: list[str] = []
    for line in listed_lines(column):
        if joined and len(joined[-1]) < LONGEST_NAME and (goes_on(line) or _is_unfinished(joined[-1])):
            joined[-1] = f"{joined[-1]} {line}"
        elif not says_nothing(line):
            joined.append(line)
    return joined


def _is_unfinished(line: str) -> bool:
    """A line that ends with `de la` or inside parentheses."""
    last = line.split()[-1]
    return line.count("(") > line.count(")") or (last.islower() and fold(last) in terms("people", "inside"))


@cache
def _together_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern('people', 'together_with')}(?!\w)\s*:?\s*")


@lru_cache(maxsize=4096)
def _partners_off(line: str) -> tuple[str, str]:
    """`MRC en partenariat avec X` is `MRC` and `X`; inside parentheses the words are part of a name."""
    if found := list(_together_pattern().finditer(level(line))):
        outside = outside_parentheses(line)
        for match in found:
            if outside[match.start()]:
                return line[: match.start()].rstrip(" ,;"), line[match.end() :]
    return line, ""


def _partner_names(text: str, names: Names) -> list[str]:
    return [_article_off(name) for name in names.split(text)]


def _article_off(name: str) -> str:
    match = opening("people", "article").match(level(name))
    return name[match.end() :].strip() or name if match and name[0].islower() else name


@cache
def _label_pattern() -> re.Pattern[str]:
    kinds = (f"(?P<{kind}>{pattern('people', kind)})" for kind in ("responsible_label", "partner_label"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(kinds)})(?:\(s\))?\s*:\s*")


def _labelled_parts(line: str) -> list[tuple[str | None, str]]:
    """`Ville. Partenaires : A, B` as `Ville.` and, under its label, `A, B`; the labels are taken off."""
    if ":" not in line:
        return [(None, line)] if line else []
    parts: list[tuple[str | None, str]] = []
    label, start = None, 0
    for match in _label_pattern().finditer(level(line)):
        parts.append((label, line[start : match.start()].strip(" ;,")))
        label, start = match.lastgroup, match.end()
    parts.append((label, line[start:]))
    return [(kind, part) for kind, part in parts if part]


def _cuts(text: str) -> list[int]:
    """Where a capitalised word follows another word outside parentheses: a lost line may begin there."""
    outside = outside_parentheses(text)
    found = (match.start() for match in _CAPITALISED.finditer(text))
    return [cut for cut in found if text[cut].isupper() and outside[cut]][:MAX_CUTS]


def _known_parts(name: str, names: Names) -> list[str]:
    """`Ville Cégep`, where lines are lost and the plan has both names alone, is two names."""
    if not names.lines_lost or fold(name) in names.alone:
        return [name]
    parts, start = [], 0
    edges = [*_cuts(name), len(name)]
    while start < len(name):
        known = [edge for edge in edges if edge > start and fold(name[start:edge]) in names.alone]
        if not known:
            return [name]
        parts.append(name[start : known[-1]].strip())
        start = known[-1]
    return parts


def _lost_lines(text: str, names: Names) -> list[str]:
    """The lines of a combined cell whose line ends are lost, by names that the plan uses alone.

    A line begins with a capitalised word after a name that stands alone elsewhere, or with a word that
    begins a name of the plan or is known to begin names, after a finished word.
    """
    heads = {words[0] for name in names.alone if (words := name.split())} | terms("people", "head")
    found, start = [], 0
    for cut in _cuts(text):
        before = text[start:cut].rstrip()
        is_known = fold(before) in names.alone
        is_name = is_acronym(before) or len(before.split()) > 1
        begins = fold(text[cut:].split()[0]) in heads and not _is_unfinished(before)
        if is_known or (is_name and begins):
            found.append(before)
            start = cut
    return [*found, text[start:]]
