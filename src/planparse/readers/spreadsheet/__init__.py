"""The reader of workbooks: Excel (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument (.ods)."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import EncryptedFileError
from planparse.readers.telling import package_format

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_SUFFIXES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm")
_WORKBOOK = "Workbook".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class SpreadsheetReader:
    """Reads what the visible sheets of a workbook show, cell by cell, with merged cells and printed numbers."""

    format = "spreadsheet"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a workbook; a name counts where old Office files and ZIP packages do not tell."""
        if head.startswith(_OLE):
            named_so = name.casefold().endswith(_SUFFIXES)
            return _ENCRYPTED not in head and (named_so or _WORKBOOK in head)
        return package_format(head, name) in ("xlsx", "xlsb", "ods")

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises `EncryptedFileError` for a file closed with a password, `DamagedFileError` for one that is
        broken, forged or no workbook, `NoTextError` for one whose sheets show nothing.
        """
        from planparse.readers.spreadsheet.reader import read_workbook

        if data.startswith(_OLE) and _ENCRYPTED in data:
            raise EncryptedFileError(f"{name} opens with a password only: save it without one.")
        return read_workbook(data, name)


__all__ = ["SpreadsheetReader"]
