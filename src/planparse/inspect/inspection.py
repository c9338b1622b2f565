"""A document beside what was made of it, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planparse.document import Page, Paragraph, Table
from planparse.inspect.selection import ALL, Pages
from planparse.pipeline import Reading
from planparse.places import Place
from planparse.raw import RawTable


@dataclass(frozen=True)
class Inspection:
    """A file that was read as a whole, and the pages of it that the user wants to see.

    The whole is read whatever pages are wanted: what stands on one is understood by the others.
    """

    reading: Reading
    wanted: Pages = ALL

    @cached_property
    def pages(self) -> list[Page]:
        """The wanted pages."""
        return [page for page in self.reading.document.pages if page.number in self.wanted]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Headings, list items and paragraphs outside tables."""
        return self._shown(block for block in self.reading.document.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> list[Table]:
        """The tables, in reading order; a table that goes on over pages has a piece for each."""
        blocks = self.reading.document.blocks
        return [block for block in blocks if isinstance(block, Table) and block.place.page in self.wanted]

    @cached_property
    def left_over(self) -> list[Paragraph]:
        """What no record, heading or glossary used."""
        return self._shown(self.reading.raw.unclaimed)

    @cached_property
    def furniture(self) -> list[Paragraph]:
        """Running headers, footers and page numbers."""
        return self._shown(self.reading.document.furniture)

    def told(self, table: Table) -> RawTable | None:
        """How a table was understood; None where it was left out."""
        return self._told.get(table.number)

    @cached_property
    def _told(self) -> dict[int, RawTable]:
        return {table.number: table for table in self.reading.raw.tables}

    def _shown(self, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        return [paragraph for paragraph in paragraphs if first_place(paragraph).page in self.wanted]


def first_place(paragraph: Paragraph) -> Place:
    """Where a paragraph begins."""
    return paragraph.places[0] if paragraph.places else Place()
