"""Lines into paragraphs: room, gaps, markers, hyphens, raised letters."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from tests.readers.pdf_sheet import Sheet, cell, paragraphs, tables, texts

from planparse.document import Paragraph
from planparse.readers.glyphs import split_bullet

XS, YS = (50, 250, 450), (100, 300, 330)
FULL = "A much longer line that fills its own cell"


pytestmark = pytest.mark.usefixtures("without_ocr")


def in_cell(sheet: Sheet) -> tuple[Paragraph, ...]:
    """The paragraphs of the first cell, 200 points wide."""
    [table] = tables(sheet.grid(XS, YS).text(255, 115, "beside").read())
    return cell(table, 0, 0).paragraphs


def test_a_full_line_goes_on_in_the_next() -> None:
    [paragraph] = in_cell(Sheet().lines(55, 115, FULL, "goes on here"))
    assert paragraph.text == f"{FULL} goes on here"


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    found = in_cell(Sheet().lines(55, 115, "Town council", "Public library", "School board"))
    assert [paragraph.text for paragraph in found] == ["Town council", "Public library", "School board"]


def test_a_larger_gap_begins_a_paragraph() -> None:
    found = in_cell(Sheet().lines(55, 115, FULL, "goes on here").lines(55, 146, FULL, "and on there"))
    assert len(found) == 2


@pytest.mark.parametrize(("last", "count"), [("the", 1), ("oaks", 2)])
def test_a_word_that_ends_no_sentence_holds_lines_together_that_stand_apart(last: str, count: int) -> None:
    sheet = Sheet().text(55, 115, f"The tall town fills all its own cells with {last}").text(55, 131, "100 new trees")
    sheet.lines(255, 115, "another text of", "usual lines in", "the next cell")
    [table] = tables(sheet.grid(XS, YS).read())
    assert len(cell(table, 0, 0).paragraphs) == count


def test_a_word_that_its_column_cuts_without_a_hyphen_is_one() -> None:
    sheet = Sheet().lines(55, 115, "complemen", "tos here").text(255, 115, "the complementos")
    [table] = tables(sheet.grid((50, 108, 450), YS).read())
    assert [part.text for part in cell(table, 0, 0).paragraphs] == ["complementos here"]
    [other] = tables(Sheet().lines(55, 115, "complemen", "tos here").grid((50, 108, 450), YS).read())
    assert [part.text for part in cell(other, 0, 0).paragraphs] == ["complemen tos here"]


def test_room_counts_the_free_letters_of_the_last_line() -> None:
    [short] = in_cell(Sheet().text(55, 115, "Short"))
    [full] = in_cell(Sheet().text(55, 115, FULL))
    assert short.room is not None
    assert full.room is not None
    assert short.room > 20 > 10 > full.room


def test_bullets_become_markers_and_hanging_lines_stay_with_them() -> None:
    sheet = Sheet().text(55, 115, "•").lines(67, 115, "Plant four hundred oak trees and", "water them")
    sheet.text(55, 139, "•").text(67, 139, "Count them")
    found = in_cell(sheet)
    assert [(p.marker, p.text) for p in found] == [
        ("•", "Plant four hundred oak trees and water them"),
        ("•", "Count them"),
    ]


@pytest.mark.parametrize("glyph", ["\u2751", "\u2794", "\u27a4"])
def test_arrows_and_boxes_of_dingbats_are_bullets(glyph: str) -> None:
    assert split_bullet(f"{glyph} Plant trees") == (glyph, "Plant trees")


def test_indented_markers_are_deeper() -> None:
    sheet = Sheet().text(55, 115, "• Outer").text(75, 127, "– Inner").text(55, 139, "• Outer again")
    assert [p.depth for p in in_cell(sheet)] == [0, 1, 0]


def test_a_dash_at_a_full_line_end_is_no_marker() -> None:
    sheet = Sheet().lines(55, 115, "The weeks of spring and the days of autumn", "- last of all - the week of winter")
    [paragraph] = in_cell(sheet)
    assert paragraph.marker == ""


def test_a_dash_after_a_colon_is_a_marker_even_below_a_full_line() -> None:
    first, second = in_cell(Sheet().lines(55, 115, "The weeks of spring and the days of fall :", "- count the trees"))
    assert (first.text, second.marker) == ("The weeks of spring and the days of fall :", "-")


def test_typed_numbers_stay_in_the_text() -> None:
    found = in_cell(Sheet().lines(55, 115, "A) Plant trees", "B) Build paths"))
    assert [(p.marker, p.text) for p in found] == [("", "A) Plant trees"), ("", "B) Build paths")]


def test_raised_letters_join_without_a_space() -> None:
    sheet = Sheet().text(55, 115, "N").text(62.5, 111, "bre", size=6).text(74, 115, "of meetings")
    [paragraph] = in_cell(sheet)
    assert paragraph.text == "Nbre of meetings"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("A green and well kept munici-", "pality of trees", "A green and well kept municipality of trees"),
        (
            "A plan made for all of Haute-",
            "Rivière and its towns",
            "A plan made for all of Haute-Rivière and its towns",
        ),
        ("A much more broadly drawn co-", "ordination of work", "A much more broadly drawn co-ordination of work"),
    ],
)
def test_hyphens_at_line_ends_go_only_where_the_document_has_the_whole_word(
    before: str, after: str, joined: str
) -> None:
    sheet = Sheet().lines(55, 115, before, after).text(55, 325, "municipality")
    assert in_cell(sheet)[0].text == joined


def test_soft_hyphens_at_line_ends_go_and_hyphens_stay() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = Sheet()
    for number, line in enumerate(("Strengthen intergovern\u00ad", "mental work and the co-", "ordination of towns")):
        sheet.text(55, 115 + 12 * number, line, font="Vera")
    assert in_cell(sheet)[0].text == "Strengthen intergovernmental work and the co-ordination of towns"


def test_a_document_that_splits_its_words_again_and_again_has_soft_hyphens() -> None:
    lines = (
        "The muni-",
        "cipality of the val-",
        "leys will re-",
        "store mead-",
        "ows and ri-",
        "ver banks for child-",
        "ren",
    )
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.text(55, 115 + 12 * number, line)
    whole = "The municipality of the valleys will restore meadows and river banks for children"
    assert " ".join(part.text for part in in_cell(sheet)) == whole


def test_a_year_that_a_narrow_column_cuts_is_one_word() -> None:
    [table] = tables(Sheet().grid((50, 72, 450), YS).lines(55, 115, "202", "4").text(80, 115, "beside").read())
    assert cell(table, 0, 0).text == "2024"


def test_centred_lines_use_the_room_on_both_sides() -> None:
    sheet = Sheet()
    sheet.canvas.setFont("Helvetica", 10)
    for number, line in enumerate(["Committee of all the towns on the", "attractiveness of the town"]):
        sheet.canvas.drawCentredString(150, sheet.height - 115 - 12 * number, line)
    sheet.text(55, 325, "The widest line of the cells of the column")
    assert len(in_cell(sheet)) == 1


def test_a_bold_label_with_its_text_is_one_plain_paragraph() -> None:
    sheet = (
        Sheet().text(50, 100, "Goal:", font="Helvetica-Bold").text(80, 100, "a greener town for everybody who lives")
    )
    [paragraph] = paragraphs(sheet.read())
    assert (paragraph.text, paragraph.bold, paragraph.heading) == (
        "Goal: a greener town for everybody who lives",
        False,
        0,
    )


def test_text_printed_twice_is_read_once() -> None:
    sheet = Sheet().text(50, 100, "Heavy").text(50.3, 100, "Heavy").text(50, 140, "A plain sentence follows here.")
    first, second = paragraphs(sheet.read())
    assert (first.text, second.text) == ("Heavy", "A plain sentence follows here.")


def test_texts_over_their_shadows_are_read_once() -> None:
    names = [f"{letter} raised" for letter in "ABCDEFGH"]
    sheet = Sheet()
    for shift, colour in ((2, "#aaaaaa"), (0, "#000000")):
        for number, name in enumerate(names):
            sheet.text(50 + shift, 100 + 40 * number + shift, name, colour=colour)
    assert texts(sheet.read()) == names


def test_equal_texts_side_by_side_are_all_read() -> None:
    sheet = Sheet().text(50, 100, "l").text(52.2, 100, "l").text(60, 100, "1").text(65, 100, "1")
    assert texts(sheet.text(50, 140, "10").text(63, 140, "10").read()) == ["ll 11", "10 10"]


def test_invisible_white_and_off_page_text_is_left_out() -> None:
    sheet = Sheet().text(50, 100, "Seen").text(50, 120, "white on white", colour="#ffffff").text(-300, 140, "outside")
    sheet.fill(50, 150, 200, 170, "#203864").text(60, 165, "White on blue", colour="#ffffff")
    sheet.canvas.beginText()
    hidden = sheet.canvas.beginText(50, 600)
    hidden.setTextRenderMode(3)
    hidden.textLine("hidden layer")
    sheet.canvas.drawText(hidden)
    assert texts(sheet.read()) == ["Seen", "White on blue"]


def test_an_ocr_layer_is_read_where_there_is_nothing_else() -> None:
    sheet = Sheet()
    layer = sheet.canvas.beginText(50, 600)
    layer.setTextRenderMode(3)
    layer.textLine("Scanned words")
    sheet.canvas.drawText(layer)
    assert texts(sheet.read()) == ["Scanned words"]
