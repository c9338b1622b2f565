"""Lines as office programs print them, whatever the format keeps them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from planparse.document import Paragraph
from planparse.readers.glyphs import tidy


@dataclass(slots=True)
class Line:
    """A line of a paragraph, between hard breaks: its runs in order, each with whether it is bold."""

    runs: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The line's text, tidy."""
        return tidy("".join(text for text, _ in self.runs))

    @property
    def bold(self) -> bool:
        """Whether all that is seen of the line is bold."""
        seen = [bold for text, bold in self.runs if text.strip()]
        return bool(seen) and all(seen)


def row_lines(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    """The lines of a row of a table inside a cell: a single one where no cell of it holds more than a line."""
    lines = tuple(chain.from_iterable(cells))
    if len(lines) > 1 and all(len(cell) <= 1 for cell in cells) and not any(line.marker for line in lines):
        text = " ".join(line.text for line in lines)
        yield replace(lines[0], text=text, bold=all(line.bold for line in lines))
    else:
        yield from lines
