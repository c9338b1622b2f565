"""Counts the items of an OpenDocument text's lists and its numbered headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.readers.counting import letters, roman
from planparse.readers.glyphs import in_symbol_font
from planparse.readers.odt.styles import LEVELS, ListLevel

MAX_COUNT = 100_000


@dataclass(slots=True)
class Counter:
    """Where one list stands: how far each of its levels has counted, None before its first item."""

    levels: tuple[ListLevel, ...]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def mark(self, depth: int, start: int | None = None) -> str:
        """Count one more item at `depth`, from 0, or begin at `start`; what is printed before it."""
        depth = min(depth, LEVELS - 1)
        level = self.levels[depth]
        if level.bullet:
            return in_symbol_font("", level.bullet)
        count = self.counts[depth]
        following = level.start if count is None else count + 1
        self.counts[depth] = min(following if start is None else start, MAX_COUNT)
        self.counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        shown = range(max(depth + 1 - level.shown, 0), depth + 1)
        numbers = [self._printed(place) for place in shown if self.levels[place].format]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip() if level.format else ""

    def _printed(self, place: int) -> str:
        level = self.levels[place]
        count = self.counts[place] or level.start
        match level.format:
            case "a" | "A":
                text = letters(count)
            case "i" | "I":
                text = roman(count)
            case _:
                text = str(count)
        return text.upper() if level.format.isupper() else text
