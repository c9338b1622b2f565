"""Pages of a PDF or a picture file as PNG files, with everything that was seen drawn over them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planparse.errors import UsageError
from planparse.inspect.inspection import Inspection
from planparse.inspect.marks import Kind, marks_of
from planparse.readers import PAGED

if TYPE_CHECKING:
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
    if document.format not in PAGED:
        raise UsageError(f"{document.name} has no pages to draw: --images is for PDF files and pictures.")
    try:
        from planparse.inspect.canvas import Canvas
    except ModuleNotFoundError:
        raise UsageError("Page images need Pillow: pip install 'planparse[images]'.") from None
    return _drawn(data, inspection, Canvas)


def _drawn(data: bytes, inspection: Inspection, canvas: type[Canvas]) -> Iterator[tuple[str, bytes]]:
    from planparse.readers.looks import looks_of

    document = inspection.reading.document
    digits = len(str(len(document.pages)))
    with looks_of(data, document.name) as looks:
        for page in inspection.pages:
            marks = marks_of(inspection, page.number)
            scale = min(SCALE, LONGEST_SIDE / max(page.width, page.height, 1.0))
            picture = canvas(looks.picture(page.number - 1, scale), scale)
            picture.draw(marks)
            seen = {mark.kind for mark in marks}
            title = f"{document.name}, page {page.number} of {len(document.pages)}"
            whole = picture.with_legend(title, [kind for kind in Kind if kind in seen])
            buffer = io.BytesIO()
            whole.save(buffer, "PNG")
            yield f"page-{page.number:0{digits}}.png", buffer.getvalue()
