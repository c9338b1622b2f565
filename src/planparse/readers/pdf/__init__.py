"""PDF files: printed text and rules back into paragraphs, headings and tables."""

from __future__ import annotations

from planparse.document import Document


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
        # The engine costs start-up time that `--help` and other formats should not pay.
        from planparse.readers.pdf.reading import read_pdf

        return read_pdf(data, name)


__all__ = ["PdfReader"]
