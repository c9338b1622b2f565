"""A page read by pdfplumber alone: one that pdfium did not survive, or on which it found nothing."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber

from planparse.readers.pdf.frame import Frame
from planparse.readers.pdf.legible import is_legible
from planparse.readers.pdf.limits import EDGES_PER_PAGE
from planparse.readers.pdf.page import PageContent, lay_out
from planparse.readers.pdf.rules import Drawing, Edge
from planparse.readers.pdf.runs import PageText
from planparse.readers.pdf.second_engine import words_of

NO_HANDLE = 0
"""There is no page of pdfium's; none is asked for either, since the words come one by one."""


def rescue_page(data: bytes, number: int) -> PageContent | None:
    """Page `number` of the file `data`: upright words and rules; None where pdfplumber fails too."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            page = document.pages[number - 1]
            frame = Frame((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), float(page.width), float(page.height))
            text = PageText(runs={0: words_of(page)})
            drawing = _drawing(page)
    # What a broken file makes of pdfplumber cannot be told beforehand: any error means a second failure.
    except Exception:
        return None
    if not is_legible(" ".join(run.text for run in text.runs[0])):
        return None
    return lay_out(NO_HANDLE, number, frame, text, drawing)


def _drawing(page: Any) -> Drawing:
    left, top = page.bbox[:2]
    drawing = Drawing()
    for edge in page.edges[:EDGES_PER_PAGE]:
        if edge["orientation"] == "h":
            drawing.across.append(Edge(edge["top"] - top, edge["x0"] - left, edge["x1"] - left))
        elif edge["orientation"] == "v":
            drawing.down.append(Edge(edge["x0"] - left, edge["top"] - top, edge["bottom"] - top))
    return drawing
