"""Pages that the user asks for: `1,3-5`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.errors import UsageError

_PART = re.compile(r"(\d{1,6})(?:(-)(\d{1,6})?)?")


@dataclass(frozen=True, slots=True)
class Pages:
    """Page numbers, from 1; without ranges, all of them."""

    ranges: tuple[tuple[int, int | None], ...] = ()
    """First and last page of each range; None for no end."""

    @classmethod
    def parse(cls, text: str) -> Pages:
        """`1,3-5` or `7-`. Raises UsageError."""
        return cls(tuple(_range(part.strip()) for part in text.split(",")))

    def __contains__(self, page: int | None) -> bool:
        """Whether a page is wanted; what stands on no page is."""
        if page is None or not self.ranges:
            return True
        return any(first <= page and (last is None or page <= last) for first, last in self.ranges)


ALL = Pages()


def _range(part: str) -> tuple[int, int | None]:
    match = _PART.fullmatch(part)
    first = int(match[1]) if match else 0
    last = first if match and not match[2] else int(match[3]) if match and match[3] else None
    if first < 1 or (last is not None and last < first):
        raise UsageError(f"“{part}” names no pages; write them as in --pages 1,3-5.")
    return first, last
