"""Lists of people and organisations, cut into names as printed.

Commas, semicolons, bullets and spaced signs (`/`, `+`, `|`, `·`) cut, outside parentheses; a comma
inside one name does not. `et` and its like cut between two acronyms only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from planparse.normalise.texts import BULLETS, outside_parentheses
from planparse.wording.fold import fold, level
from planparse.wording.terms import opening, pattern, terms
from planparse.wording.values import says_nothing

MAX_TEXT = 20_000
"""Characters of one line of names that are cut; a longer one stays whole."""
LONGEST_LISTING = 8
"""Pieces that the name of one body may have between its commas."""
_CUTS = rf"\s+[+|·]\s+|[;{BULLETS}]|,(?=\D|$)"
_BUT_SLASHES, _SEPARATOR = re.compile(_CUTS), re.compile(rf"\s+/\s+|{_CUTS}")
_ACRONYM = re.compile(r"(?=(?:[^a-zà-ÿ]*[A-ZÀ-ÞŒ]){2})[A-ZÀ-ÞŒ0-9][A-ZÀ-ÞŒ0-9.&'’-]{1,15}[a-z]?(?: ?\([^()]*\))?")
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")


def split_names(text: str, whole: Collection[str] = (), *, paired: bool = False) -> list[str]:
    """The names in one clean line of text, in order; `whole` holds folded names that commas do not cut.

    Where `paired`, a slash stands between the wordings of one name in two languages.
    """
    if len(text) > MAX_TEXT:
        return [text]
    pieces = [
        (before, piece.strip())
        for before, piece in _pieces(text, _BUT_SLASHES if paired else _SEPARATOR)
        if piece.strip()
    ]
    return [
        name
        for joined in _rejoined(pieces, whole)
        for part in _split_acronyms(_adding_off(joined), _SLASH)
        for name in _split_acronyms(part, _and_pattern())
        if not says_nothing(name) and fold(name) not in terms("people", "remainder")
    ]


def is_acronym(name: str) -> bool:
    """Whether a name is one acronym, with or without a role in parentheses."""
    return bool(_ACRONYM.fullmatch(name))


def goes_on(piece: str) -> bool:
    """`de la Diversité` and `inc.` go on with the name before them; `Département X` and `DE` begin one."""
    return piece[:1].islower() and bool(opening("people", "continuing").match(level(piece)))


def _pieces(text: str, separator: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What stands between the separators outside parentheses, each piece with the separator before it."""
    start, before = 0, ""
    if found := list(separator.finditer(text)):
        outside = outside_parentheses(text)
        for match in found:
            if outside[match.start()]:
                yield before, text[start : match.start()]
                start, before = match.end(), match[0]
    yield before, text[start:]


def _rejoined(pieces: list[tuple[str, str]], whole: Collection[str]) -> Iterator[str]:
    """The pieces as names; those that a comma inside a name had parted are put together again."""
    index = 0
    while index < len(pieces):
        run = [pieces[index][1]]
        for before, piece in pieces[index + 1 : index + LONGEST_LISTING]:
            if before != ",":
                break
            run.append(piece)
        length = _length_of_name(run, whole)
        yield ", ".join(run[:length])
        index += length


def _length_of_name(run: list[str], whole: Collection[str]) -> int:
    """How many pieces, parted by commas, belong to the name that the first one begins."""
    for length in range(len(run), 1, -1):
        if (whole and fold(", ".join(run[:length])) in whole) or _is_listing_body(run[:length]):
            return length
    return next((length for length in range(1, len(run)) if not goes_on(run[length])), len(run))


def _is_listing_body(run: list[str]) -> bool:
    """Whether the pieces are one body named by a list: `Department for Business, Innovation and Skills`.

    A ministry may list anything; another unit only goes on in lower case, as in `Service des loisirs,
    culture et vie communautaire`. The last piece closes the list with an `and`.
    """
    first, *middle, last = run
    if len(re.split(r"[ '’]", first)) < 3 or any(_begins_name(piece) for piece in run[1:]):
        return False
    is_unit = opening("people", "unit").match(level(first)) and all(piece[:1].islower() for piece in run[1:])
    if not is_unit and not opening("people", "ministry").match(level(first)):
        return False
    ends = re.split(rf"(?:^|\s){pattern('people', 'and', printed=True)}\s", last, flags=re.IGNORECASE)
    return len(ends) == 2 and len(ends[1].split()) <= 3 and all(len(piece.split()) <= 3 for piece in middle)


def _begins_name(piece: str) -> bool:
    return is_acronym(piece.split(" ", 1)[0]) or bool(opening("people", "head").match(level(piece)))


def _adding_off(name: str) -> str:
    """`and C`, the end of `A, B, and C`, is `C`."""
    match = opening("people", "adding").match(level(name))
    return name[match.end() :].strip() if match and name[0].islower() else name


def _split_acronyms(name: str, separator: re.Pattern[str]) -> list[str]:
    """`SDÉ et CCTIM` and `CISSS/CLSC` are two names; `TCI (membres) et organismes du milieu` is one."""
    parts = [piece.strip() for _, piece in _pieces(name, separator)]
    return parts if len(parts) > 1 and all(is_acronym(part) for part in parts) else [name]


@cache
def _and_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s{pattern('people', 'and', printed=True)}\s", re.IGNORECASE)
