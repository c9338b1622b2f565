"""Prints a sheet as PDF: the same bytes for the same sheet and look."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from samples.press.breaking import Line, break_text
from samples.press.grid import Fragment, Setter
from samples.press.look import Look
from samples.press.sheet import Grid, Sheet, Text

HEADING_SIZES = {0: 1.0, 1: 1.9, 2: 1.35, 3: 1.15, 4: 1.07}
DARK = 0.5
"""Fills darker than this carry white letters."""


def print_pdf(sheet: Sheet, look: Look) -> bytes:
    """The sheet as a PDF document."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=look.page, invariant=1)
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.author)
    press = _Press(canvas, look, sheet.running)
    for index, block in enumerate(sheet.blocks):
        following = sheet.blocks[index + 1] if index + 1 < len(sheet.blocks) else None
        if isinstance(block, Text):
            press.text(block, before_grid=isinstance(following, Grid))
        else:
            press.grid(block)
    press.end_page()
    canvas.save()
    return buffer.getvalue()


class _Press:
    """Fills pages from top to bottom; `top` is the distance of the next line from the page's top."""

    def __init__(self, canvas: Canvas, look: Look, running: str) -> None:
        self.canvas = canvas
        self.look = look
        self.running = running
        self.width, self.height = look.page
        self.number = 1
        self.begin_page()

    def begin_page(self) -> None:
        self.top = self.look.margin
        if self.running:
            self.line(Line(((self.running, self.look.face.regular),), self.look.face), self.look.margin, self.top - 18)

    def end_page(self) -> None:
        face = self.look.face
        footer = Line(((str(self.number), face.regular),), face)
        self.line(footer, self.width / 2, self.height - self.look.margin + 14)
        self.canvas.showPage()
        self.number += 1

    def next_page(self) -> None:
        self.end_page()
        self.begin_page()

    @property
    def room(self) -> float:
        return self.height - self.look.margin - self.top

    def text(self, text: Text, before_grid: bool) -> None:
        face = self.look.face.larger(HEADING_SIZES[text.heading])
        gap = self.look.size * (1.0 if text.heading else 0.25 if text.marker else 0.5)
        lines = break_text(text, self.width - 2 * self.look.margin, face, gap)
        company = 6 * self.look.face.leading if text.heading or before_grid else 0.0
        if company and sum(line.height for line in lines) + company > self.room:
            self.next_page()
        for line in lines:
            if line.height > self.room:
                self.next_page()
            self.line(line, self.look.margin, self.top)
            self.top += line.height

    def grid(self, grid: Grid) -> None:
        self.top += self.look.size
        setter = Setter(grid, self.look)
        if setter.least > self.room:
            self.next_page()
        while True:
            fragment = setter.take(self.room)
            self.fragment(fragment)
            self.top += fragment.height
            if setter.done:
                break
            self.next_page()
        self.top += self.look.size

    def fragment(self, fragment: Fragment) -> None:
        for piece in fragment.pieces:
            x, y = self.look.margin + piece.x, self.height - self.top - piece.y
            if piece.fill:
                self.canvas.setFillColor(HexColor(piece.fill))
                self.canvas.rect(x, y - piece.height, piece.width, piece.height, stroke=0, fill=1)
            self.rules(x, y, piece.width, piece.height)
        for piece in fragment.pieces:
            top = self.top + piece.y + self.look.padding
            ink = "#ffffff" if piece.fill and _luminance(piece.fill) < DARK else "#000000"
            for line in piece.lines:
                self.line(line, self.look.margin + piece.x + self.look.padding, top, ink)
                top += line.height

    def rules(self, x: float, y: float, width: float, height: float) -> None:
        self.canvas.setLineWidth(self.look.rule_width)
        match self.look.rules:
            case "grid":
                self.canvas.rect(x, y - height, width, height, stroke=1, fill=0)
            case "horizontal":
                self.canvas.line(x, y, x + width, y)
                self.canvas.line(x, y - height, x + width, y - height)
            case "shading" | "none":
                pass

    def line(self, line: Line, x: float, top: float, ink: str = "#000000") -> None:
        self.canvas.setFillColor(HexColor(ink))
        base = self.height - top - line.space - line.face.size
        if line.marker:
            self.canvas.setFont(line.face.regular, line.face.size)
            self.canvas.drawString(x, base, self.look.bullet if line.marker == "•" else line.marker)
        x += line.indent
        for text, font in line.runs:
            self.canvas.setFont(font, line.face.size)
            self.canvas.drawString(x, base, text)
            x += stringWidth(text, font, line.face.size)


def _luminance(fill: str) -> float:
    red, green, blue = HexColor(fill).rgb()
    return float(0.299 * red + 0.587 * green + 0.114 * blue)
