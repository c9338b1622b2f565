"""Tables without vertical rules: white space, horizontal rules, fills, the table of the page before."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, cell, paragraphs, rows, tables

ROWS = (
    ("Objective", "Action", "Lead"),
    ("A greener town", "Plant four hundred trees", "Parks"),
    ("A calmer town", "Lower the speed on Mill Road", "Roads"),
    ("A cleaner river", "Count the fish every spring", "Water board"),
)
XS = (50, 200, 420)


def put(sheet: Sheet, row: tuple[str, ...], y: float) -> Sheet:
    for x, text in zip(XS, row, strict=True):
        sheet.text(x, y, text)
    return sheet


def test_white_space_makes_columns_and_gaps_make_rows() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 100 + 30 * number)
    sheet.text(200, 142, "along the main street")
    [table] = tables(sheet.read())
    assert table.columns == 3
    assert cell(table, 1, 1).text == "Plant four hundred trees along the main street"
    assert [row[2] for row in rows(table)] == ["Lead", "Parks", "Roads", "Water board"]


def test_horizontal_rules_make_rows() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 100 + 40 * number)
        sheet.across(112 + 40 * number + (12 if number else 0), 45, 560)
    sheet.text(200, 152, "every year").text(420, 152, "Schools")
    [table] = tables(sheet.read())
    assert table.rows == 4
    assert [p.text for p in cell(table, 1, 2).paragraphs] == ["Parks", "Schools"]


def test_fills_make_rows_and_a_band_spans_the_table() -> None:
    sheet = Sheet().fill(45, 80, 560, 100, "#1f4e79").text(50, 94, "AXIS 1: Green", colour="#ffffff")
    put(sheet, ROWS[0], 118)
    for number, row in enumerate(ROWS[1:]):
        top = 130 + 30 * number
        if number % 2 == 0:
            sheet.fill(45, top, 560, top + 30, "#e8f0e0")
        put(sheet, row, top + 14)
    [table] = tables(sheet.read())
    assert cell(table, 0, 0).column_span == 3
    assert cell(table, 0, 0).fill == "#1f4e79"
    assert rows(table)[1:] == [list(row) for row in ROWS]


def test_a_cell_that_goes_on_beside_several_rows_spans_them() -> None:
    sheet = Sheet()
    put(sheet, ROWS[0], 100)
    sheet.lines(50, 130, "An objective that", "goes on and on", "beside two rows", "of actions")
    sheet.text(200, 130, "Plant trees").text(420, 130, "Parks")
    sheet.text(200, 154, "Water trees").text(420, 154, "Schools")
    put(sheet, ROWS[3], 190)
    [table] = tables(sheet.read())
    assert cell(table, 1, 0).row_span == 2
    assert cell(table, 1, 0).text == "An objective that goes on and on beside two rows of actions"


def test_a_rule_below_some_columns_binds_them_under_one_header() -> None:
    sheet = Sheet().text(50, 100, "Action").text(250, 100, "Results").across(108, 245, 560)
    sheet.text(250, 122, "Indicators").text(420, 122, "Targets").across(130, 45, 560)
    sheet.text(50, 145, "Plant trees").text(250, 145, "Number of trees").text(420, 145, "400").across(152, 45, 560)
    sheet.text(50, 167, "Build paths").text(250, 167, "Length in metres").text(420, 167, "900").across(174, 45, 560)
    [table] = tables(sheet.read())
    assert (cell(table, 0, 0).row_span, cell(table, 0, 1).column_span) == (2, 2)


def test_a_table_goes_on_in_the_same_columns_on_the_next_page() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 660 + 30 * number)
    sheet.page().text(200, 60, "and every autumn").text(50, 300, "The plan is reviewed every year by the town council.")
    first, second = tables(sheet.read())
    assert first.columns == second.columns == 3
    assert rows(second) == [["", "and every autumn", ""]]


def test_a_merged_first_cell_that_is_blank_on_a_page_does_not_end_the_table() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 660 + 30 * number)
    sheet.page()
    for y in range(60, 300, 30):
        sheet.text(200, y, "Plant hedges").text(420, y, "Parks")
    sheet.page()
    put(sheet, ("A lively town", "Open the market on Sundays", "Town"), 60)
    pages = tables(sheet.read())
    assert [table.columns for table in pages] == [3, 3, 3]
    assert rows(pages[2]) == [["A lively town", "Open the market on Sundays", "Town"]]


def test_the_page_before_parts_cells_that_stand_close() -> None:
    warm = ("A warm town", "Insulate the town hall and the old school, quickly", "Town")
    sheet = Sheet()
    for number, row in enumerate((*ROWS, warm)):
        put(sheet, row, 630 + 30 * number)
    put(sheet.page(), warm, 60)
    _, second = tables(sheet.read())
    assert rows(second) == [list(warm)]


def test_texts_of_the_next_page_may_be_longer() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 660 + 30 * number)
    longer = ("A warm town", "Insulate the town hall and the old school", "Town")
    put(sheet.page(), longer, 60).text(190, 90, "•").text(200, 90, "Plant hedges").text(420, 90, "Parks")
    _, second = tables(sheet.read())
    assert rows(second) == [list(longer), ["", "• Plant hedges", "Parks"]]


def test_a_band_at_the_top_of_a_page_is_of_the_table_that_goes_on() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 660 + 30 * number)
    sheet.page().fill(45, 46, 560, 66, "#9dc3e6")
    sheet.text(50, 60, "Axis 2: everything that the town does for its river and its banks")
    put(sheet, ROWS[3], 84)
    _, second = tables(sheet.read())
    assert (second.columns, cell(second, 0, 0).column_span) == (3, 3)


def test_a_band_and_one_row_make_a_table() -> None:
    sheet = Sheet().fill(45, 700, 560, 720, "#1f4e79").text(50, 714, "Card 2.1", colour="#ffffff")
    sheet.fill(45, 720, 200, 740, "#cfe2f3").text(50, 734, "Action").text(
        210, 734, "Bring the town hall up to standard"
    )
    [table] = tables(sheet.read())
    assert rows(table) == [["Card 2.1"], ["Action", "Bring the town hall up to standard"]]


def test_the_last_column_may_run_on_to_the_end_of_the_page() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        put(sheet, row, 600 + 30 * number)
    sheet.text(420, 714, "the town, and whoever").text(428, 726, "else has a boat or a float, or both")
    [table] = tables(sheet.read())
    assert rows(table)[-1][2] == "Water board the town, and whoever else has a boat or a float, or both"


def test_running_text_in_two_columns_is_no_table() -> None:
    sheet = Sheet()
    for number in range(12):
        sheet.text(50, 100 + 12 * number, "Words fill this line to its very end here,")
        sheet.text(320, 100 + 12 * number, "and words fill this other line, just as well")
    document = sheet.read()
    assert tables(document) == []
    assert paragraphs(document)[0].text.count("Words fill") == 12


def test_a_numbered_list_is_no_table() -> None:
    sheet = Sheet()
    for number in range(1, 6):
        sheet.text(50, 80 + 20 * number, f"{number}.").text(75, 80 + 20 * number, "Plant more trees")
    assert tables(sheet.read()) == []


def test_notes_below_a_short_rule_are_no_table() -> None:
    sheet = Sheet().across(690, 50, 180).across(694, 50, 180)
    for y, words in (
        (705, ("Estimated on", "the", "basis of", "the data.")),
        (717, ("Liabilities are", "der", "privat", "and so.")),
    ):
        for x, word in zip((50, 200, 330, 450), words, strict=True):
            sheet.text(x, y, word)
    assert tables(sheet.read()) == []
