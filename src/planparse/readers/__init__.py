"""Readers: one for each file format, bytes in, `Document` out.

A new format is one module with a class that satisfies `Reader`, and one line in `READERS`.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from planparse.document import Document
from planparse.errors import EmptyFileError, UnknownFormatError
from planparse.readers.delimited import DelimitedReader
from planparse.readers.docx import DocxReader
from planparse.readers.html import HtmlReader
from planparse.readers.markdown import MarkdownReader
from planparse.readers.odt import OdtReader
from planparse.readers.pdf import PdfReader
from planparse.readers.picture import PictureReader
from planparse.readers.spreadsheet import SpreadsheetReader
from planparse.readers.text import TextReader
from planparse.watch import Watch

HEAD = 4096
"""Bytes of a file that `Reader.claims` sees."""


class Reader(Protocol):
    """What a format has to offer."""

    format: str

    def claims(self, head: bytes, name: str) -> bool:
        """Whether the content is of this format, judged by its first `HEAD` bytes; `name` is a hint only."""

    def read(self, data: bytes, name: str) -> Document:
        """The document. Raises a `PlanparseError` where there is nothing to read."""


@runtime_checkable
class PagedReader(Reader, Protocol):
    """What a format with pages may offer: each page on its own, under a supervisor's eye."""

    def read_pages(self, data: bytes, name: str, watch: Watch) -> Document:
        """As `read`, with the wishes of `watch`."""


READERS: tuple[Reader, ...] = (
    PdfReader(),
    PictureReader(),
    DocxReader(),
    OdtReader(),
    SpreadsheetReader(),
    HtmlReader(),
    MarkdownReader(),
    DelimitedReader(),
    TextReader(),
)

PAGED = (PdfReader.format, PictureReader.format)
"""Formats whose pages `planparse.readers.looks` shows."""


def read(data: bytes, name: str, watch: Watch | None = None) -> Document:
    """Read `data` with the one reader that claims it; `name` is the file's name, for messages and hints."""
    if not data.strip():
        raise EmptyFileError(f"{name} is empty: there is nothing to read.")
    match [reader for reader in READERS if reader.claims(data[:HEAD], name)]:
        case [PagedReader() as reader] if watch is not None:
            return reader.read_pages(data, name, watch)
        case [reader]:
            return reader.read(data, name)
        case []:
            formats = ", ".join(reader.format for reader in READERS)
            raise UnknownFormatError(f"{name} is of no format that planparse reads ({formats}).")
        case many:
            raise AssertionError(f"several readers claim {name}: {many}")
