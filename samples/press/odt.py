"""Prints a sheet as an OpenDocument text: lists, headings and spanning cells are the format's own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from itertools import groupby

from samples.press.docx import WHEN
from samples.press.sheet import Box, Grid, Sheet, Text

MIME_TYPE = "application/vnd.oasis.opendocument.text"
_NAMES = "office text table style meta"
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES.split())
_ROOT = (
    f'{_SPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
)


def print_odt(sheet: Sheet) -> bytes:
    """The sheet as an OpenDocument text."""
    fills = sorted({box.fill for grid in sheet.blocks if isinstance(grid, Grid) for box in _boxes(grid) if box.fill})
    body = "".join(_blocks(sheet))
    parts = {
        "mimetype": MIME_TYPE,
        "META-INF/manifest.xml": _manifest(),
        "content.xml": (
            f"<office:document-content {_ROOT}><office:automatic-styles>{_styles(fills)}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        "meta.xml": (
            f"<office:document-meta {_ROOT}><office:meta><dc:title>{escape(sheet.title)}</dc:title>"
            f"<meta:initial-creator>{escape(sheet.author)}</meta:initial-creator>"
            f"<dc:language>{sheet.language}</dc:language></office:meta></office:document-meta>"
        ),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return buffer.getvalue()


def _manifest() -> str:
    entries = (("/", MIME_TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"'
    return f"<manifest:manifest {space}>{listed}</manifest:manifest>"


def _styles(fills: Iterable[str]) -> str:
    bold = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    cells = "".join(
        f'<style:style style:name="{_fill_name(fill)}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="{fill}"/></style:style>'
        for fill in fills
    )
    bullets = '<text:list-style style:name="U"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    counting = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    numbers = f'<text:list-style style:name="N">{counting}'
    return f"{bold}{cells}{bullets}</text:list-style>{numbers}</text:list-style>"


def _fill_name(fill: str | None) -> str:
    return f"F{fill.lstrip('#')}" if fill else ""


def _blocks(sheet: Sheet) -> Iterator[str]:
    for is_text, blocks in groupby(sheet.blocks, key=lambda block: isinstance(block, Text)):
        if is_text:
            yield from _texts(block for block in blocks if isinstance(block, Text))
        else:
            yield from (_grid(block) for block in blocks if isinstance(block, Grid))


def _texts(texts: Iterable[Text]) -> Iterator[str]:
    """Texts one below the other; neighbours with marks of one kind are one list."""
    for style, members in groupby(texts, key=_list_style):
        if style:
            items = "".join(f"<text:list-item>{_paragraph(text)}</text:list-item>" for text in members)
            yield f'<text:list text:style-name="{style}">{items}</text:list>'
        else:
            yield from (_paragraph(text) for text in members)


def _list_style(text: Text) -> str:
    if not text.marker:
        return ""
    return "N" if text.marker[0].isdigit() else "U"


def _paragraph(text: Text) -> str:
    words = _span(text.lead, True) + _span(text.text, text.bold)
    if text.heading:
        return f'<text:h text:outline-level="{text.heading}">{words}</text:h>'
    return f"<text:p>{words}</text:p>"


def _span(text: str, bold: bool) -> str:
    words = escape(text)
    return f'<text:span text:style-name="B">{words}</text:span>' if bold and words else words


def _grid(grid: Grid) -> str:
    rows = [f"<table:table-row>{''.join(_cell(box) for box in row)}</table:table-row>" for row in grid.rows]
    head = f"<table:table-header-rows>{''.join(rows[: grid.headers])}</table:table-header-rows>" if grid.headers else ""
    columns = f'<table:table-column table:number-columns-repeated="{len(grid.widths)}"/>'
    return f"<table:table>{columns}{head}{''.join(rows[grid.headers :])}</table:table><text:p/>"


def _cell(box: Box | None) -> str:
    if box is None:
        return "<table:covered-table-cell/>"
    spans = f' table:number-rows-spanned="{box.rows}" table:number-columns-spanned="{box.columns}"'
    style = f' table:style-name="{_fill_name(box.fill)}"' if box.fill else ""
    return f"<table:table-cell{spans}{style}>{''.join(_texts(box.texts)) or '<text:p/>'}</table:table-cell>"


def _boxes(grid: Grid) -> Iterator[Box]:
    return (box for row in grid.rows for box in row if box)
