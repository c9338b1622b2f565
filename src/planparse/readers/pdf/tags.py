"""What a tagged file says of its text: which block each piece belongs to, and the tables with their cells.

Nothing of it is believed here; `agreement` and `tagged` compare it with what is printed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from planparse.readers.pdf import calls
from planparse.readers.pdf.calls import FLOAT_AT, FLOATS, INT_AT, INTS
from planparse.readers.pdf.limits import LARGEST_SPAN, TAG_DEPTH, TAGS_PER_DOCUMENT, TAGS_PER_PAGE

_HEADINGS = {"H": 1, "Title": 1} | {f"H{level}": level for level in range(1, 7)}
_BLOCKS = frozenset({"P", "LI", "Lbl", "LBody", "TD", "TH", "Caption", "Note", "FENote", "BlockQuote", "TOCI", "Div"})
_ROWS, _CELLS = frozenset({"TR"}), frozenset({"TD", "TH"})
_KIND = ctypes.create_string_buffer(64)
_KIND_AT = ctypes.addressof(_KIND)


@dataclass(slots=True, eq=False)
class TagCell:
    """A cell of a tagged table."""

    header: bool
    row_span: int
    column_span: int


@dataclass(slots=True, eq=False)
class TagTable:
    """A tagged table, as far as it is on one page: its rows, and their cells in order; empty ones may lack."""

    rows: list[list[TagCell]] = field(default_factory=list)
    nested: bool = False
    """It holds headings or tables: it may be there for the layout."""


@dataclass(slots=True, eq=False)
class ListItem:
    """An item of a tagged list."""

    labelled: bool = False
    """It has a label on the page, be that text or drawn."""


@dataclass(slots=True, eq=False)
class Tag:
    """The block that a piece of text belongs to; pieces of one block share the object."""

    heading: int = 0
    """Level of a heading, 0 for other blocks."""
    item: ListItem | None = None
    table: TagTable | None = None
    cell: TagCell | None = None
    label: bool = False
    """It is the label of its list item."""


ARTIFACT = Tag()
"""Of what is no part of the content: running lines, page numbers, headers of tables that are printed again."""


@dataclass(slots=True)
class PageTags:
    """The tags of one page."""

    blocks: dict[int, Tag] = field(default_factory=dict)
    """By the number of the marked content."""
    tables: list[TagTable] = field(default_factory=list)
    broken: bool = False
    """They contradict themselves, or there are too many of them."""

    def of(self, item: int) -> Tag | None:
        """The tag of the text object `item`; None where it has none."""
        content = calls.object_content(item)
        if content >= 0:
            return self.blocks.get(content)
        return ARTIFACT if _is_artifact(item) else None


@dataclass(slots=True)
class Tags:
    """The tags of a document of so many pages, read page by page.

    In a long document whose elements all stand side by side, those of a page are found among all others: where
    that would take too long, there are none.
    """

    pages: int
    _asked: int = 0
    _looked: int = 0

    def of(self, page: int) -> PageTags:
        """The tags of the open pdfium page `page`; empty where they are broken or too many."""
        if self._looked * self.pages > TAGS_PER_DOCUMENT * self._asked:
            return PageTags()
        reader = _TagReader()
        with _opened(page) as tree:
            for index in range(min(calls.root_elements(tree), TAGS_PER_PAGE) if tree else 0):
                if element := calls.root_element(tree, index):
                    reader.read(element, Tag(), 0)
        self._asked += 1
        self._looked += reader.looked
        return PageTags() if reader.found.broken else reader.found


@contextmanager
def _opened(page: int) -> Iterator[int | None]:
    tree = calls.load_tags(page)
    try:
        yield tree
    finally:
        if tree:
            calls.close_tags(tree)


class _TagReader:
    """Walks down the elements of one page."""

    def __init__(self) -> None:
        self.found = PageTags()
        self.looked = 0
        self._seen: set[int] = set()

    def read(self, element: int, around: Tag, depth: int) -> None:
        """Take in `element`, which stands in the block `around`."""
        if element in self._seen or depth > TAG_DEPTH:
            self.found.broken = True
        if self.found.broken:
            return
        self._seen.add(element)
        kind = _kind_of(element)
        tag = self._block(kind, element, around)
        for index in range(calls.inner_elements(element)):
            self.looked += 1
            if self.looked > TAGS_PER_PAGE:
                self.found.broken = True
                return
            if inner := calls.inner_element(element, index):
                self.read(inner, tag, depth + 1)
            elif (content := calls.inner_content(element, index)) >= 0:
                self._put(content, tag)

    def _put(self, content: int, tag: Tag) -> None:
        if self.found.blocks.setdefault(content, tag) is not tag:
            self.found.broken = True
        if tag.label and tag.item:
            tag.item.labelled = True

    def _block(self, kind: str, element: int, around: Tag) -> Tag:
        """The block that the content of an element of that `kind` belongs to."""
        item, table, cell = around.item, around.table, around.cell
        if kind == "Table":
            if table:
                table.nested = True
            table, cell = TagTable(nested=table is not None), None
            self.found.tables.append(table)
        elif kind in _ROWS and table and not cell:
            table.rows.append([])
        elif kind in _CELLS and table and not cell:
            cell = TagCell(kind == "TH", *_spans(element))
            if table.rows:
                table.rows[-1].append(cell)
        elif kind == "LI":
            item = ListItem()
        heading = _HEADINGS.get(kind, 0)
        if heading and table:
            table.nested = True
        if not heading and kind not in _BLOCKS and table is around.table:
            return around
        return Tag(heading, item, table, cell, around.label or kind == "Lbl")


def _is_artifact(item: int) -> bool:
    marks = (calls.object_mark(item, index) for index in range(min(calls.object_marks(item), TAG_DEPTH)))
    return any(_name_of(mark) == "Artifact" for mark in marks)


def _name_of(mark: int) -> str:
    INTS[0] = 0
    calls.mark_name(mark, _KIND_AT, len(_KIND), INT_AT[0])
    return _text(INTS[0])


def _kind_of(element: int) -> str:
    """The standard type of `element`; empty for longer names than there are."""
    return _text(calls.element_type(element, _KIND_AT, len(_KIND)))


def _text(length: int) -> str:
    """The name of `length` bytes, its end included, that pdfium has written; empty where it is too long."""
    return _KIND.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= len(_KIND) else ""


def _spans(element: int) -> tuple[int, int]:
    """How many rows and columns a cell covers."""
    attributes = [calls.element_attribute(element, index) for index in range(calls.element_attributes(element))]
    return _span(attributes, b"RowSpan"), _span(attributes, b"ColSpan")


def _span(attributes: Iterable[int], name: bytes) -> int:
    for attribute in attributes:
        value = calls.attribute_value(attribute, name)
        if value and calls.value_number(value, FLOAT_AT[0]) and 1 <= FLOATS[0] <= LARGEST_SPAN:
            return int(FLOATS[0])
    return 1
