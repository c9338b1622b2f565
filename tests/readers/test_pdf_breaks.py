"""Paragraphs that a page or a column cuts."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from tests.readers.pdf_sheet import Sheet, paragraphs

from planparse.document import Document

LINE = "The town plants four hundred oak trees along the river and waters all of them in the"
MORE = "dry weeks of summer with water of its own wells."


def filled(sheet: Sheet, *last: str, bottom: float = 700) -> Sheet:
    """A page of full paragraphs, the `last` lines of which end at `bottom`."""
    for number in range(4):
        sheet.lines(50, 100 + 40 * number, LINE, MORE)
    return sheet.lines(50, bottom - 12 * (len(last) - 1), *last)


def cut(document: Document) -> list[tuple[str, str]]:
    """First words of each part above a break and of the rest below it."""
    found = paragraphs(document)
    above = [paragraph.text[:8] for paragraph in found if paragraph.open_bottom]
    below = [paragraph.text[:8] for paragraph in found if paragraph.open_top]
    return list(zip(above, below, strict=True))


def test_a_full_line_at_the_foot_of_a_page_may_go_on_at_the_top_of_the_next() -> None:
    assert cut(filled(Sheet(), LINE, LINE).page().lines(50, 100, MORE, "Another one.").read()) == [
        ("The town", "dry week")
    ]


@pytest.mark.parametrize(
    "below",
    [
        ("• dry weeks", 50, 10, "Helvetica"),
        ("1. Dry weeks", 50, 10, "Helvetica"),
        ("dry weeks", 80, 10, "Helvetica"),
        ("dry weeks", 50, 14, "Helvetica"),
        ("dry weeks", 50, 10, "Helvetica-Bold"),
    ],
)
def test_another_paragraph_begins_with_a_mark_a_number_an_indent_or_in_another_style(
    below: tuple[str, float, float, str],
) -> None:
    text, x, size, font = below
    sheet = filled(Sheet(), "1. Some", LINE).page().text(x, 100, text, size, font).lines(50, 200, LINE, MORE)
    assert cut(sheet.read()) == []


@pytest.mark.parametrize(("last", "bottom"), [("The town plants", 700), (LINE, 500)])
def test_a_line_with_room_or_room_below_it_ends_its_paragraph(last: str, bottom: float) -> None:
    sheet = filled(Sheet(), LINE, last, bottom=bottom).page()
    assert cut(filled(sheet.lines(50, 50, MORE), MORE).read()) == []


def test_notes_and_running_lines_between_the_parts_do_not_count() -> None:
    sheet = Sheet()
    for number, note in enumerate(("Counted in spring.", "Without the islands.", "In the year before."), 1):
        sheet.text(50, 30, "Town of Rivermouth").text(300, 780, str(number)).text(50, 60, MORE[number:])
        filled(sheet, LINE, LINE, bottom=640).text(50, 660, f"{number} {note}", size=7).page()
    assert cut(sheet.read()) == [("The town", "y weeks "), ("The town", "weeks of")]


def test_a_list_item_goes_on_below_its_text() -> None:
    sheet = filled(Sheet(), "").text(50, 688, "•").lines(62, 688, LINE, LINE)
    assert cut(sheet.page().lines(62, 100, MORE).read()) == [("The town", "dry week")]


def test_pages_may_have_their_margins_on_the_other_side() -> None:
    sheet = filled(Sheet(), LINE, LINE).page().lines(80, 100, MORE, "", LINE, MORE)
    assert cut(sheet.read()) == [("The town", "dry week")]


def test_a_column_goes_on_in_the_next_one() -> None:
    left = ["The town plants four hundred oak trees along", "the river and waters all of them when the dry"]
    sheet = Sheet().lines(50, 100, *left * 6).lines(310, 100, "weeks of summer come.", *left * 5, left[1])
    assert cut(sheet.read()) == [("The town", "weeks of")]


def test_a_soft_hyphen_at_the_end_of_a_page_tells_of_its_word() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = Sheet().text(50, 100, LINE, font="Vera").text(50, 700, "Plants of the munici\u00ad", font="Vera").page()
    sheet.text(50, 100, "pality", font="Vera")
    first, last, _ = paragraphs(sheet.read())
    assert (first.text, last.text) == (LINE, "Plants of the munici\u00ad")
