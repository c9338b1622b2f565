"""Word packages for the tests, written part by part."""

from __future__ import annotations

import zipfile
from io import BytesIO

from planparse.document import Document, Paragraph, Table
from planparse.readers.docx import DocxReader

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def package(body: str, **parts: str) -> bytes:
    """A package whose document holds `body`; `styles`, `numbering`, `header`, … are the content of other parts."""
    members = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/document.xml": element("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(**{kind: f"{kind}.xml" for kind in parts}),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = element(roots.get(kind, kind), content)
    return zipped(members)


def zipped(members: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def element(root: str, content: str) -> str:
    names = (
        f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {names}>{content}</w:{root}>'


def relationships(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="r{index}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(content: str = "", properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    body = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    row = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{row}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(body: str, **parts: str) -> Document:
    return DocxReader().read(package(body, **parts), "plan.docx")


def paragraphs(body: str, **parts: str) -> list[Paragraph]:
    return [block for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def only_table(body: str, **parts: str) -> Table:
    (table,) = (block for block in read(body, **parts).blocks if isinstance(block, Table))
    return table


def spans(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text of every cell."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]
