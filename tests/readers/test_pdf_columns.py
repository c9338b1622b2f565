"""Columns and rows that the layout hides: other tables right below, centred cells, justified lines."""

from __future__ import annotations

import pytest
from tests.readers.pdf_sheet import Sheet, paragraphs, rows, tables


def test_a_table_with_other_columns_below_a_heading_is_a_table_of_its_own() -> None:
    sheet = Sheet()
    for y, first, xs in ((100, 1, (50, 150, 400)), (220, 4, (50, 300, 460))):
        sheet.across(y - 12, 45, 560)
        for line in range(3):
            for column, x in enumerate(xs):
                text = "A text that is as wide as this" if column == 1 and line else f"T{first + line}{column}"
                sheet.text(x, y + 24 * line, text)
            sheet.across(y + 6 + 24 * line, 45, 560)
    sheet.text(45, 186, "A heading", font="Helvetica-Bold", size=13)
    first, second = tables(sheet.read())
    assert (first.columns, second.columns) == (3, 3)
    assert rows(second)[0] == ["T40", "T41", "T42"]


def test_rows_between_vertical_rules_are_told_by_white_space() -> None:
    sheet = Sheet().across(80, 50, 500).across(105, 50, 500).across(240, 50, 500)
    for x in (50, 200, 300, 400, 500):
        sheet.down(x, 80, 240)
    for x, header, *cells in (
        (55, "Action", "Plant trees\nalong the street", "Count fish\nin the river", "Mend the bridge"),
        (205, "Lead", "Parks", "Water board", "Roads"),
        (305, "When", "2026", "2027", "2028"),
        (405, "With", "Schools", "Anglers", "Farms"),
    ):
        sheet.text(x, 97, header)
        for number, cell in enumerate(cells):
            sheet.lines(x, 122 + 40 * number, *cell.split("\n"), pitch=12)
    [table] = tables(sheet.read())
    assert [row[1] for row in rows(table)] == ["Lead", "Parks", "Water board", "Roads"]
    assert rows(table)[1][0] == "Plant trees along the street"


def test_cells_that_are_centred_stand_in_the_rows_of_their_neighbours() -> None:
    sheet = Sheet()
    for number, lead in enumerate(("Parks", "Roads", "Schools")):
        top = 100 + 60 * number
        sheet.lines(50, top, f"Action {number} goes", "on over three", "lines of text", pitch=12)
        sheet.text(200, top + 12, lead).text(300, top + 12, f"202{number}")
        sheet.lines(420, top + 6, "Count of", f"things {number}", pitch=12)
    [table] = tables(sheet.read())
    assert [row[1] for row in rows(table)] == ["Parks", "Roads", "Schools"]
    assert rows(table)[2] == ["Action 2 goes on over three lines of text", "Schools", "2022", "Count of things 2"]


def test_the_last_words_of_justified_lines_are_no_column() -> None:
    sheet = Sheet()
    for x, header in ((50, "Action"), (200, "Lead"), (340, "When")):
        sheet.text(x, 100, header, font="Helvetica-Bold")
    for number in range(3):
        y = 130 + 40 * number
        sheet.text(50, y, "Plant a").text(130, y, "few").text(50, y + 12, "trees")
        sheet.text(200, y, f"Lead {number}").text(340, y, f"202{number}")
    [table] = tables(sheet.read())
    assert table.columns == 3
    assert rows(table)[1] == ["Plant a few trees", "Lead 0", "2020"]


LINES = (
    "The town plants oak trees along",
    "the river and waters all of them",
    "in dry weeks of summer, with its",
    "schools and with its parks, where",
    "everybody who wants to can help",
)


def paragraph(sheet: Sheet, x: float, top: float, lines: int) -> float:
    """A paragraph of so many ragged lines of some 150 points; where the next one begins."""
    sheet.lines(x, top, *LINES[: lines - 1], "and so on.")
    return top + 12 * lines + 8


def text_in_columns(sheet: Sheet, x: float, top: float, *lengths: int) -> Sheet:
    for length in lengths:
        top = paragraph(sheet, x, top, length)
    return sheet


@pytest.mark.parametrize("columns", [2, 3])
def test_text_that_flows_in_ragged_columns_is_read_column_by_column(columns: int) -> None:
    sheet = Sheet().text(50, 60, "Plan of the town", 16)
    for number, lengths in enumerate([(3, 5, 4, 3), (2, 4, 3, 5), (5, 2, 5, 3)][:columns]):
        text_in_columns(sheet, 50 + 185 * number, 100, *lengths)
    document = sheet.read()
    assert not tables(document)
    lefts = [line.places[0].bbox[0] for line in paragraphs(document)[1:] if line.places[0].bbox]
    assert lefts == sorted(lefts)
    assert len(lefts) == 4 * columns


def test_rows_of_ragged_texts_are_a_table() -> None:
    sheet = Sheet()
    for top in (100, 160, 220, 280):
        for number, length in enumerate((2, 3)):
            paragraph(sheet, 50 + 185 * number, top, length)
    [table] = tables(sheet.read())
    assert (table.rows, table.columns) == (4, 2)


def test_a_column_may_begin_a_line_above_the_others() -> None:
    sheet = text_in_columns(Sheet(), 50, 112, 3, 5, 4, 3)
    text_in_columns(sheet, 235, 100, 2, 4, 3, 5)
    found = [line.places[0].bbox for line in paragraphs(sheet.read())]
    assert [box[0] for box in found if box] == [50] * 4 + [235] * 4
