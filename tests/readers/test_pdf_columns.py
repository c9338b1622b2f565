"""Columns and rows that the layout hides: other tables right below, centred cells, justified lines."""

from __future__ import annotations

import pytest
from tests.readers.pdf_sheet import Sheet, paragraphs, rows, tables, texts

from planparse.readers.pdf.rivers import column_edges
from planparse.readers.pdf.rules import Drawing
from planparse.readers.pdf.runs import Run
from planparse.readers.pdf.strips import Segment, Strip


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


def test_rows_between_vertical_rules_and_bands_are_told_by_white_space() -> None:
    xs = (50, 250, 350, 450)
    sheet = Sheet()
    for y in (80, 100, 120, 180, 200, 260):
        sheet.across(y, 50, 450)
    for x in xs:
        for top, bottom in ((80, 260),) if x in (50, 450) else ((80, 100), (120, 180), (200, 260)):
            sheet.down(x, top, bottom)
    for y, row in (
        (94, ("Action", "Lead", "When")),
        (140, ("Plant trees", "Parks", "2026")),
        (166, ("Build paths", "Roads", "2027")),
        (220, ("Count fish", "Anglers", "2026")),
        (246, ("Mend nets", "Port", "2028")),
    ):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 5, y, text)
    sheet.text(55, 114, "Objective: green").text(55, 194, "Objective: blue")
    [table] = tables(sheet.read())
    assert [row[0] for row in rows(table)] == [
        "Action",
        "Objective: green",
        "Plant trees",
        "Build paths",
        "Objective: blue",
        "Count fish",
        "Mend nets",
    ]


def test_items_of_a_list_between_vertical_rules_are_no_rows() -> None:
    sheet = Sheet().across(80, 50, 500).across(105, 50, 500).across(260, 50, 500)
    for x in (50, 80, 250, 500):
        sheet.down(x, 80, 260)
    for y, row in ((97, ("", "Objective", "Actions")), (120, ("1", "A greener", "• Plant trees"))):
        for x, text in zip((55, 85, 255), row, strict=True):
            sheet.text(x, y, text)
    sheet.text(85, 132, "town").text(255, 144, "• Build paths").text(255, 168, "• Count fish")
    sheet.text(55, 204, "2").text(85, 204, "A calmer town").text(255, 204, "• Lower the speed")
    sheet.text(255, 228, "• Mend the bridge")
    [table] = tables(sheet.read())
    assert [row[1] for row in rows(table)] == ["Objective", "A greener town", "A calmer town"]


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


def test_gaps_within_justified_lines_make_no_column_at_all() -> None:
    lines = (
        ((63, 73, "of"), (79, 550, "households and are")),
        ((63, 219, "methods used"), (224, 314, "figures"), (319, 550, "the treatment")),
        ((63, 313, "seasonal"), (317, 550, "in the appendix")),
    )
    strips = []
    for number, line in enumerate(lines):
        base = 100.0 + 12 * number
        runs = [Run(text, float(x0), float(x1), base, 10.0, False, 0, 0) for x0, x1, text in line]
        segments = [Segment([run], run.x0, run.x1) for run in runs]
        strips.append(Strip(segments, base - 8, base + 2, 10.0, False))
    assert column_edges(strips, Drawing(), banded=False) == []


def test_a_table_in_one_column_of_a_page_stands_beside_the_text_of_the_other() -> None:
    sheet = Sheet()
    for number in range(14):
        sheet.text(50, 100 + 13 * number, f"The {number} mills of the valley grind the corn in turn")
    for number, name in enumerate(("Crop", "Corn", "Wheat", "Rice", "Hay")):
        top = 103 + 11 * number
        sheet.text(330, top, name, 9).text(430, top, f"{number},140" if number else "Acres", 9)
        sheet.text(500, top, f"{number}.5" if number else "Share", 9)
    for number in range(6):
        sheet.text(330, 180 + 13 * number, f"Of {number} fields the fifth part lies fallow each year")
    document = sheet.read()
    [table] = tables(document)
    assert rows(table)[:2] == [["Crop", "Acres", "Share"], ["Corn", "1,140", "1.5"]]
    assert texts(document)[0].endswith("The 13 mills of the valley grind the corn in turn")


def test_numbered_rows_level_with_the_texts_beside_them_are_one_table() -> None:
    sheet = Sheet()
    for number in range(5):
        top = 100 + 40 * number
        sheet.text(50, top, str(number)).text(90, top, "Count the fish of the river in spring")
        sheet.text(310, top, "Four nets set below the mill, and")
        sheet.text(310, top + 12, "a keeper who writes down every single fish of all")
    assert [table.columns for table in tables(sheet.read())] == [3]
