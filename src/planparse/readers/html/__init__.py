"""The reader of web pages: what a browser would show of them, without running or fetching anything."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import DamagedFileError
from planparse.readers.telling import text_format


class HtmlReader:
    """Reads HTML and XHTML, whole pages or pieces, well-formed or not."""

    format = "html"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a page; a piece of one counts where `name` says so."""
        return text_format(head, name) == "html"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`. Raises `DamagedFileError` where it is no text, `NoTextError` where it shows none."""
        from planparse.readers.html.reader import read_tree
        from planparse.readers.html.tree import decode_page, parse

        text = decode_page(data)
        if text is None:
            raise DamagedFileError(f"{name} holds no text.")
        root, doubts = parse(text)
        return read_tree(root, name, self.format, doubts=doubts)


__all__ = ["HtmlReader"]
