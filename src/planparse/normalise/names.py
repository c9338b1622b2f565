"""Lists of people and organisations, cut into names as printed.

Commas, semicolons, bullets and spaced slashes cut, outside parentheses; a comma inside one name does
not. `et` and its like cut between two acronyms only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from planparse.normalise.texts import BULLETS, outside_parentheses, says_nothing
from planparse.wording.fold import fold
from planparse.wording.terms import pattern, terms

_SEPARATOR = re.compile(rf"\s+/\s+|[,;{BULLETS}](?=\s|$)|(?<=\))[,;]|[;{BULLETS}]|,(?=[^\d\s])")
_ACRONYM = re.compile(r"(?=(?:[^a-zà-ÿ]*[A-ZÀ-ÞŒ]){2})[A-ZÀ-ÞŒ0-9][A-ZÀ-ÞŒ0-9.&'’-]*[a-z]?(?: ?\([^()]*\))?")
_SLASHED = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")


def split_names(text: str, whole: Collection[str] = ()) -> list[str]:
    """The names in one clean line of text, in order; `whole` holds folded names that commas do not cut."""
    pieces = [piece for piece in _pieces(text, _SEPARATOR) if piece[1].strip()]
    return [
        name
        for joined in _rejoined(pieces, whole)
        for part in _split_slash(joined)
        for name in _split_acronyms(part)
        if not says_nothing(name) and fold(name) not in terms("people", "remainder")
    ]


def _pieces(text: str, separator: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What stands between the separators outside parentheses, each piece after its separator."""
    outside = outside_parentheses(text)
    start, before = 0, ""
    for match in separator.finditer(text):
        if outside[match.start()]:
            yield before, text[start : match.start()]
            start, before = match.end(), match[0]
    yield before, text[start:]


def _rejoined(pieces: list[tuple[str, str]], whole: Collection[str]) -> Iterator[str]:
    """The pieces as names: those that a comma inside a name had parted are put together again."""
    index = 0
    while index < len(pieces):
        end = _end_of_name(pieces, index, whole)
        first = pieces[index][1].strip()
        yield first + "".join(
            f"{before.rstrip()} {piece.strip()}" for before, piece in pieces[index + 1 : end]
        )
        index = end


def _end_of_name(pieces: list[tuple[str, str]], index: int, whole: Collection[str]) -> int:
    """Index after the last piece of the name that begins with piece `index`."""
    end = index + 1
    while end < len(pieces) and pieces[end][0].strip() == ",":
        end += 1
    run = [piece.strip() for _, piece in pieces[index:end]]
    for length in range(len(run), 1, -1):
        if fold(", ".join(run[:length])) in whole or _is_listing_body(run[:length]):
            return index + length
    length = 1
    while length < len(run) and _continues(run[length]):
        length += 1
    return index + length


@cache
def _opening(section: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern('people', section)}(?:(?<=['’])|(?=\s|$))", re.I)


def _continues(piece: str) -> bool:
    """`de la Diversité et de l'Inclusion` goes on with a name; `Département X` and `DE` begin one."""
    return piece[:1].islower() and bool(_opening("continuing").match(piece))


def _is_listing_body(run: list[str]) -> bool:
    """Whether the pieces are one body named by a list, such as `Department for Business, Innovation and Skills`."""
    first, *middle, last = run
    words = fold(first).split()
    if len(words) < 3 or any(_opening("head").match(piece) or _ACRONYM.fullmatch(piece) for piece in run[1:]):
        return False
    is_ministry = bool(_opening("ministry").match(first))
    if not is_ministry and not (
        _opening("unit").match(first) and all(piece[:1].islower() for piece in run[1:])
    ):
        return False
    ends = re.split(rf"(?:^|\s){pattern('people', 'and')}\s", last, flags=re.I)
    return len(ends) == 2 and len(ends[1].split()) <= 3 and all(len(piece.split()) <= 3 for piece in middle)


def _split_slash(name: str) -> list[str]:
    """`CISSS/CIUSSS` and `MRC/Ville` are two names; `élus/es` and `accueil/intégration` are one."""
    parts = [piece.strip() for _, piece in _pieces(name, _SLASHED)]
    return parts if len(parts) > 1 and all(is_acronym(part) for part in parts) else [name]


def _split_acronyms(name: str) -> list[str]:
    """`SDÉ et CCTIM` are two names; `TCI (membres) et organismes du milieu` is one."""
    parts = [piece.strip() for _, piece in _pieces(name, _and_pattern())]
    return parts if len(parts) > 1 and all(is_acronym(part) for part in parts) else [name]


@cache
def _and_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s{pattern('people', 'and')}\s", re.I)


def is_acronym(name: str) -> bool:
    """Whether a name is one acronym, with or without a role in parentheses."""
    return bool(_ACRONYM.fullmatch(name))
