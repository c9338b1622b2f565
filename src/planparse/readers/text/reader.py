"""The lines of a text as blocks: tables where lines have columns, headings, list items and paragraphs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planparse.document import Block, Document, Paragraph
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.glyphs import tidy
from planparse.readers.text import html_tables
from planparse.readers.text.markup import MAX_DEPTH, leaves_open, paragraphs, strip_markdown
from planparse.readers.text.tables import MAX_COLUMNS, Row, build, is_ruler, piped_row, tabbed_row

MAX_BLOCKS = 200_000
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
    reader = _Lines(_LINE_END.split(text))
    blocks = tuple(reader.blocks())
    return Document(
        name=name,
        format="text",
        blocks=blocks,
        furniture=tuple(reader.notes),
        metadata=tuple(reader.metadata),
        doubts=tuple(reader.doubts),
    )


class _Lines:
    """Walks the lines once. Lines and tables are numbered from 1."""

    def __init__(self, lines: list[str]) -> None:
        self.notes: list[Paragraph] = []
        self.metadata: list[tuple[str, str]] = []
        self.doubts: list[Doubt] = []
        self._lines = lines
        self._next = 0
        """Index of the line to read next."""
        self._tables = 0
        self._indents: list[int] = []
        """How far the list items are indented that the present line may be nested in."""

    def blocks(self) -> Iterator[Block]:
        """All blocks, up to the limit."""
        self._read_front_matter()
        for _ in range(MAX_BLOCKS):
            while self._next < len(self._lines) and not self._lines[self._next].strip():
                self._next += 1
            if self._next == len(self._lines):
                return
            line = self._lines[self._next]
            if opening := html_tables.OPENING.search(line):
                yield from self._html_table(opening.start())
            elif self._is_piped(self._next):
                yield self._piped_table()
            elif "\t" in line:
                yield from self._tabbed_lines()
            else:
                self._next += 1
                yield from self._paragraphs(line, self._next)
        place = Place(line=self._next + 1)
        self.doubts.append(Doubt("limit-reached", "The text is too long: the rest was not read.", place))

    def _read_front_matter(self) -> None:
        """The `key: value` lines between two rules at the very top of a Markdown file: its title is metadata."""
        if self._lines[0].strip() != "---":
            return
        for end in range(1, min(len(self._lines), MAX_FRONT_MATTER)):
            if self._lines[end].strip() == "---":
                self._next = end + 1
                return
            key, separator, stated = self._lines[end].partition(":")
            if separator and key.strip() in _METADATA:
                self.metadata.append((key.strip(), tidy(stated.strip().strip("\"'"))))
        self.metadata.clear()

    def _html_table(self, start: int) -> Iterator[Block]:
        """A table of tags, over as many lines as it takes; the text before and after it on its own lines."""
        first = self._next
        end = first
        while end < len(self._lines) - 1 and not html_tables.CLOSING.search(self._lines[end]):
            end += 1
        source = "\n".join(self._lines[first : end + 1])
        closing = html_tables.CLOSING.search(source)
        stop = closing.end() if closing else len(source)
        self._next = end + 1
        yield from self._paragraphs(source[:start], first + 1)
        table = html_tables.build(source[start:stop], self._tables + 1, first + 1)
        if table:
            self._tables += 1
            yield table
        yield from self._paragraphs(source[stop:], end + 1)

    def _is_piped(self, index: int) -> bool:
        """Whether a Markdown table begins here: lines between pipes, or one above a line of dashes."""
        line = self._lines[index]
        if "|" not in line or index + 1 == len(self._lines):
            return False
        below = self._lines[index + 1]
        if "|" not in below:
            return False
        return is_ruler(piped_row(below, 0)) or (line.lstrip().startswith("|") and below.lstrip().startswith("|"))

    def _piped_table(self) -> Block:
        rows: list[Row] = []
        while self._next < len(self._lines) and "|" in self._lines[self._next]:
            self._next += 1
            row = piped_row(self._lines[self._next - 1], self._next)
            if is_ruler(row):
                rows = [replace(above, header=True) for above in rows]
            else:
                rows.append(row)
        self._tables += 1
        return build(rows, self._tables)

    def _tabbed_lines(self) -> Iterator[Block]:
        """Lines with tabs, one below the other: a table, unless the tabs only indent or follow list marks."""
        found: list[tuple[str, int]] = []
        while self._next < len(self._lines) and self._lines[self._next].strip():
            line = self._lines[self._next]
            if found and _GOES_ON.match(line) and leaves_open(found[-1][0].rpartition("\t")[2]):
                found[-1] = (f"{found[-1][0]}<br>{line}", found[-1][1])
            elif "\t" in line and not html_tables.OPENING.search(line):
                found.append((line, self._next + 1))
            else:
                break
            self._next += 1
        if all(_only_indented(line) for line, _ in found) or max(line.count("\t") for line, _ in found) >= MAX_COLUMNS:
            for line, number in found:
                yield from self._paragraphs(line, number)
        else:
            self._tables += 1
            yield build([tabbed_row(line, number) for line, number in found], self._tables)

    def _paragraphs(self, line: str, number: int) -> Iterator[Paragraph]:
        """The paragraphs of a line outside tables; a line that only draws a rule has none."""
        text = line.strip().removeprefix(">").strip()
        if not text or _RULE.fullmatch(text) or _FENCE.fullmatch(text):
            return
        place = (Place(line=number),)
        if note := _NOTE.match(text):
            self.notes.append(Paragraph(strip_markdown(text[note.end() :]), place))
            return
        if heading := _HEADING.fullmatch(text):
            self._indents.clear()
            for part in paragraphs(heading[2].rstrip("# "), cell=False):
                yield replace(part, places=place, heading=len(heading[1]))
            return
        for part in paragraphs(text, cell=False):
            yield replace(part, places=place, depth=max(part.depth, self._nesting(line, part)))

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
