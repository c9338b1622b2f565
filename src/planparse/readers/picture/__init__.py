"""The reader of pictures: photographs and scans of plans in PNG, JPEG or TIFF, of one page or several."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import NoTextError, OcrNeededError
from planparse.readers.ocr.engine import missing_engine
from planparse.watch import Watch

MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""What PNG, JPEG and TIFF begin with."""


class PictureReader:
    """Reads the letters and tables in pictures, as those in the pages of a scanned PDF."""

    format = "picture"

    def claims(self, head: bytes, name: str) -> bool:
        """Whether `head` begins a PNG, a JPEG or a TIFF."""
        return head.startswith(MARKS)

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises `NoTextError` where nothing here reads pictures or there is no text in them, and `DamagedFileError`
        for those that are broken or too large.
        """
        return self.read_pages(data, name, Watch())

    def read_pages(self, data: bytes, name: str, watch: Watch) -> Document:
        """As `read`; raises an `OcrNeededError` where `watch` wants pictures to be read elsewhere."""
        if watch.ocr.mode == "never":
            raise NoTextError(f"{name} is a picture; read it without --ocr never.")
        if missing := missing_engine(watch.ocr.engine):
            raise NoTextError(f"{name} is a picture; {missing}.")
        if not watch.ocr_here:
            raise OcrNeededError(f"{name} is a picture, to be read with more time and memory.")
        # What reads pictures is an extra.
        from planparse.readers.picture.reading import read_pictures

        return read_pictures(data, name, watch)


__all__ = ["PictureReader"]
