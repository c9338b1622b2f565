"""Files that a Word file embeds in its text (`w:altChunk`): Word files, web pages and archives, plain texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planparse.document import Document
from planparse.errors import PlanparseError
from planparse.readers.docx.body import OpenChunk
from planparse.readers.docx.wordml import STRICT_NAMESPACES
from planparse.readers.html import HtmlReader
from planparse.readers.html.web_archive import is_web_archive, page_in
from planparse.readers.package import Package, Relationship
from planparse.readers.telling import package_format, text_format
from planparse.readers.text import TextReader

MAX_CHUNKS: Final = 1_000
"""Embedded files of one document, those in other embedded files included."""
MAX_DEPTH: Final = 3
"""Embedded files in embedded files."""

_HEAD: Final = 4096


@dataclass(slots=True)
class Chunks:
    """Opens embedded files for one document and for those inside them."""

    left: int = MAX_CHUNKS
    depth: int = 0

    def opener(self, package: Package, links: Mapping[str, Relationship]) -> OpenChunk:
        """What opens the files that `package` embeds by its `links`."""

        def read(link_id: str) -> Document | None:
            link = links.get(link_id)
            self.left -= 1
            if link is None or self.left < 0 or self.depth == MAX_DEPTH:
                return None
            self.depth += 1
            try:
                content = package.content(link.target)
                return None if content is None else self._read(content, link.target, package)
            except PlanparseError:
                return None
            finally:
                self.depth -= 1

        return read

    def _read(self, content: bytes, name: str, package: Package) -> Document | None:
        """The document in `content`; None where it is of another kind. Raises a `PlanparseError`."""
        head = content[:_HEAD]
        if package_format(head, name) == "docx":
            from planparse.readers.docx.reader import read_parts

            return read_parts(Package(content, name, STRICT_NAMESPACES, within=package), name, self)
        if is_web_archive(head):
            page = page_in(content)
            return None if page is None else HtmlReader().read(page, name)
        match text_format(head, name):
            case "html":
                return HtmlReader().read(content, name)
            case None:
                return None
            case _:
                return TextReader().read(content, name)
