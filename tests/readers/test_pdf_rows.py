"""Rows and columns of tables without a full grid: shaded groups, ticks, headings between tables."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, cell, paragraphs, rows, tables, texts

XS = (50, 200, 420)


def put(sheet: Sheet, y: float, *row: str, xs: tuple[float, ...] = XS) -> None:
    for x, text in zip(xs, row, strict=True):
        if text:
            sheet.text(x, y, text)


def test_a_shaded_group_holds_several_rows() -> None:
    sheet = Sheet().fill(45, 150, 560, 210, "#e8f0e0")
    put(sheet, 74, "Objective", "Action", "Lead")
    put(sheet, 104, "A greener town", "Plant four hundred trees", "Parks")
    put(sheet, 134, "", "Water them in summer", "Schools")
    put(sheet, 164, "A calmer town", "Lower the speed on Mill Road", "Roads")
    put(sheet, 194, "", "Widen the pavements", "Works")
    [table] = tables(sheet.read())
    assert [cell(table, row, 1).text for row in range(table.rows)] == [
        "Action", "Plant four hundred trees", "Water them in summer", "Lower the speed on Mill Road",
        "Widen the pavements",
    ]  # fmt: skip


def test_shaded_labels_do_not_bind_the_values_beside_them() -> None:
    sheet = Sheet()
    card = [["Action", "Plant trees"], ["Lead", "Parks"], ["When", "2026"], ["Cost", "900 $"]]
    for number, row in enumerate(card):
        sheet.fill(45, 80 + 25 * number, 195, 105 + 25 * number, "#d9e2f0")
        sheet.text(50, 94 + 25 * number, row[0]).text(200, 94 + 25 * number, row[1])
    [table] = tables(sheet.read())
    assert rows(table) == card


def test_a_heading_between_two_ruled_tables_is_no_row_of_them() -> None:
    sheet = Sheet()
    for top, title in ((100, "Axis 1: Green"), (300, "Axis 2: Calm")):
        sheet.text(40, top - 20, title, 14, "Helvetica-Bold")
        for number, row in enumerate((("Goal", "Action", "Lead"), ("One", "Plant", "Parks"), ("Two", "Dig", "Works"))):
            sheet.across(top + 25 * number, 40, 560)
            put(sheet, top + 16 + 25 * number, *row)
        sheet.across(top + 75, 40, 560)
    document = sheet.read()
    assert [table.rows for table in tables(document)] == [3, 3]
    assert texts(document) == ["Axis 1: Green", "Axis 2: Calm"]


def test_a_header_over_ticked_years_spans_their_columns() -> None:
    sheet = Sheet()
    xs = (50, 300, 340, 380)
    sheet.text(50, 80, "Action", font="Helvetica-Bold").text(300, 80, "Calendar of work", font="Helvetica-Bold")
    put(sheet, 104, "", "2024", "2025", "2026", xs=xs)
    put(sheet, 134, "Plant trees", "X", "", "", xs=xs)
    put(sheet, 164, "Build paths", "X", "X", "X", xs=xs)
    put(sheet, 194, "Count birds", "", "X", "X", xs=xs)
    [table] = tables(sheet.read())
    assert table.columns == 4
    assert cell(table, 0, 1).column_span == 3


def test_drawn_cells_part_words_that_stand_close() -> None:
    sheet = Sheet()
    for x in (40, 200, 236, 272):
        sheet.fill(x, 80, x + (160 if x == 40 else 36), 100, "#1f4e79")
    for x, title in ((46, "Action"), (204, "Phase 1"), (240, "Phase 2"), (276, "Phase 3")):
        sheet.text(x, 94, title, 8, colour="#ffffff")
    put(sheet, 118, "Plant trees", "X", "", "", xs=(46, 204, 240, 276))
    put(sheet, 142, "Build paths", "", "X", "X", xs=(46, 204, 240, 276))
    [table] = tables(sheet.read())
    assert [found.text for found in table.cells if found.row == 0] == ["Action", "Phase 1", "Phase 2", "Phase 3"]


def test_a_row_of_one_column_stands_as_far_below_as_the_others() -> None:
    sheet = Sheet()
    put(sheet, 80, "Goal", "Action", "Lead")
    put(sheet, 110, "A greener town", "Plant four hundred trees", "Parks")
    put(sheet, 140, "", "Water them", "")
    put(sheet, 170, "A calmer town", "Lower the speed", "Roads")
    [table] = tables(sheet.read())
    actions = [cell(table, row, 1).text for row in (1, 2, 3)]
    assert actions == ["Plant four hundred trees", "Water them", "Lower the speed"]


def test_lines_of_sentences_are_one_row() -> None:
    sheet = Sheet().across(70, 45, 560).across(124, 45, 560)
    put(sheet, 82, "Plant four hundred trees", "The parks", "Spring")
    put(sheet, 94, "along the main street and", "department of", "and autumn")
    put(sheet, 106, "behind the old town hall", "the town and", "of the year")
    put(sheet, 118, "before the end", "three schools", "2026")
    [table] = tables(sheet.read())
    assert table.rows == 1


def test_numbers_beside_text_make_a_list() -> None:
    sheet = Sheet()
    for number, text in enumerate(("Plant trees", "Build paths", "Count birds", "Open the hall")):
        put(sheet, 80 + 24 * number, f"1.{number + 1}.", text, xs=(50, 75))
    document = sheet.read()
    assert not tables(document)
    assert paragraphs(document)[0].text == "1.1. Plant trees"


def test_a_heading_on_top_of_a_page_ends_the_table_of_the_page_before() -> None:
    sheet = Sheet()
    for number in range(4):
        put(sheet, 650 + 40 * number, "Goal", f"Action {number}", "Lead")
    sheet.page().text(50, 60, "Axis 2: Calm", 15, "Helvetica-Bold")
    for number in range(4):
        put(sheet, 100 + 40 * number, "Goal", f"Action {number}", "Lead")
    assert texts(sheet.read()) == ["Axis 2: Calm"]


def test_lines_of_figures_between_rules_are_rows() -> None:
    sheet = Sheet()
    for y in (70, 86, 124, 162):
        sheet.across(y, 45, 500)
    put(sheet, 80, "Variable", "Mean", "Most", xs=(50, 300, 400))
    for number, name in enumerate(("Age", "Men", "East", "Married", "Single", "Widowed")):
        put(sheet, 97 + 12 * number + 2 * (number // 3), name, f"{number}.8", "90", xs=(50, 300, 400))
    [table] = tables(sheet.read())
    assert table.rows == 7
    assert rows(table)[4] == ["Married", "3.8", "90"]


def test_a_note_below_the_last_rule_is_no_row() -> None:
    sheet = Sheet()
    for number, row in enumerate((("Goal", "Action", "Lead"), ("One", "Plant", "Parks"), ("Two", "Dig", "Works"))):
        sheet.across(70 + 25 * number, 45, 560)
        put(sheet, 86 + 25 * number, *row)
    sheet.across(145, 45, 560).text(50, 157, "Note: leads are named below.", 8)
    document = sheet.read()
    assert [table.rows for table in tables(document)] == [3]
    assert texts(document) == ["Note: leads are named below."]


def test_the_second_line_of_a_repeated_header_is_no_furniture() -> None:
    sheet = Sheet()
    for page in range(3):
        put(sheet, 50, "Goal", "Results", "", xs=(50, 300, 420))
        put(sheet, 50, "", "", "Lead", xs=(50, 300, 520))
        put(sheet, 72, "", "Indicator", "Target", xs=(50, 300, 420))
        for number in range(5):
            y = 110 + 130 * number
            sheet.lines(50, y, f"Goal {page}{number} of the", "town and the region")
            sheet.lines(300, y, f"Trees {number}", "planted").text(420, y, f"{page}{number}0").text(520, y, "Parks")
        sheet.page()
    for table in tables(sheet.read()):
        assert {"Indicator", "Target"} <= {found.text for found in table.cells}


def test_short_wrapped_lines_in_all_columns_are_one_row() -> None:
    sheet = Sheet()
    put(sheet, 80, "Goal", "Action", "Lead", "When", xs=(50, 180, 320, 440))
    lines = (
        ("That tenants know", "1. Hold a clinic", "1. Housing", "1. Every"),
        ("their rights", "in the library", "board", "month"),
        ("in the town", "2. Go from door", "2. Housing", "2. Autumn"),
        ("and beyond", "to door in", "board", "2026"),
        ("of it", "the big blocks", "3. Centre", "3. March"),
        ("all", "of the town", "of arrivals", "2027"),
    )
    for number, row in enumerate(lines):
        put(sheet, 105 + 12 * number, *row, xs=(50, 180, 320, 440))
    [table] = tables(sheet.read())
    assert table.rows == 2


def test_a_table_that_ends_early_goes_on_where_the_same_columns_begin() -> None:
    sheet = Sheet()
    for number in range(4):
        put(sheet, 360 + 30 * number, f"Goal {number}", f"Plant {number} trees", "Parks")
    sheet.page()
    for number in range(4):
        put(sheet, 80 + 30 * number, "", f"Dig {number} ponds", "Works")
    assert [table.columns for table in tables(sheet.read())] == [3, 3]
