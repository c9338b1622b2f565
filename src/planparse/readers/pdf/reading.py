"""A whole PDF: open it, read page after page, build the document."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from planparse.document import Document, Page
from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.glyphs import tidy
from planparse.readers.ocr.engine import missing_engine
from planparse.readers.pdf import calls
from planparse.readers.pdf.borderless import take_tables
from planparse.readers.pdf.fields import take_in_fields
from planparse.readers.pdf.flow import as_paragraph, build_blocks
from planparse.readers.pdf.frame import Frame, frame_of
from planparse.readers.pdf.furniture import take_artifacts, take_furniture
from planparse.readers.pdf.hyphens import mark_soft_hyphens, words_on
from planparse.readers.pdf.limits import METADATA_CHARACTERS, PAGES, PAGES_AT_ONCE
from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.notes import drop_note_calls
from planparse.readers.pdf.page import PageContent, read_page
from planparse.readers.pdf.recovery import recovered
from planparse.readers.pdf.scans import OUTLINES, with_scans
from planparse.readers.pdf.tagged import take_tagged_tables
from planparse.readers.pdf.tags import Tags
from planparse.watch import Watch

_METADATA = {"title": b"Title", "author": b"Author"}


def read_pdf(data: bytes, name: str, watch: Watch) -> Document:
    """The document in `data`, read page by page under `watch`. Raises what `PdfReader.read` raises."""
    doubts: list[Doubt] = []
    with _opened(data, name, doubts) as file:
        metadata = tuple(_metadata(file.handle))
        pages = list(_pages(file, doubts, watch))
        if watch.ocr.mode != "never":
            pages = with_scans(pages, name, watch, doubts, partial(_displayed, file))
    if not pages:
        raise DamagedFileError(f"{name} holds no readable page; save it again from the program that made it.")
    if not any(page.lines or page.tables for page in pages):
        if not all(page.legible for page in pages):
            raise NoTextError(f"{name} names its letters wrongly: its text is lost; {_remedy(watch)}.")
        if any(page.drawing.pictures or len(page.drawing.fills) > OUTLINES for page in pages):
            raise NoTextError(f"{name} holds no text, only pictures of it; {_remedy(watch)}.")
    return as_document(pages, name, "pdf", data, metadata, doubts)


def as_document(
    pages: list[PageContent],
    name: str,
    form: str,
    data: bytes,
    metadata: tuple[tuple[str, str], ...],
    doubts: list[Doubt],
) -> Document:
    """The document that `pages` make, of the file `data` in the format `form`."""
    by_number = {page.number: page for page in pages}
    running = take_furniture(pages)
    take_tagged_tables(pages)
    running += take_artifacts(pages)
    furniture = tuple([as_paragraph(line, by_number[number]) for number, line in sorted(running, key=_on_page)])
    take_tables(pages)
    drop_note_calls(pages)
    words = words_on(pages)
    mark_soft_hyphens(pages, words, data)
    return Document(
        name,
        form,
        build_blocks(pages, words),
        tuple(_page(page) for page in pages),
        furniture,
        metadata,
        tuple(doubts),
        tuple((text, Place(page.number, box)) for page in pages for text, box in page.unsure),
    )


def _remedy(watch: Watch) -> str:
    """What to do with a document without text."""
    if watch.ocr.mode == "never":
        return "read it without --ocr never"
    return missing_engine(watch.ocr.engine) or "OCR finds none either"


@dataclass(slots=True)
class _OpenFile:
    """A file that pdfium has open, and the bytes that it reads from."""

    handle: int
    content: bytes
    tags: Tags | None = None
    """Of a tagged file."""

    def open_anew(self) -> None:
        """Close and open it: pdfium keeps every object that it has read."""
        calls.close_document(self.handle)
        self.handle = calls.load_document(self.content, len(self.content), None)


@contextmanager
def _opened(data: bytes, name: str, doubts: list[Doubt]) -> Iterator[_OpenFile]:
    calls.init_library()
    # Anything before the header shifts every offset in the file.
    body = data[max(data.find(b"%PDF-"), 0) :]
    document = calls.load_document(body, len(body), None)
    if not document:
        if calls.last_error() in (calls.PASSWORD_NEEDED, calls.UNKNOWN_SECURITY):
            raise EncryptedFileError(f"{name} opens with a password only; save a copy without one.")
        body = recovered(body) or b""
        document = calls.load_document(body, len(body), None)
        if not document:
            raise DamagedFileError(f"{name} is damaged: it starts like a PDF, but its pages cannot be found.")
        doubts.append(Doubt("damaged-file", "The file is damaged or cut off; what was left of its pages was read."))
    if count := calls.attachment_count(document):
        doubts.append(Doubt("embedded-files", f"The file has {count} others inside it, which were not read."))
    file = _OpenFile(document, body, Tags(calls.page_count(document)) if calls.is_tagged(document) else None)
    try:
        yield file
    finally:
        calls.close_document(file.handle)


def _pages(file: _OpenFile, doubts: list[Doubt], watch: Watch) -> Iterator[PageContent]:
    count = calls.page_count(file.handle)
    most = min(PAGES, watch.last or PAGES)
    if count > most:
        doubts.append(Doubt("limit-reached", f"Only the first {most} of {count} pages were read."))
    for index in range(min(count, most)):
        if watch.is_over:
            doubts.append(Doubt("limit-reached", f"Only the first {index} of {count} pages were read within the time."))
            break
        if index and index % PAGES_AT_ONCE == 0:
            file.open_anew()
        watch.on_page(index + 1)
        content = _watched_content(file, index, watch)
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


def _watched_content(file: _OpenFile, index: int, watch: Watch) -> PageContent | None:
    if index + 1 in watch.skip:
        return None
    if index + 1 in watch.again:
        # pdfplumber costs start-up time that hardly any file needs.
        from planparse.readers.pdf.rescue import rescue_page

        return rescue_page(file.content, index + 1)
    return _page_content(file, index)


def _page_content(file: _OpenFile, index: int) -> PageContent | None:
    with _open_page(file, index) as (page, frame):
        return read_page(page, index + 1, frame, file.content, file.tags) if page and frame else None


@contextmanager
def _displayed(file: _OpenFile, number: int) -> Iterator[tuple[int, float, float]]:
    """Page `number`, which could be read before, with its width and height."""
    with _open_page(file, number - 1) as (page, frame):
        assert page
        assert frame
        yield page, frame.width, frame.height


@contextmanager
def _open_page(file: _OpenFile, index: int) -> Iterator[tuple[int | None, Frame | None]]:
    """A pdfium page, and how it is looked at; None for what the file does not give."""
    page = calls.load_page(file.handle, index)
    if page and calls.form_type(file.handle) and take_in_fields(page):
        calls.close_page(page)
        page = calls.load_page(file.handle, index)
    if not page:
        yield None, None
        return
    try:
        if not calls.page_box(page, calls.FLOAT_AT[0]):
            yield page, None
            return
        left, top, right, bottom = calls.FLOATS[:4]
        yield page, frame_of((left, bottom, right, top), calls.page_rotation(page))
    finally:
        calls.close_page(page)


def _page(content: PageContent) -> Page:
    width, height = content.frame.displayed_size
    return Page(content.number, round(width, 2), round(height, 2))


def _on_page(running: tuple[int, Line]) -> tuple[int, float]:
    number, line = running
    return number, line.base


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
