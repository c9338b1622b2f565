"""PDF files: printed text and rules back into paragraphs, headings and tables."""

from __future__ import annotations

from planparse.document import Document
from planparse.watch import Watch


class PdfReader:
    """Reads the text layer of a PDF; pictures of text need OCR first."""

    format = "pdf"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether the header `%PDF-` is in `head`; other bytes may come before it."""
        return b"%PDF-" in head

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises `EncryptedFileError`, `DamagedFileError`, or `NoTextError` for pages that hold
        pictures only.
        """
        return self.read_pages(data, name, Watch())

    def read_pages(self, data: bytes, name: str, watch: Watch) -> Document:
        """As `read`: pages that `watch` skips are left out, with a doubt for each."""
        # The engine costs start-up time that `--help` and other formats should not pay.
        from planparse.readers.pdf.reading import read_pdf

        return read_pdf(data, name, watch)


__all__ = ["PdfReader"]
