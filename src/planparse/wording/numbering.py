"""Numbers and labels in front of a text: `1.1.1 …`, `A) …`, `AXE 1 : …`, `Objectif spécifique 1.1 : …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from planparse.wording.lexicon import has_own_levels, level_terms, may_open_label, words_of

BULLETS = frozenset("•‣◦⁃▪▫●○■□◆◇►▸▶▷▹➔➙➛➜➝➞➡➢➣➤✓✔✗❖❏❑❒·*-–—")

_DOTTED = r"\d{1,3}(?:[.\-]\d{1,3})+"
_LETTERED = r"(?:[A-Z]{1,3}\.\d{1,3}|[A-Z]\d{1,2}[.\-]\d{1,3})(?:[.\-]\d{1,3})*"
_LEAD = re.compile(
    rf"""^\s*(?:
        \(?(?P<closed>{_DOTTED}|\d{{1,3}}|[A-Za-z]{{1,2}}\d{{0,3}}(?:\.\d{{1,3}})*|[ivxIVX]{{1,5}}|[A-Z][ivx]{{1,4}})\)\s*[-–:.]?
      | (?P<dotted>{_DOTTED})(?:\s*[.:)–-](?=\s)|\s|\.$|$)
      | (?P<lettered>{_LETTERED})(?:\s*[.:)–-](?=\s)|\s|$)
      | (?P<point>(?:\d{{1,3}}|[A-Z]|[IVX]{{1,5}}|[a-z])(?=\.(?:\s|$))|\d{{1,2}}(?=\.[A-ZÀ-Ý]))\.
      | (?P<code>[A-Z]{{1,3}}-?\d{{1,3}}(?:[.\-]\d{{1,3}})*)\s*[:.)–-](?=\s|$)
      | [A-Z]{{2,3}}\s(?P<coded>\d{{1,2}}(?:\.\d{{1,2}})*)\s*[:–-](?=\s)
      | (?P<dash>\d{{1,3}}|[A-Z](?=\s[-–])|[IVX]{{1,5}}(?=\s[-–]))\s*(?:[-–:]|°)(?=\s)
    )\s*""",
    re.VERBOSE,
)
_ORNAMENT = re.compile(r"^(\s*[\d.]*\d[.)]?\s*)[✯★☆✩✪✦✱⭐]+\s*")
_SIGN = re.compile(r"^\s*(?:n\s?[°ºo]\.?|no\.?|nº|\#)\s*(?=[\dIVX])", re.IGNORECASE)
_LABEL_NUMBER = re.compile(
    rf"^\s*[-–]?\s*(?P<number>{_DOTTED}|{_LETTERED}|\d{{1,3}}|[IVX]{{1,5}}|[A-Z]{{1,3}}\d{{1,3}}(?:\.\d+)*|[A-Z])(?P<stop>\s*[.):|–—-]+\s*|\s+|$)"
)
_SEPARATOR = re.compile(r"^\s*(?:[:|]|[–—-](?=\s)|\.(?=\s|$))\s*")
_WORDS = re.compile(r"\S+")
_BARE_NUMBER = re.compile(rf"^\s*\(?(?:{_DOTTED}|\d{{1,3}}|[A-Z]{{1,2}}\d{{0,3}}(?:\.\d+)*|{_LETTERED})[.)]?\s*$")
MAX_LABEL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text and the number taken off it. `prefix` is what stood in front, as printed."""

    number: str | None
    text: str
    prefix: str = ""

    @property
    def depth(self) -> int:
        """How many parts the number has: 2 for `1.1`; 0 without a number."""
        return 1 + self.number.count(".") + self.number.count("-") if self.number else 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and the label of a level taken off it: `AXE 1 : Se concerter` is kind axis, label AXE, number 1."""

    kind: str
    label: str
    number: str | None
    text: str
    prefix: str


@lru_cache(maxsize=4096)
def split_number(text: str) -> Numbered:
    """Take a leading number, letter or code off `text`; a quantity (`14 membres`) is no number."""
    text = _ORNAMENT.sub(r"\1 ", text)
    match = _LEAD.match(text)
    if not match:
        return Numbered(None, text)
    number = next(group for group in match.groups() if group)
    rest = text[match.end() :]
    if match["dotted"] and rest[:1].islower() and not re.search(r"[.:)–-]\s*$", match.group()):
        return Numbered(None, text)
    return Numbered(number.strip(".- "), rest, match.group().strip())


def is_number(text: str) -> bool:
    """Whether the whole text is one number, letter or code."""
    return bool(_BARE_NUMBER.match(text))


def split_label(text: str) -> Labelled | None:
    """Take the label of a level off `text`; None where it begins with none.

    A label counts when a number or a separator follows it, when it is all there is, or when it
    alone is printed in capitals.
    """
    # What is remembered holds for the lexicon alone.
    return _split_label(text) if has_own_levels() else _remembered_label(text)


def _split_label(text: str) -> Labelled | None:
    if not text[:1].isalpha():
        return None
    ends = [match.end() for match in islice(_WORDS.finditer(text), MAX_LABEL_WORDS)]
    if not may_open_label(text[: ends[-1]]):
        return None
    for end in reversed(ends):
        label = text[:end].rstrip(":.,;–—-")
        kind = level_terms().get(words_of(label))
        if kind and (labelled := _accept(kind, label, text)):
            return labelled
    return None


_remembered_label = lru_cache(maxsize=4096)(_split_label)


def _accept(kind: str, label: str, text: str) -> Labelled | None:
    rest = text[len(label) :]
    sign = _SIGN.match(rest)
    numbered = _LABEL_NUMBER.match(rest[sign.end() :] if sign else rest)
    if numbered:
        cut = (sign.end() if sign else 0) + numbered.end()
        separated = bool(numbered["stop"].strip()) or not rest[cut:]
        if separated or numbered["number"][0].isdigit() or label.isupper():
            remaining = rest[cut:]
            return Labelled(kind, label.strip(), numbered["number"], remaining, text[: len(label) + cut].strip())
    separator = _SEPARATOR.match(rest)
    cut = separator.end() if separator else len(rest) - len(rest.lstrip())
    remaining = rest[cut:]
    capitals = label.isupper() and len(label) > 2 and remaining and not remaining.isupper()
    if separator or capitals or not remaining:
        return Labelled(kind, label.strip(), None, remaining, text[: len(label) + cut].strip())
    return None
