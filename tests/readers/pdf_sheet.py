"""Draws small PDFs for the tests of the PDF reader; heights count from the top, in points."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from planparse.document import Cell, Document, Paragraph, Table
from planparse.readers.pdf import PdfReader

WIDTH, HEIGHT = 600.0, 800.0


class Sheet:
    """A PDF in the making."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, **options: object) -> None:
        self.height = height
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(width, height), **options)

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica", colour: str = "#000000"
    ) -> Sheet:
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(x, self.height - y, text)
        return self

    def lines(self, x: float, y: float, *lines: str, pitch: float = 12, size: float = 10) -> Sheet:
        for number, line in enumerate(lines):
            self.text(x, y + number * pitch, line, size)
        return self

    def across(self, y: float, x0: float, x1: float) -> Sheet:
        self.canvas.line(x0, self.height - y, x1, self.height - y)
        return self

    def down(self, x: float, top: float, bottom: float) -> Sheet:
        self.canvas.line(x, self.height - top, x, self.height - bottom)
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        for y in ys:
            self.across(y, xs[0], xs[-1])
        for x in xs:
            self.down(x, ys[0], ys[-1])
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str | Color) -> Sheet:
        self.canvas.setFillColor(colour)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        return self

    def page(self) -> Sheet:
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self) -> Document:
        return PdfReader().read(self.bytes(), "sheet.pdf")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [paragraph.raw for paragraph in paragraphs(document)]


def cell(table: Table, row: int, column: int) -> Cell:
    return next(cell for cell in table.cells if (cell.row, cell.column) == (row, column))


def rows(table: Table) -> list[list[str]]:
    """The text of each row's own cells."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
