"""A whole PDF: open it, read page after page, build the document."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from planparse.document import Document, Page
from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.glyphs import tidy
from planparse.readers.pdf import calls
from planparse.readers.pdf.borderless import take_tables
from planparse.readers.pdf.flow import as_paragraph, build_blocks
from planparse.readers.pdf.frame import frame_of
from planparse.readers.pdf.furniture import take_furniture
from planparse.readers.pdf.limits import METADATA_CHARACTERS, PAGES
from planparse.readers.pdf.page import PageContent, read_page
from planparse.readers.pdf.recovery import recovered
from planparse.watch import Watch

OUTLINES = 20
"""Areas on a page without text from which they may be letters drawn as shapes."""

_METADATA = {"title": b"Title", "author": b"Author"}


def read_pdf(data: bytes, name: str, watch: Watch) -> Document:
    """The document in `data`, read page by page under `watch`. Raises what `PdfReader.read` raises."""
    doubts: list[Doubt] = []
    with _opened(data, name, doubts) as document:
        pages = list(_pages(document, data, doubts, watch))
        metadata = tuple(_metadata(document))
    if not pages:
        raise DamagedFileError(f"{name} holds no readable page; save it again from the program that made it.")
    if not any(page.lines or page.tables for page in pages):
        if not all(page.legible for page in pages):
            raise NoTextError(f"{name} names its letters wrongly: its text is lost; run it through OCR first.")
        if any(page.drawing.pictures or len(page.drawing.fills) > OUTLINES for page in pages):
            raise NoTextError(
                f"{name} holds no text, only pictures of it; run it through OCR first (for example with OCRmyPDF)."
            )
    by_number = {page.number: page for page in pages}
    furniture = tuple(as_paragraph(line, by_number[number]) for number, line in take_furniture(pages))
    take_tables(pages)
    return Document(
        name,
        "pdf",
        build_blocks(pages),
        tuple(_page(page) for page in pages),
        furniture,
        metadata,
        tuple(doubts),
    )


@contextmanager
def _opened(data: bytes, name: str, doubts: list[Doubt]) -> Iterator[int]:
    calls.init_library()
    # Anything before the header shifts every offset in the file.
    body = data[max(data.find(b"%PDF-"), 0) :]
    document = calls.load_document(body, len(body), None)
    if not document:
        if calls.last_error() in (calls.PASSWORD_NEEDED, calls.UNKNOWN_SECURITY):
            raise EncryptedFileError(f"{name} opens with a password only; save a copy without one.")
        # Bound to a name: pdfium goes on reading from it.
        rest = recovered(body)
        document = rest and calls.load_document(rest, len(rest), None)
        if not document:
            raise DamagedFileError(f"{name} is damaged: it starts like a PDF, but its pages cannot be found.")
        doubts.append(Doubt("damaged-file", "The file is damaged or cut off; what was left of its pages was read."))
    if count := calls.attachment_count(document):
        doubts.append(Doubt("embedded-files", f"The file has {count} others inside it, which were not read."))
    try:
        yield document
    finally:
        calls.close_document(document)


def _pages(document: int, data: bytes, doubts: list[Doubt], watch: Watch) -> Iterator[PageContent]:
    count = calls.page_count(document)
    most = min(PAGES, watch.last or PAGES)
    if count > most:
        doubts.append(Doubt("limit-reached", f"Only the first {most} of {count} pages were read."))
    for index in range(min(count, most)):
        if watch.is_over:
            doubts.append(Doubt("limit-reached", f"Only the first {index} of {count} pages were read within the time."))
            break
        watch.on_page(index + 1)
        content = _watched_content(document, index, data, watch)
        if content is None:
            place = Place(page=index + 1)
            doubts.append(Doubt("unreadable-page", f"Page {index + 1} could not be read and was left out.", place))
            continue
        if not content.legible:
            message = f"Page {index + 1} names its letters wrongly; nothing of it was taken. OCR could read it."
            doubts.append(Doubt("unmapped-letters", message, Place(page=index + 1)))
        elif content.unmapped:
            message = f"A font on page {index + 1} does not say which letters it shows; some may be wrong."
            doubts.append(Doubt("unmapped-letters", message, Place(page=index + 1)))
        if content.cut:
            message = f"Page {index + 1} holds more text or lines than planparse reads; the rest was left out."
            doubts.append(Doubt("limit-reached", message, Place(page=index + 1)))
        yield content
    watch.on_page(0)


def _watched_content(document: int, index: int, data: bytes, watch: Watch) -> PageContent | None:
    if index + 1 in watch.skip:
        return None
    if index + 1 in watch.again:
        # pdfplumber costs start-up time that hardly any file needs.
        from planparse.readers.pdf.rescue import rescue_page

        return rescue_page(data, index + 1)
    return _page_content(document, index, data)


def _page_content(document: int, index: int, data: bytes) -> PageContent | None:
    page = calls.load_page(document, index)
    if not page:
        return None
    try:
        if not calls.page_box(page, calls.FLOAT_AT[0]):
            return None
        left, top, right, bottom = calls.FLOATS[:4]
        frame = frame_of((left, bottom, right, top), calls.page_rotation(page))
        return read_page(page, index + 1, frame, data)
    finally:
        calls.close_page(page)


def _page(content: PageContent) -> Page:
    x0, top, x1, bottom = content.frame.displayed((0.0, 0.0, content.frame.width, content.frame.height))
    return Page(content.number, x1 - x0, bottom - top)


def _metadata(document: int) -> Iterator[tuple[str, str]]:
    for key, tag in _METADATA.items():
        if text := _utf16(calls.meta_text, document, tag):
            yield key, text
    if language := _utf16(calls.catalog_language, document):
        yield "language", language


def _utf16(call: object, *arguments: object) -> str:
    assert callable(call)
    length = min(call(*arguments, None, 0), 2 * METADATA_CHARACTERS * 50)
    buffer = ctypes.create_string_buffer(length + 2)
    call(*arguments, buffer, length)
    return tidy(buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0"))[:METADATA_CHARACTERS]
