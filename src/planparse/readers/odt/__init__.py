"""The reader of OpenDocument texts (.odt), as LibreOffice Writer saves them."""

from __future__ import annotations

from planparse.document import Document
from planparse.readers.telling import package_format


class OdtReader:
    """Reads the body of a text in its order, with lists numbered and tables on their true grid."""

    format = "odt"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins an OpenDocument text."""
        return package_format(head, name) == "odt"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises `EncryptedFileError` for a file closed with a password, `DamagedFileError` for one that is
        broken, forged or no text, `NoTextError` for one without a word.
        """
        from planparse.readers.odt.reader import read_text_document

        return read_text_document(data, name)


__all__ = ["OdtReader"]
