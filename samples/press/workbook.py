"""Prints a sheet as a workbook: one sheet with all tables below each other, cells merged as they span."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from samples.press.docx import WHEN
from samples.press.sheet import Box, Grid, Sheet, Text

WIDTH = 120
"""Characters over all columns."""
SIZES = (10, 18, 16, 14, 12)
"""Sizes of type by heading level, in points."""


def print_workbook(sheet: Sheet) -> bytes:
    """The sheet as an Excel workbook."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": sheet.title, "author": sheet.author, "created": WHEN})
        _Page(workbook, sheet).write()
    return buffer.getvalue()


class _Page:
    """Writes the blocks one below the other, a blank row around each table."""

    def __init__(self, workbook: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self._workbook = workbook
        self._page = workbook.add_worksheet("Plan")
        self._sheet = sheet
        self._row = 0

    def write(self) -> None:
        """All blocks."""
        widest = max((block for block in self._sheet.blocks if isinstance(block, Grid)), key=_columns, default=None)
        for column, share in enumerate(widest.widths if widest else ()):
            self._page.set_column(column, column, round(share * WIDTH))
        for block in self._sheet.blocks:
            if isinstance(block, Text):
                self._page.write_string(
                    self._row, 0, _line(block), self._style(block.bold or block.heading > 0, block.heading)
                )
                self._row += 1
            else:
                self._grid(block)

    def _grid(self, grid: Grid) -> None:
        self._row += 1
        for row in grid.rows:
            for column, box in enumerate(row):
                if box:
                    self._box(box, column)
            self._row += 1
        self._row += 1

    def _box(self, box: Box, column: int) -> None:
        text = "\n".join(_line(part) for part in box.texts)
        style = self._style(any(part.bold for part in box.texts), fill=box.fill)
        if box.rows == box.columns == 1:
            self._page.write_string(self._row, column, text, style)
        else:
            last = (self._row + box.rows - 1, column + box.columns - 1)
            self._page.merge_range(self._row, column, *last, text, style)

    def _style(self, bold: bool, heading: int = 0, fill: str | None = None) -> object:
        look = {
            "bold": bold,
            "font_size": SIZES[min(heading, len(SIZES) - 1)],
            "valign": "top",
            "text_wrap": not heading,
        }
        return self._workbook.add_format(look | ({"bg_color": fill} if fill else {}))


def _columns(grid: Grid) -> int:
    return len(grid.widths)


def _line(text: Text) -> str:
    return f"{text.marker} {text.lead}{text.text}".strip()
