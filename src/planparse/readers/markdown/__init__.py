"""The reader of Markdown: CommonMark with pipe tables, definition lists, notes, struck-out text and HTML inside."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import DamagedFileError
from planparse.readers.decoding import decode
from planparse.readers.telling import text_format


class MarkdownReader:
    """Reads Markdown as the web page that it stands for."""

    format = "markdown"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `name` says Markdown and `head` holds no tabbed lines, which a transcript has."""
        return text_format(head, name) == "markdown"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`. Raises `DamagedFileError` where it is no text, `NoTextError` where it shows none."""
        from planparse.readers.html.reader import read_tree
        from planparse.readers.markdown.rendering import render

        text = decode(data)
        if text is None:
            raise DamagedFileError(f"{name} holds no text.")
        page = render(text)
        return read_tree(page.root, name, self.format, page.metadata, page.doubts)


__all__ = ["MarkdownReader"]
