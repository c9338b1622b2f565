"""Plans in two languages: `Responsable / Lead` above `Ressources humaines / Human Resources`."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.raw import RawTable
from planparse.wording.lexicon import header_roles

SLASH = " / "
SURE = 0.8
FEWEST_TITLES = 2


def says_all_twice(tables: Iterable[RawTable]) -> bool:
    """Whether the headers of a plan name their columns in two languages, a slash between them.

    In such a plan a slash inside a cell stands between two wordings of one thing, not between two things.
    """
    titles = {title for table in tables for header in table.headers for title in header.titles if title}
    paired = sum(_is_pair(title) for title in titles)
    return paired >= FEWEST_TITLES and 2 * paired >= len(titles)


def _is_pair(title: str) -> bool:
    """Whether both halves of a title can mean the same role."""
    halves = [half.strip() for half in title.split(SLASH)]
    if len(halves) != 2:
        return False
    one, other = ({role for role, score in header_roles(half).items() if score >= SURE} for half in halves)
    return bool(one & other)
