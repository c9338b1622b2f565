"""Files that a Word file embeds in its text: read where they stand, within the limits of the whole."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.readers.word import CONTENT_TYPES, OFFICE, PACKAGE, element, item, p, relationships, tbl, tc, tr

from planparse.document import Document, Paragraph, Table
from planparse.readers.docx import DocxReader
from planparse.readers.docx.chunks import MAX_CHUNKS

PAGE = "<html><body><p>Volet A</p><table><tr><td>Action</td></tr><tr><td>Ouvrir un café</td></tr></table></body></html>"
CHUNK = '<w:altChunk r:id="c0"/>'


def word(body: str, *parts: tuple[str, str | bytes], mode: str = "") -> bytes:
    """A package with `body`, in which the ids `c0`, `c1`, … name `parts`."""
    links = "".join(
        f'<Relationship Id="c{index}" Type="{OFFICE}/aFChunk" Target="{name}" {mode}/>'
        for index, (name, _) in enumerate(parts)
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(officeDocument="word/document.xml"))
        archive.writestr("word/document.xml", element("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>')
        for name, content in parts:
            archive.writestr(f"word/{name}", content)
    return buffer.getvalue()


def read(content: bytes) -> Document:
    return DocxReader().read(content, "plan.docx")


def texts(document: Document) -> list[str]:
    return [
        block.text if isinstance(block, Paragraph) else " | ".join(cell.text for cell in block.cells)
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.html", PAGE, ["Volet A", "Action | Ouvrir un café"]),
        (
            "a.docx",
            word(p("Volet A") + tbl(tr("Action"), tr("Ouvrir un café"))),
            ["Volet A", "Action | Ouvrir un café"],
        ),
        (
            "a.mht",
            'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
            'Content-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
            + PAGE.replace("é", "=E9")
            + "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n",
            ["Volet A", "Action | Ouvrir un café"],
        ),
        ("a.txt", "Volet A\n\nOuvrir un café\n", ["Volet A", "Ouvrir un café"]),
    ],
)
def test_embedded_file_is_read_where_it_stands(name: str, content: str | bytes, expected: list[str]) -> None:
    document = read(word(p("Avant") + CHUNK + p("Après"), (name, content)))
    assert texts(document) == ["Avant", *expected, "Après"]
    assert document.doubts == ()


def test_lines_and_tables_count_on_over_embedded_files() -> None:
    table = tbl(tr("Action", "Responsable"))
    document = read(word(p("Avant") + table + CHUNK + p("Après") + table, ("a.html", PAGE)))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.number for table in tables] == [1, 2, 3]
    cell = tables[1].cells[1]
    assert (cell.place.table, cell.place.row, cell.place.column) == (2, 2, 1)
    assert cell.paragraphs[0].places == (cell.place,)
    lines = [block.places[0].line for block in document.blocks if isinstance(block, Paragraph)]
    assert lines == [1, 2, 3]


def test_embedded_file_in_a_cell_is_part_of_the_cell() -> None:
    document = read(word(tbl(tr("Action", "Moyens"), tr("Accueillir", tc(p("Voici :") + CHUNK))), ("a.html", PAGE)))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [part.text for part in table.cells[3].paragraphs] == ["Voici :", "Volet A", "Action", "Ouvrir un café"]
    assert {part.places for part in table.cells[3].paragraphs} == {(table.cells[3].place,)}


def test_embedded_word_file_keeps_its_own_lists() -> None:
    document = read(word(item("sans liste") + CHUNK, ("a.docx", word(p("Volet A")))))
    assert texts(document) == ["sans liste", "Volet A"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rtf", "{\\rtf1 Volet A}"),
        ("a.html", ""),
        ("../../etc/passwd", PAGE),
        ("a.bin", b"\0\1\2"),
        ("a.docx", b"PK\3\4"),
    ],
)
def test_embedded_file_that_cannot_be_read_is_told(name: str, content: str | bytes) -> None:
    document = read(word(p("Plan") + CHUNK, (name, content)))
    assert texts(document) == ["Plan"]
    assert [doubt.code for doubt in document.doubts] == ["embedded-files"]


def test_nothing_is_fetched() -> None:
    document = read(word(p("Plan") + CHUNK, ("a.html", PAGE), mode='TargetMode="External"'))
    assert texts(document) == ["Plan"]
    assert [doubt.code for doubt in document.doubts] == ["embedded-files"]


def test_files_in_files_end_somewhere() -> None:
    content = word(p("innermost"))
    for level in range(6):
        content = word(p(f"{level}") + CHUNK + CHUNK, ("a.docx", content))
    document = read(content)
    assert texts(document)[:4] == ["5", "4", "3", "2"]
    assert len(texts(document)) == 1 + 2 + 4 + 8
    assert [doubt.code for doubt in document.doubts] == ["embedded-files"]


def test_number_and_size_of_embedded_files_are_bounded() -> None:
    document = read(word(CHUNK * (MAX_CHUNKS + 2), ("a.txt", "Volet A")))
    assert len(texts(document)) == MAX_CHUNKS
    assert [doubt.code for doubt in document.doubts] == ["embedded-files"]
    document = read(word(p("Plan") + CHUNK * 3, ("a.html", PAGE + " " * 25_000_000)))
    assert texts(document).count("Volet A") == 2
    assert [doubt.code for doubt in document.doubts] == ["embedded-files"]


@pytest.mark.parametrize(
    "body",
    [
        "Content-Type: image/png\n\n",
        "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(400)),
        "--b\n\n" * 300_000,
        'Content-Type: text/html; charset="nowhere"\nContent-Transfer-Encoding: base64\n\n!',
    ],
)
def test_web_archive_without_a_page_is_told(body: str) -> None:
    archive = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n{body}'
    document = read(word(p("Avant") + CHUNK, ("a.mht", archive)))
    assert texts(document) == ["Avant"]
