"""The lines of a text as blocks: tables where lines have columns, headings, list items and paragraphs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from planparse.document import Block, Document, Paragraph, Table
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.gaps import without_long_gaps
from planparse.readers.glyphs import tidy
from planparse.readers.text import html_tables
from planparse.readers.text.markup import MAX_DEPTH, left_open, paragraphs, strip_markdown
from planparse.readers.text.tables import MAX_COLUMNS, Row, build, is_ruler, piped_row, tabbed_row

MAX_BLOCKS = 200_000
MAX_CELLS = 100_000
MAX_FRONT_MATTER = 100
"""Lines that the metadata at the top of a Markdown file may have."""

_METADATA = frozenset({"title", "author", "language"})

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RULE = re.compile(r"(?:[-*_=] ?){3,}")
_FENCE = re.compile(r"(?:```|~~~)[\w-]*")
_GOES_ON = re.compile(r"[•●▪◦‣]|[-–]\s|</?(?:li|ul|ol|p)\b")
_LISTED = re.compile(r"(?:[•●▪◦‣⁃∙➢❖*o–—-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)])")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\]:\s*")


def read_text(text: str, name: str) -> Document:
    """The document in `text`, which holds more than white space."""
    flow = _Flow(list(_split(text)))
    blocks = tuple(flow.blocks())
    return Document(
        name=name,
        format="text",
        blocks=blocks,
        furniture=tuple(flow.notes),
        metadata=tuple(flow.metadata),
        doubts=tuple(flow.doubts),
    )


class _Line(NamedTuple):
    """A line and its number, from 1. One that holds the end of an HTML table is two, of the same number."""

    text: str
    number: int


def _split(text: str) -> Iterator[_Line]:
    """The lines of `text`; of several empty ones in a row the first only."""
    was_empty = False
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if "</" in line:
            yield from (_Line(part, number) for part in html_tables.AFTER_CLOSING.split(line))
        elif line or not was_empty:
            yield _Line(line, number)
        was_empty = not line


class _Flow:
    """Walks the lines once."""

    def __init__(self, lines: list[_Line]) -> None:
        self.notes: list[Paragraph] = []
        self.metadata: list[tuple[str, str]] = []
        self.doubts: list[Doubt] = []
        self._lines = lines
        self._next = 0
        """Index of the line to read next."""
        closings = (index for index in range(len(lines) - 1, -1, -1) if html_tables.CLOSING.search(lines[index].text))
        self._last_closing = next(closings, -1)
        """Index of the line on which the last HTML table ends."""
        self._tables = 0
        self._cells_left = MAX_CELLS
        self._indents: list[int] = []
        """How far the list items are indented that the present line may be nested in."""

    def blocks(self) -> Iterator[Block]:
        """All blocks, up to the limit."""
        self._read_front_matter()
        for _ in range(MAX_BLOCKS):
            while self._next < len(self._lines) and not self._lines[self._next].text.strip():
                self._next += 1
            if self._next == len(self._lines):
                return
            line = self._lines[self._next]
            opening = html_tables.OPENING.search(line.text)
            if opening and self._next <= self._last_closing:
                yield from self._html_table(line, opening.start())
            elif self._is_piped():
                yield self._piped_table()
            elif "\t" in line.text:
                yield from self._tabbed_lines()
            else:
                self._next += 1
                yield from self._paragraphs(line)
        self._doubt("The text is too long: the rest was not read.", line.number)

    def _read_front_matter(self) -> None:
        """The `key: value` lines between two rules at the very top of a Markdown file: its title is metadata."""
        if self._lines[0].text.strip() != "---":
            return
        stated: list[tuple[str, str]] = []
        for index, line in enumerate(self._lines[1:MAX_FRONT_MATTER], start=2):
            if line.text.strip() == "---":
                self._next = index
                self.metadata += stated
                return
            key, _, value = line.text.partition(":")
            if key.strip() in _METADATA and value.strip():
                stated.append((key.strip(), tidy(value.strip().strip("\"'"))))

    def _html_table(self, first: _Line, start: int) -> Iterator[Block]:
        """A table of tags, over as many lines as it takes, and the text before it."""
        begin = self._next
        while not html_tables.CLOSING.search(self._lines[self._next].text):
            self._next += 1
        self._next += 1
        source = "\n".join(line.text for line in self._lines[begin : self._next])
        yield from self._paragraphs(_Line(source[:start], first.number))
        table = html_tables.build(source[start:], self._tables + 1, first.number, self._cells_left)
        if table:
            self._tables += 1
            self._count_cells(len(table.cells), first.number)
            yield table

    def _is_piped(self) -> bool:
        """Whether a Markdown table begins here: lines between pipes, or one above a line of dashes."""
        first, *others = (line.text for line in self._lines[self._next : self._next + 2])
        if not others or "|" not in first or "|" not in others[0]:
            return False
        framed = first.lstrip().startswith("|") and others[0].lstrip().startswith("|")
        return framed or is_ruler(piped_row(others[0], 0))

    def _piped_table(self) -> Table:
        rows: list[Row] = []
        while self._next < len(self._lines) and "|" in self._lines[self._next].text:
            line = self._lines[self._next]
            self._next += 1
            row = piped_row(line.text, line.number)
            if is_ruler(row):
                rows = [replace(above, header=True) for above in rows]
            else:
                rows.append(row)
        return self._table(rows)

    def _tabbed_lines(self) -> Iterator[Block]:
        """Lines with tabs, one below the other: a table, unless the tabs only indent or follow list marks."""
        lines = list(self._gather_tabbed())
        widest = max(line.text.count("\t") for line in lines)
        if widest >= MAX_COLUMNS or all(_only_indented(line.text) for line in lines):
            for line in lines:
                yield from self._paragraphs(line)
        else:
            yield self._table([tabbed_row(line.text, line.number) for line in lines])

    def _gather_tabbed(self) -> Iterator[_Line]:
        """The lines of a tabbed table; items of a list that a cell has opened go on in that cell."""
        parts: list[str] = []
        number = opened = 0
        while self._next < len(self._lines):
            line = self._lines[self._next]
            goes_on = bool(parts) and opened > 0 and bool(_GOES_ON.match(line.text))
            if not goes_on and ("\t" not in line.text or not line.text.strip()):
                break
            if parts and not goes_on:
                yield _Line("<br>".join(parts), number)
                parts = []
            number = number if goes_on else line.number
            opened = left_open(line.text.rpartition("\t")[2]) + (opened if "\t" not in line.text else 0)
            parts.append(line.text)
            self._next += 1
        yield _Line("<br>".join(parts), number)

    def _table(self, rows: list[Row]) -> Table:
        """The rows as a table, cut where the text holds too many cells."""
        kept_rows = without_long_gaps(rows, lambda row: any(map(str.strip, row.cells)))
        rows = [replace(row, left_out=left_out) for left_out, row in kept_rows]
        count = 0
        for kept, row in enumerate(rows):
            count += len(row.cells)
            if count > self._cells_left and kept:
                rows = rows[:kept]
                break
        self._count_cells(count, rows[-1].line)
        self._tables += 1
        return build(rows, self._tables)

    def _count_cells(self, count: int, line: int) -> None:
        if count >= self._cells_left:
            self._doubt(f"There are more than {MAX_CELLS} cells: the rest was not read.", line)
        self._cells_left = max(self._cells_left - count, 0)

    def _doubt(self, message: str, line: int) -> None:
        """Say once that a limit was reached, and where."""
        if not any(doubt.message == message for doubt in self.doubts):
            self.doubts.append(Doubt("limit-reached", message, Place(line=line)))

    def _paragraphs(self, line: _Line) -> Iterator[Paragraph]:
        """The paragraphs of a line outside tables; a line that only draws a rule has none."""
        text = line.text.strip().removeprefix(">").strip()
        if not text or _RULE.fullmatch(text) or _FENCE.fullmatch(text):
            return
        place = (Place(line=line.number),)
        if note := _NOTE.match(text):
            self.notes.append(Paragraph(strip_markdown(text[note.end() :]), place))
            return
        if heading := _HEADING.fullmatch(text):
            self._indents.clear()
            for part in paragraphs(heading[2].rstrip("# "), cell=False):
                yield replace(part, places=place, heading=len(heading[1]))
            return
        for part in paragraphs(text, cell=False):
            yield replace(part, places=place, depth=max(part.depth, self._nesting(line.text, part)))

    def _nesting(self, line: str, part: Paragraph) -> int:
        """How many list items further to the left the item stands in; any other line ends the list."""
        if not part.marker:
            self._indents.clear()
            return 0
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip())
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        return min(len(self._indents) - 1, MAX_DEPTH)


def _only_indented(line: str) -> bool:
    """Whether the tabs of the line stand before its text, or between its list mark and its text."""
    head, tab, rest = line.strip(" ").lstrip("\t").partition("\t")
    return not tab or ("\t" not in rest and bool(rest.strip()) and bool(_LISTED.fullmatch(head.strip())))
