"""Rows of a table in which nothing stands: a few keep their place, thousands of them only use up the limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

LONGEST_GAP = 50
"""Empty rows that are kept between two others."""

Row = TypeVar("Row")


def without_long_gaps(rows: Iterable[Row], is_filled: Callable[[Row], bool]) -> Iterator[tuple[int, Row]]:
    """`rows`, with the empty ones in between left out from the `LONGEST_GAP`th on.

    Before each row stands how many above it were left out: its number in the source is that much higher.
    """
    gap = left_out = 0
    for row in rows:
        gap = 0 if is_filled(row) else gap + 1
        if gap <= LONGEST_GAP:
            yield left_out, row
        else:
            left_out += 1
