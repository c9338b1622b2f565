from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.readers.flat import grid, lines, read, tables

from planparse.document import Document, Paragraph
from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.readers.odt import OdtReader

KINDS = "office text table style meta drawing manifest"
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in KINDS.split())
ROOT = f'{SPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
BOLD = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
PARTS = {"manifest": "META-INF/manifest.xml", "styles_part": "styles.xml"}
NUMBERED = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def package(body: str, styles: str = "", kind: str = "text", **parts: str) -> bytes:
    content = (
        f"<office:document-content {ROOT}><office:automatic-styles>{BOLD}{HIDDEN}{NUMBERED}{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        target.writestr("content.xml", content)
        for name, text in parts.items():
            target.writestr(PARTS[name], text)
    return buffer.getvalue()


def odt(body: str, styles: str = "", **parts: str) -> Document:
    return read(package(body, styles, **parts), "plan.odt")


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{text}</table:table-cell>"


def table(*rows: str) -> str:
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"


def test_package_that_was_packed_anew_is_known_by_its_name() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package(p("Planter")))) as source, zipfile.ZipFile(buffer, "w") as target:
        target.writestr("mimetype", source.read("mimetype"), zipfile.ZIP_DEFLATED)
        target.writestr("META-INF/manifest.xml", "<manifest/>")
        target.writestr("content.xml", source.read("content.xml"))
    assert lines(read(buffer.getvalue(), "plan.odt")) == ["Planter"]


def test_headings_spaces_and_breaks() -> None:
    document = odt(
        '<text:h text:outline-level="2">Axe</text:h>' + p('Un<text:s text:c="2"/>deux<text:line-break/>trois')
    )
    assert lines(document) == ["Axe", "Un deux", "trois"]
    assert [block.heading for block in document.blocks if isinstance(block, Paragraph)] == [2, 0, 0]


def test_lists_count_and_go_on() -> None:
    first = (
        '<text:list text:style-name="N"><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>dessous'
        "</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>deux</text:p><text:p>suite</text:p>"
        "</text:list-item></text:list>"
    )
    again = '<text:list text:style-name="N" {}><text:list-item><text:p>encore</text:p></text:list-item></text:list>'
    document = odt(first + again.format('text:continue-numbering="true"') + again.format(""))
    assert lines(document) == ["1. un", "a) dessous", "2. deux", "suite", "3. encore", "1. encore"]


def test_deleted_hidden_and_noted_text_is_not_read() -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('Supprimé')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            'Agir<text:span text:style-name="H"> caché</text:span>'
            "<text:note><text:note-body>note</text:note-body></text:note> ici"
        )
        + f'<text:section text:display="none">{p("Section cachée")}</text:section>'
    )
    assert lines(odt(body)) == ["Agir ici"]


def test_comment_beside_the_paragraphs_of_a_cell_is_not_read() -> None:
    noted = f"<table:table-cell><office:annotation>{p('Vraiment?')}</office:annotation>{p('Ville')}</table:table-cell>"
    assert grid(*tables(odt(table(cell(p("Qui")) + cell(p("Quoi")), noted + cell(p("Ouvrir")))))) == [
        ["Qui", "Quoi"],
        ["Ville", "Ouvrir"],
    ]


def test_bold_comes_from_styles() -> None:
    document = odt(
        p('<text:span text:style-name="B">Gras</text:span>') + p('<text:span text:style-name="B">Un</text:span> peu')
    )
    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, False]


def test_contents_and_running_headers_are_no_part_of_the_flow() -> None:
    header = f"<style:master-page><style:header>{p('Ville')}</style:header></style:master-page>"
    styles = (
        f"<office:document-styles {ROOT}><office:master-styles>{header}</office:master-styles></office:document-styles>"
    )
    index = f"<text:table-of-content><text:index-body>{p('Axe 1 … 3')}</text:index-body></text:table-of-content>"
    document = read(package(index + p("Agir"), styles_part=styles), "plan.odt")
    assert lines(document) == ["Agir"]
    assert [line.text for line in document.furniture] == ["Axe 1 … 3", "Ville"]


def test_spans_headers_and_fills() -> None:
    fill = '<style:table-cell-properties fo:background-color="#AABBCC"/>'
    style = f'<style:style style:name="F" style:family="table-cell">{fill}</style:style>'
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell(p("Axe"), 'table:number-columns-spanned="2" table:style-name="F"')
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + cell(p("Ouvrir"), 'table:number-rows-spanned="2"')
        + cell(p("Ville"))
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + cell(p("MRC"))
        + "</table:table-row></table:table>"
    )
    [found] = tables(odt(body, style))
    assert grid(found) == [["Axe", None], ["Ouvrir", "Ville"], [None, "MRC"]]
    assert [(item.header, item.row_span, item.column_span, item.fill) for item in found.cells] == [
        (True, 1, 2, "#aabbcc"),
        (False, 2, 1, None),
        (False, 1, 1, None),
        (False, 1, 1, None),
    ]


def test_forged_repeats_are_bounded() -> None:
    many = 'table:number-columns-repeated="999999999" table:number-columns-spanned="999999999"'
    [found] = tables(odt(table(cell(p("a"), many) + cell(p("b")), cell(p("c")))))
    assert found.columns <= 200


def test_nested_table_reads_as_lines_and_layout_table_is_taken_away() -> None:
    inner = table(cell(p("2024")) + cell(p("10 $")), cell(p("2025")) + cell(p("20 $")))
    document = odt(table(cell(p("Budget")) + cell(p("Total") + inner)) + table(cell(inner)))
    assert grid(tables(document)[0]) == [["Budget", "Total / 2024 10 $ / 2025 20 $"]]
    assert grid(tables(document)[1]) == [["2024", "10 $"], ["2025", "20 $"]]


def test_bottomless_lists_are_told() -> None:
    deep = "<text:list><text:list-item>" * 60 + p("fond") + "</text:list-item></text:list>" * 60
    document = odt(p("Agir") + deep)
    assert lines(document) == ["Agir"]
    assert [doubt.code for doubt in document.doubts] == ["limit-reached"]


def test_closed_broken_and_empty_files_are_refused() -> None:
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><encryption-data/></manifest>'
    with pytest.raises(EncryptedFileError):
        odt(p("x"), manifest=manifest)
    with pytest.raises(NoTextError):
        odt("")
    with pytest.raises(DamagedFileError, match="holds no OpenDocument text"):
        OdtReader().read(package(p("x"), kind="spreadsheet"), "plan.odt")


def test_workbook_of_the_same_family() -> None:
    validation = (
        '<table:content-validations><table:content-validation table:name="v" '
        'table:condition="of:cell-content-is-in-list([$Listes.$A$1:.$A$2])"/></table:content-validations>'
    )
    chosen = cell(p("2"), 'table:content-validation-name="v"')
    plan = (
        '<table:table table:name="Plan"><table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cell(p('Action'))}{cell(p('Cible'))}{cell(p('Secret'))}</table:table-row>"
        f"<table:table-row>{cell(p('Ouvrir') + p('un café'))}{chosen}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cell(p("Caché"))}{cell(p("3"))}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"/></table:table>'
    )
    listed = f'<table:table table:name="Listes"><table:table-row>{cell(p("Bas"))}</table:table-row></table:table>'
    document = read(package(validation + plan + listed, kind="spreadsheet"), "plan.ods")
    assert document.format == "ods"
    [found] = tables(document)
    assert grid(found) == [["Action", "Cible"], ["Ouvrir / un café", "2"]]
    assert found.cells[2].paragraphs[0].places[0].cell == "A2"
    assert [line.text for line in document.furniture] == ["Bas"]
    assert [doubt.code for doubt in document.doubts] == ["hidden-content"]


def test_larger_letters_of_a_workbook_are_headings() -> None:
    def style(name: str, size: str) -> str:
        text = f'<style:text-properties fo:font-size="{size}"/>'
        return f'<style:style style:name="{name}" style:family="table-cell">{text}</style:style>'

    large, small = (f'table:style-name="{name}"' for name in ("Large", "Small"))
    sheet = table(
        cell(p("Axe 1"), large),
        cell(p("Une note au lecteur"), small) + cell(""),
        cell(""),
        cell(p("Action")) + cell(p("Cible")),
        cell(p("Planter")) + cell(p("9 arbres")),
    )
    styles = style("Large", "16pt") + style("Small", "8.5pt")
    document = read(package(sheet, styles, kind="spreadsheet"), "plan.ods")
    told = [(block.text, block.heading) for block in document.blocks if isinstance(block, Paragraph)]
    assert told == [("Axe 1", 1), ("Une note au lecteur", 0)]
