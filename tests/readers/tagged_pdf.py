"""Draws small PDFs with tags; heights count from the top, in points, on pages of 600 by 800."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.readers.pdf_objects import file_of, page, stream

from planparse.document import Document
from planparse.readers.pdf import PdfReader

HEIGHT = 800


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: its page, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Element:
    """An element of the structure tree."""

    kind: str
    inner: tuple[Inside, ...]
    spans: dict[str, int]


Inside: TypeAlias = Element | Mark


def element(kind: str, *inner: Inside, **spans: int) -> Element:
    """An element of that standard type; `RowSpan=2` and the like are its attributes."""
    return Element(kind, inner, spans)


@dataclass
class TaggedSheet:
    """A tagged PDF in the making."""

    pages: list[list[bytes]] = field(default_factory=lambda: [[]])
    marks: int = 0

    def text(self, x: float, y: float, *lines: str, size: float = 10, pitch: float = 12) -> Mark:
        """Lines of text below each other, as one piece of marked content."""
        mark = Mark(len(self.pages) - 1, self.marks)
        self.marks += 1
        self._show(b"/Span << /MCID %d >> BDC" % mark.number, x, y, lines, size, pitch)
        return mark

    def artifact(self, x: float, y: float, *lines: str, size: float = 10) -> TaggedSheet:
        """Text that is marked as no part of the content."""
        self._show(b"/Artifact BMC", x, y, lines, size, 12)
        return self

    def page(self) -> TaggedSheet:
        """Begin another page."""
        self.pages.append([])
        self.marks = 0
        return self

    def _show(self, begin: bytes, x: float, y: float, lines: tuple[str, ...], size: float, pitch: float) -> None:
        drawn = b" ".join(
            b"BT /F1 %g Tf %g %g Td (%b) Tj ET" % (size, x, HEIGHT - y - number * pitch, _quoted(line))
            for number, line in enumerate(lines)
        )
        self.pages[-1].append(b"%b %b EMC" % (begin, drawn))

    def bytes(self, *tree: Element) -> bytes:
        """The file, whose document element holds the `tree`."""
        objects: list[bytes] = [b"", b"", b"", b""]
        places = []
        for index, content in enumerate(self.pages):
            objects.append(page(len(objects) + 2).replace(b"<<", b"<< /StructParents %d" % index, 1))
            places.append(len(objects))
            objects.append(stream(b"\n".join(content)))
        parents: dict[Mark, int] = {}
        root = _add(element("Document", *tree), 3, objects, parents, places)
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R /MarkInfo << /Marked true >> >>"
        objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(places), _references(places))
        objects[2] = b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree 4 0 R >>" % root
        numbers = b" ".join(
            b"%d [%b]"
            % (index, _references([at for mark, at in sorted(parents.items(), key=_number) if mark.page == index]))
            for index in range(len(places))
        )
        objects[3] = b"<< /Nums [%b] >>" % numbers
        return file_of(*objects)

    def read(self, *tree: Element) -> Document:
        """What planparse reads in it."""
        return PdfReader().read(self.bytes(*tree), "tagged.pdf")


def _quoted(text: str) -> bytes:
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp1252"))


def _number(entry: tuple[Mark, int]) -> int:
    return entry[0].number


def _references(numbers: list[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _add(node: Element, parent: int, objects: list[bytes], parents: dict[Mark, int], pages: list[int]) -> int:
    """Add `node` and all below it to the `objects`; its number."""
    objects.append(b"")
    own = len(objects)
    kids = []
    for inner in node.inner:
        if isinstance(inner, Mark):
            parents.setdefault(inner, own)
            kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (pages[inner.page], inner.number))
        else:
            kids.append(b"%d 0 R" % _add(inner, own, objects, parents, pages))
    attributes = b" ".join(b"/%b %d" % (name.encode(), value) for name, value in node.spans.items())
    table = b" /A << /O /Table %b >>" % attributes if attributes else b""
    objects[own - 1] = b"<< /Type /StructElem /S /%b /P %d 0 R /K [%b]%b >>" % (
        node.kind.encode(),
        parent,
        b" ".join(kids),
        table,
    )
    return own
