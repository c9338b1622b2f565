"""Paragraphs of a Word file: what is printed is read, and nothing else."""

from __future__ import annotations

import pytest
from tests.readers.word import only_table, p, paragraphs, read, run, tbl, tr

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Axe"><w:name w:val="Axe"/><w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Corps"><w:name w:val="Corps"/><w:basedOn w:val="Titre2"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ueber"><w:name w:val="Überschrift 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Haupt"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("style", "level"),
    [("Titre2", 2), ("Axe", 2), ("Corps", 0), ("Plan", 3), ("Ueber", 3), ("Haupt", 1), ("A", 0), ("Heading4", 4)],
)
def test_heading_level_comes_from_the_style_and_what_it_is_based_on(style: str, level: int) -> None:
    (heading,) = paragraphs(p("Verdir la ville", style=style), styles=STYLES)
    assert heading.heading == level


def test_outline_level_of_the_paragraph_itself_wins() -> None:
    (heading,) = paragraphs(p("Verdir", style="Titre2", properties='<w:outlineLvl w:val="0"/>'), styles=STYLES)
    assert heading.heading == 1


def test_bold_paragraph_is_one_whose_every_word_is_bold() -> None:
    bold, mixed, plain, unbold = paragraphs(
        p(run("Tout", "<w:b/>"), run(" "), run("gras", "<w:b/>"))
        + p(run("Moitié", "<w:b/>"), "maigre")
        + p("Maigre")
        + p(run("Titre maigre", '<w:b w:val="0"/>'), style="Titre2"),
        styles=STYLES,
    )
    assert [bold.bold, mixed.bold, plain.bold, unbold.bold] == [True, False, False, False]


def test_hard_breaks_separate_paragraphs_and_tabs_are_spaces() -> None:
    found = paragraphs(p("<w:r><w:t>Ville</w:t><w:br/><w:t>Centre</w:t><w:tab/><w:t>culturel</w:t></w:r>"))
    assert [part.text for part in found] == ["Ville", "Centre culturel"]


def test_hyphens_and_invisible_signs() -> None:
    hard = "<w:r><w:t>Porte</w:t><w:noBreakHyphen/><w:t>parole </w:t></w:r>"
    soft = "<w:r><w:t>mu</w:t><w:softHyphen/><w:t>nicipal\u200b\u00a0!</w:t></w:r>"
    assert [part.text for part in paragraphs(p(hard, soft))] == ["Porte-parole municipal !"]


def test_superscripts_are_joined_as_they_are() -> None:
    (part,) = paragraphs(p("N", run("bre", '<w:vertAlign w:val="superscript"/>'), " d'arbres"))
    assert part.text == "Nbre d'arbres"


def test_text_is_composed_unicode() -> None:
    (part,) = paragraphs(p("E\u0301cole"))
    assert part.text == "École"


@pytest.mark.parametrize(
    "shown",
    [
        "<w:ins><w:r><w:t>arbres</w:t></w:r></w:ins>",
        "<w:moveTo><w:r><w:t>arbres</w:t></w:r></w:moveTo>",
        "<w:hyperlink><w:r><w:t>arbres</w:t></w:r></w:hyperlink>",
        "<w:smartTag><w:customXml><w:r><w:t>arbres</w:t></w:r></w:customXml></w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>arbres</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" REF a "><w:r><w:t>arbres</w:t></w:r></w:fldSimple>',
        "<m:oMath><m:r><m:t>arbres</m:t></m:r></m:oMath>",
        f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('arbres')}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_text_is_found_in_whatever_stands_around_it(shown: str) -> None:
    (part,) = paragraphs(p("Planter des ", shown))
    assert part.text == "Planter des arbres"


@pytest.mark.parametrize(
    "unseen",
    [
        "<w:del><w:r><w:delText>vieux</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>vieux</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>caché</w:t></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Cliquez ici')}</w:sdtContent></w:sdt>",
    ],
)
def test_what_is_not_printed_is_left_out(unseen: str) -> None:
    (part,) = paragraphs(p("Planter", unseen), styles=STYLES)
    assert part.text == "Planter"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = sign("begin") + run("nom") + sign("separate") + run("valeur") + sign("end")
    field = sign("begin") + run("IF") + inner + sign("separate") + run("2026") + sign("end")
    (part,) = paragraphs(p("Échéance : ", field))
    assert part.text == "Échéance : 2026"


def test_a_ticked_form_box_is_seen() -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    ticked, blank = paragraphs(p(box.format("<w:checked/>")) + p(box.format('<w:checked w:val="0"/>')))
    assert (ticked.text, blank.text) == ("☒", "☐")


def test_symbol_fonts_are_read_as_they_look() -> None:
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F0A0"/></w:r>'
    tick = run("ü", '<w:rFonts w:ascii="Wingdings"/>')
    assert [part.text for part in paragraphs(p("100 ", symbols) + p(tick))] == ["100 €", "✓"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + p("Objectif") + "</w:txbxContent>"
    branches = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    assert [part.text for part in paragraphs(p("Avant", drawn) + p("Après"))] == ["Avant", "Objectif", "Après"]


def test_what_word_does_not_understand_is_read_from_the_fallback() -> None:
    def either(content: str, other: str, space: str) -> str:
        choice = f'<mc:Choice xmlns:own="{space}" Requires="own">{content}</mc:Choice>'
        return f"<mc:AlternateContent>{choice}<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"

    word = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    for wrap in (p, lambda inner: p("") + inner):
        inner = [run("a"), run("b")] if wrap is p else [p("a"), p("b")]
        assert [part.text for part in paragraphs(wrap(either(*inner, word)))] == ["a"]
        assert [part.text for part in paragraphs(wrap(either(*inner, "urn:else")))] == ["b"]
    row = either(tr("a", "b"), tr("c", "d"), "urn:else")
    assert [cell.text for cell in only_table(tbl(tr("x", "y"), row)).cells] == ["x", "y", "c", "d"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = p("Planter ", properties="<w:rPr><w:del/></w:rPr>")
    assert [part.text for part in paragraphs(first + p("des arbres"))] == ["Planter des arbres"]


def test_paragraphs_are_placed_by_their_number() -> None:
    found = paragraphs(p("Un") + p("") + p("Deux"))
    assert [part.places[0].line for part in found] == [1, 2]


def test_contents_headers_and_notes_are_no_part_of_the_flow() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Axe 1 ... 4')}</w:sdtContent></w:sdt>"
    )
    document = read(
        contents + p("Axe 2 ... 7", style="TM1") + p("Axe 1"),
        styles=STYLES,
        header=p("Ville de Rive-Claire"),
        footnotes=f"<w:footnote>{p('Selon le conseil')}</w:footnote>",
    )
    assert [block.text for block in document.blocks if not hasattr(block, "cells")] == ["Axe 1"]
    assert [part.text for part in document.furniture] == [
        "Axe 1 ... 4",
        "Axe 2 ... 7",
        "Ville de Rive-Claire",
        "Selon le conseil",
    ]
