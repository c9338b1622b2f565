"""Pictures into a document, by what reads the pages of a scanned PDF."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from PIL import Image

from planparse.document import Document
from planparse.errors import NoTextError
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.ocr.engine import engine_name
from planparse.readers.pdf.limits import SCAN_PIXELS
from planparse.readers.pdf.reading import as_document
from planparse.readers.pdf.scan import FINEST, read_pixels
from planparse.readers.picture.sheets import MOST_PAGES, Sheets
from planparse.watch import Watch


@dataclass(frozen=True, slots=True)
class _Pixels:
    """A page as pdfium would paint it: blue, green, red and a byte of nothing."""

    pixels: bytes
    stride: int
    width: int
    height: int
    scale: float


def read_pictures(data: bytes, name: str, watch: Watch) -> Document:
    """The document in `data`. Raises what `PictureReader.read_pages` raises."""
    engine = watch.ocr.engine
    sheets = Sheets(data, name)
    doubts = [Doubt("read-from-picture", f"The file is a picture and was read as such ({engine_name(engine)}).")]
    pages = []
    for index in range(sheets.count):
        number = index + 1
        if index == MOST_PAGES or number > (watch.last or number) or watch.is_over:
            doubts.append(Doubt("limit-reached", f"Only the first {index} pages of the picture were read."))
            break
        if number in watch.skip:
            place = Place(page=number)
            doubts.append(Doubt("unreadable-page", f"Page {number} could not be read and was left out.", place))
            continue
        watch.on_page(number)
        pages.append(read_pixels(_pixels(*sheets.page(index)), number, [], engine))
    watch.on_page(0)
    if not any(page.lines or page.tables for page in pages):
        raise NoTextError(f"{name} is a picture in which no text was found.")
    return as_document(pages, name, "picture", b"", (), doubts)


def _pixels(picture: Image.Image, scale: float) -> _Pixels:
    """`picture` with no more pixels than letters need."""
    width, height = picture.size
    factor = min(FINEST / scale, sqrt(SCAN_PIXELS / (width * height)), 1.0)
    if factor < 1:
        picture = picture.resize(
            (max(round(width * factor), 1), max(round(height * factor), 1)), Image.Resampling.BOX, reducing_gap=3.0
        )
    return _Pixels(picture.tobytes("raw", "BGRX"), 4 * picture.width, *picture.size, scale * factor)
