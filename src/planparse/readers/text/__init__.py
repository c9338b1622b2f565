"""The reader of plain text: what an analyst pasted, or optical reading left of a document."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import DamagedFileError
from planparse.readers.decoding import decode
from planparse.readers.telling import text_format


class TextReader:
    """Reads text in UTF-8, UTF-16 or a Windows code page: tabbed, piped and HTML tables, Markdown, plain lines."""

    format = "text"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a text that is in no other format."""
        return text_format(head, name) == "text"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`. Raises `DamagedFileError` where it holds no text."""
        from planparse.readers.text.reader import read_text

        text = decode(data)
        if text is None or not text.strip():
            raise DamagedFileError(f"{name} holds no text.")
        return read_text(text, name)


__all__ = ["TextReader"]
