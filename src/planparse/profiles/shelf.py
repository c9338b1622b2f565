"""Several profiles, and the one of them that fits a document: its headers are the fingerprint of a family."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planparse.document import Document, Table
from planparse.errors import ProfileError
from planparse.profiles.loading import load, loads
from planparse.profiles.profile import Profile, key_of, share
from planparse.profiles.writing import dump


@dataclass(frozen=True)
class Shelf:
    """Profiles to choose from."""

    profiles: tuple[Profile, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Equal for shelves of the same profiles: 16 hexadecimal digits."""
        return hashlib.sha256(repr(sorted(each.fingerprint for each in self.profiles)).encode()).hexdigest()[:16]

    def for_document(self, document: Document) -> Profile:
        """The profile whose headers are most like those of the document; an empty one where none is alike.

        Raises ProfileError where two are equally alike.
        """
        rows = set(_rows(document))
        fits = sorted(((_fit(profile, rows), profile) for profile in self.profiles), key=lambda pair: pair[0])
        match [(fit, profile) for fit, profile in fits if fit == fits[-1][0] and fit > (0.0, 0)]:
            case []:
                return Profile()
            case [(_, profile)]:
                return profile
            case several:
                names = " and ".join(sorted(profile.name for _, profile in several))
                raise ProfileError(f"The profiles {names} fit {document.name} equally well; choose with --profile.")


def load_shelf(folder: str | os.PathLike[str]) -> Shelf:
    """All profiles (`*.toml`) of a folder. Raises ProfileError."""
    place = Path(folder)
    if not place.is_dir():
        raise ProfileError(f"{folder} is no folder of profiles.")
    paths = sorted(place.glob("*.toml"))
    if not paths:
        raise ProfileError(f"{folder} holds no profile (*.toml).")
    return Shelf(tuple(map(load, paths)))


def pack(guide: Profile | Shelf | None) -> str:
    """A profile or a shelf as text, for another process; empty for none."""
    match guide:
        case None:
            return ""
        case Profile():
            return json.dumps({"profile": dump(guide)})
        case Shelf(profiles):
            return json.dumps({"shelf": [dump(profile) for profile in profiles]})


@lru_cache(maxsize=1)
def unpack(text: str) -> Profile | Shelf | None:
    """What `pack` was given. The last one is remembered: it comes with every file of a batch."""
    match json.loads(text or "{}"):
        case {"profile": str(profile)}:
            return loads(profile)
        case {"shelf": list(profiles)}:
            return Shelf(tuple(map(loads, profiles)))
        case _:
            return None


def _rows(document: Document) -> Iterator[frozenset[str]]:
    """The texts of each table row that may be titles, as they are compared."""
    for table in document.blocks:
        if isinstance(table, Table):
            rows: dict[int, set[str]] = defaultdict(set)
            for cell in table.cells:
                key = key_of(cell.text)
                # The lower storey of a header has the titles of the cells that reach down to it as well.
                for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
                    rows[row].add(key)
            yield from (frozenset(row - {""}) for row in rows.values())


def _fit(profile: Profile, rows: set[frozenset[str]]) -> tuple[float, int]:
    """How much alike the profile's most alike header is, and how many of its headers are alike at all."""
    headers = [frozenset(rule.keys) for rule in profile.headers if rule.actions]
    shares = [max((share(row, header) for row in rows), default=0.0) for header in headers]
    words = frozenset(key_of(title) for title, _ in profile.roles)
    shares += [max((share(row, words) for row in rows), default=0.0)] if words else []
    return max(shares, default=0.0), sum(value > 0 for value in shares)
