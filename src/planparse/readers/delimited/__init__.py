"""The reader of delimited tables: CSV and TSV, whatever their sign, encoding and first rows."""

from __future__ import annotations

from planparse.document import Document
from planparse.readers.telling import text_format


class DelimitedReader:
    """Reads a text that is one table as a workbook's sheet is read."""

    format = "csv"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a table; tabs count only where `name` says so, since transcripts have them too."""
        return text_format(head, name) == "csv"

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`. Raises `DamagedFileError` where it is no text, `NoTextError` where all is blank."""
        from planparse.readers.delimited.reader import read_table

        return read_table(data, name)


__all__ = ["DelimitedReader"]
