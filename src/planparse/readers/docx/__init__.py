"""The reader of Word files: OOXML packages (.docx, .docm and their templates), transitional or strict."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import DamagedFileError, EncryptedFileError
from planparse.readers.telling import package_format

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LEGACY_WORD = "WordDocument".encode("utf-16-le")


class DocxReader:
    """Reads the body of a Word file in its order, with numbering resolved and tables on their true grid."""

    format = "docx"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a Word package, or one that is closed with a password."""
        named_so = name.casefold().endswith(_SUFFIXES)
        if head.startswith(_OLE):
            return _ENCRYPTED in head or (named_so and _LEGACY_WORD not in head)
        return package_format(head, name) == "docx"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises `EncryptedFileError` for a file closed with a password, `DamagedFileError` for one that is
        broken, forged or no Word document, `NoTextError` for one without a word of text.
        """
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise EncryptedFileError(f"{name} opens with a password only: save it without one.")
            raise DamagedFileError(f"{name} is in the format of Word 97-2003: save it as .docx.")
        from planparse.readers.docx.reader import read_package

        return read_package(data, name)


__all__ = ["DocxReader"]
