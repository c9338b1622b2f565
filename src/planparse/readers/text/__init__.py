"""The reader of plain text: what an analyst pasted, or optical reading left of a document."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import DamagedFileError
from planparse.readers.text.decoding import decode

_BINARY = (b"PK\x03\x04", bytes.fromhex("D0CF11E0"), b"\x1f\x8b", b"\x7fELF", b"\x89PNG", b"%!PS")
_MARKUP = (b"<html", b"<!doctype html", b"<?xml", b"{\\rtf")


class TextReader:
    """Reads text in UTF-8, UTF-16 or a Windows code page: tabbed, piped and HTML tables, Markdown, plain lines."""

    format = "text"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a text that is no other format; `name` does not matter."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(_BINARY) or start.lower().startswith(_MARKUP) or b"%PDF-" in head[:1024]:
            return False
        return decode(head, whole=False) is not None

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`. Raises `DamagedFileError` where it holds no text."""
        from planparse.readers.text.reader import read_text

        text = decode(data)
        if text is None or not text.strip():
            raise DamagedFileError(f"{name} holds no text.")
        return read_text(text, name)


__all__ = ["TextReader"]
