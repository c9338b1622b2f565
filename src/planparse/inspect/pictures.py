"""Pages of a PDF as PNG files, with everything that was seen drawn over them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]

from planparse.errors import UsageError
from planparse.inspect.inspection import Inspection
from planparse.inspect.marks import Kind, marks_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from planparse.inspect.canvas import Canvas

SCALE = 2.0
"""Pixels a point: 144 to the inch."""
LONGEST_SIDE = 3200
"""Pixels; larger pages are shown smaller."""


def pictures(data: bytes, inspection: Inspection) -> Iterator[tuple[str, bytes]]:
    """File name and PNG content of each wanted page; `data` is the file that was inspected.

    Raises UsageError where the file has no pages to draw, or Pillow is not installed.
    """
    document = inspection.reading.document
    if document.format != "pdf":
        raise UsageError(f"{document.name} has no pages to draw: --images is for PDF files.")
    try:
        from planparse.inspect.canvas import Canvas
    except ModuleNotFoundError:
        raise UsageError("Page images need Pillow: pip install 'planparse[images]'.") from None
    return _drawn(data, inspection, Canvas)


def _drawn(data: bytes, inspection: Inspection, canvas: type[Canvas]) -> Iterator[tuple[str, bytes]]:
    document = inspection.reading.document
    digits = len(str(len(document.pages)))
    source = pypdfium2.PdfDocument(data)
    try:
        for page in inspection.pages:
            marks = marks_of(inspection, page.number)
            picture = canvas(*_rendered(source, page.number - 1))
            picture.draw(marks)
            seen = {mark.kind for mark in marks}
            title = f"{document.name}, page {page.number} of {len(document.pages)}"
            whole = picture.with_legend(title, [kind for kind in Kind if kind in seen])
            buffer = io.BytesIO()
            whole.save(buffer, "PNG")
            yield f"page-{page.number:0{digits}}.png", buffer.getvalue()
    finally:
        source.close()


def _rendered(source: pypdfium2.PdfDocument, index: int) -> tuple[Image, float]:
    """The picture of a page, and its pixels a point."""
    page = source[index]
    try:
        scale = min(SCALE, LONGEST_SIDE / max(*page.get_size(), 1.0))
        return page.render(scale=scale).to_pil().convert("RGB"), scale
    finally:
        page.close()
