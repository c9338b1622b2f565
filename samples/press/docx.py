"""Prints a sheet as DOCX: merged cells, list styles and repeated header rows are Word's own."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.press.sheet import Box, Grid, Sheet, Text

WHEN = datetime(2024, 1, 15, 9, 0)
"""The day of every document, so that the same sheet gives the same bytes."""
PAPER = (612, 792)
MARGIN = 48


def print_docx(sheet: Sheet) -> bytes:
    """The sheet as a Word document."""
    document = Document()
    _set_page(document, sheet)
    for block in sheet.blocks:
        if isinstance(block, Text):
            _write(document.add_paragraph(), block)
        else:
            _write_grid(document, block)
            document.add_paragraph()
    buffer = BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _set_page(document: DocxDocument, sheet: Sheet) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.author, sheet.language
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = WHEN
    document.styles["Normal"].font.size = Pt(9)
    section = document.sections[0]
    width, height = reversed(PAPER) if sheet.landscape else PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    if sheet.running:
        section.header.paragraphs[0].text = sheet.running


def _write(paragraph: Paragraph, text: Text) -> None:
    match text:
        case Text(heading=level) if level:
            paragraph.style = "Title" if level == 1 else f"Heading {level - 1}"
        case Text(marker=marker) if marker:
            paragraph.style = "List Number" if marker[0].isdigit() else "List Bullet"
    if text.lead:
        paragraph.add_run(text.lead).bold = True
    paragraph.add_run(text.text).bold = text.bold or None


def _write_grid(document: DocxDocument, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    table.autofit = False
    whole = document.sections[0].page_width.pt - 2 * MARGIN  # type: ignore[union-attr]
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Pt(round(share * whole))
    _repeat(table, grid.headers)
    cells = [row.cells for row in table.rows]
    for index, row in enumerate(grid.rows):
        for column, box in enumerate(row):
            if box:
                cell = cells[index][column]
                if box.rows > 1 or box.columns > 1:
                    cell = cell.merge(cells[index + box.rows - 1][column + box.columns - 1])
                _write_box(cell, box)


def _write_box(cell: _Cell, box: Box) -> None:
    for index, text in enumerate(box.texts):
        _write(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), text)
    if box.fill:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", box.fill.lstrip("#"))):
            shading.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shading)


def _repeat(table: Table, headers: int) -> None:
    for row in list(table.rows)[:headers]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _with_fixed_times(package: bytes) -> bytes:
    """The same package with every part dated `WHEN`."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return buffer.getvalue()
