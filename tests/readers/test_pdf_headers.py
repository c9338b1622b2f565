"""Headers of tables without vertical rules: over narrow columns, printed again, above a single row."""

from __future__ import annotations

from itertools import pairwise

from tests.readers.pdf_sheet import Sheet, cell, rows, tables, texts

BOLD = "Helvetica-Bold"


def put(sheet: Sheet, y: float, xs: tuple[float, ...], *row: str, font: str = "Helvetica") -> Sheet:
    for x, text in zip(xs, row, strict=True):
        if text:
            sheet.text(x, y, text, font=font)
    return sheet


def test_a_header_over_columns_that_is_printed_again_bridges_them_like_one() -> None:
    xs, ends = (50, 300, 345, 390), (45, 295, 340, 385, 430)
    sheet = Sheet()
    for top in (100, 190):
        put(sheet, top, (50, 300), "Action", "Timeline of it", font=BOLD)
        put(sheet, top + 20, xs, "", "2024", "2025", "2026", font=BOLD)
        for left, right in pairwise(ends):
            sheet.fill(left, top + 30, right, top + 50, "#e8f0e0")
        put(sheet, top + 44, xs, "Plant trees", "", "yes", "")
        put(sheet, top + 64, xs, "Build paths", "yes", "", "yes")
    for table in tables(sheet.read()):
        assert rows(table)[-1] == ["Build paths", "yes", "", "yes"]


def test_a_header_may_end_in_a_gap_in_which_an_area_begins() -> None:
    xs = (50, 300, 346)
    sheet = Sheet().fill(45, 85, 295, 125, "#cfe2f3").fill(295, 85, 400, 105, "#cfe2f3")
    sheet.fill(295, 105, 340, 125, "#cfe2f3").fill(340, 105, 400, 125, "#cfe2f3")
    put(sheet, 98, (50, 300), "Action", "Schedule", font=BOLD)
    put(sheet, 118, xs, "", "One", "Two", font=BOLD)
    for y, row in ((140, ("Plant trees", "", "yes")), (160, ("Build paths", "yes", ""))):
        put(sheet, y, xs, *row).across(y + 6, 45, 400)
    [table] = tables(sheet.read())
    assert cell(table, 0, 1).column_span == 2
    assert rows(table)[-1] == ["Build paths", "yes", ""]


def test_all_rows_above_a_band_tell_whether_the_columns_below_it_are_others() -> None:
    sheet = Sheet().fill(45, 86, 400, 104, "#9dc3e6").text(50, 100, "Objective: a greener town", font=BOLD)
    put(sheet, 120, (50, 212), "Responsible", "Partners", font=BOLD).fill(45, 128, 400, 162, "#e8f0e0")
    put(sheet, 140, (50, 212), "The department of all our parks too", "Schools").text(50, 152, "and roads")
    put(sheet, 176, (50, 212), "Town", "Clubs")
    put(sheet, 196, (50, 212), "Port", "Fishers")
    sheet.fill(45, 216, 400, 234, "#9dc3e6").text(50, 230, "Objective: a calmer town", font=BOLD)
    put(sheet, 250, (50, 190), "Responsible", "Partners", font=BOLD)
    put(sheet, 270, (50, 190), "Town", "Everybody")
    put(sheet, 290, (50, 190), "Police", "Drivers")
    first, second = tables(sheet.read())
    assert (rows(first)[-1], rows(second)[-1]) == (["Port", "Fishers"], ["Police", "Drivers"])


def test_a_bold_header_and_one_row_in_its_columns_make_a_table() -> None:
    xs = (50, 250, 420)
    sheet = put(Sheet(), 700, xs, "Action", "Time frame", "Lead agency", font=BOLD)
    put(sheet, 720, xs, "Switch the fleet as leases", "By 2028", "Finance").text(50, 732, "end")
    [table] = tables(sheet.read())
    assert rows(table) == [
        ["Action", "Time frame", "Lead agency"],
        ["Switch the fleet as leases end", "By 2028", "Finance"],
    ]


def test_a_shaded_row_with_text_in_its_first_column_only_is_no_band() -> None:
    sheet = Sheet()
    sheet.fill(45, 80, 500, 100, "#1f4e79").text(50, 94, "Objective: a greener town", font=BOLD, colour="#ffffff")
    put(sheet, 118, (50, 300), "Action", "Means", font=BOLD)
    for number, row in enumerate((("Plant trees", "Spades"), ("Build paths", "Gravel"), ("Ask for benches", ""))):
        if number % 2 == 0:
            sheet.fill(45, 130 + 30 * number, 500, 160 + 30 * number, "#e8f0e0")
        put(sheet, 148 + 30 * number, (50, 300), *row)
    [table] = tables(sheet.read())
    assert cell(table, 0, 0).column_span == 2
    assert rows(table)[-1] == ["Ask for benches", ""]


def test_titles_at_the_bottom_of_their_cells_are_one_row_with_a_longer_one() -> None:
    sheet = (
        Sheet()
        .fill(45, 86, 500, 120, "#cfe2f3")
        .text(50, 98, "Objective 1.1: a town in which")
        .text(50, 110, "all stay")
    )
    put(sheet, 110, (250, 400), "Lead agency", "Due date")
    for number, row in enumerate((("Plant trees", "Parks", "2026"), ("Build paths", "Roads", "2027"))):
        put(sheet, 136 + 30 * number, (50, 250, 400), *row)
        sheet.text(50, 148 + 30 * number, "in the old town")
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["Objective 1.1: a town in which all stay", "Lead agency", "Due date"]


def test_a_table_does_not_take_the_shaded_rows_of_the_one_above() -> None:
    sheet = Sheet()
    for top, second in ((100, 262), (190, 230)):
        sheet.fill(45, top - 14, 400, top + 6, "#9dc3e6")
        put(sheet, top, (50, second), "Responsible of it", "Partners", font=BOLD)
        put(sheet, top + 20, (50, second), "The department of our parks", "Schools")
        sheet.fill(45, top + 27, 400, top + 57, "#e8f0e0")
        put(sheet, top + 40, (50, second), "Town", "Everybody who lives here").text(50, top + 52, "hall")
    first, second = tables(sheet.read())
    assert (len(rows(first)), len(rows(second))) == (3, 3)


def test_bold_bands_do_not_end_a_table() -> None:
    xs = (50, 250, 420)
    sheet = put(Sheet(), 100, xs, "Action", "Time frame", "Lead agency", font=BOLD)
    y = 100
    for band in ("Objective 1.1: a greener town for everybody who lives here", "Objective 1.2: a calmer town"):
        y += 24
        sheet.text(50, y, band, font=BOLD)
        for action in ("Plant trees", "Build paths"):
            y += 24
            put(sheet, y, xs, action, "By 2028", "Parks")
    [table] = tables(sheet.read())
    assert cell(table, 4, 0).column_span == 3
    assert rows(table)[-1] == ["Build paths", "By 2028", "Parks"]


def test_a_title_over_two_columns_above_the_others_is_of_the_header() -> None:
    sheet = Sheet().text(50, 60, "The plan was adopted in May.").text(330, 100, "Expected results", font=BOLD)
    put(sheet, 120, (50, 280, 420), "Action of the town", "Indicators", "Targets", font=BOLD)
    put(sheet, 145, (50, 280, 420), "Plant trees", "Number of trees", "400").text(50, 157, "along the river")
    put(sheet, 181, (50, 280, 420), "Build paths", "Metres of path", "900").text(50, 193, "in the park")
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["", "Expected results"]
    assert cell(table, 0, 1).column_span == 2
    assert rows(table)[1] == ["Action of the town", "Indicators", "Targets"]


def test_a_heading_below_the_last_rule_is_of_no_table() -> None:
    sheet = Sheet()
    for top in (100, 210):
        sheet.across(top - 14, 45, 500).across(top + 8, 45, 500).across(top + 68, 45, 500)
        put(sheet, top, (50, 250, 400), "Action", "Lead agency", "Due date", font=BOLD)
        put(sheet, top + 26, (50, 250, 400), "Plant trees", "Parks", "2026")
        put(sheet, top + 56, (50, 250, 400), "Build paths", "Roads", "2027")
        sheet.text(45, top + 84, "Goal 2: a calmer town", size=13, font=BOLD)
    document = sheet.read()
    assert [len(rows(table)) for table in tables(document)] == [3, 3]
    assert texts(document) == ["Goal 2: a calmer town"] * 2


def test_rows_far_apart_begin_where_their_header_does() -> None:
    sheet = put(Sheet(), 100, (50, 250, 400), "Action", "Lead agency", "Due date", font=BOLD)
    for number, action in enumerate(("Plant trees", "Build paths", "Count fish")):
        put(sheet, 150 + 50 * number, (50, 250, 400), action, "Parks" if number != 1 else "", "2026")
    [table] = tables(sheet.read())
    assert [row[0] for row in rows(table)] == ["Action", "Plant trees", "Build paths", "Count fish"]


def test_sideways_titles_head_columns_without_rules() -> None:
    sheet = Sheet().text(50, 98, "Crop")
    for column, title in enumerate(("Acres sown", "Acres reaped", "Share sold")):
        sheet.canvas.saveState()
        sheet.canvas.translate(223 + 60 * column, sheet.height - 98)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, title)
        sheet.canvas.restoreState()
        for number, name in enumerate(("Corn", "Wheat", "Rice", "Hay")):
            sheet.text(50, 114 + 12 * number, name).text(210 + 60 * column, 114 + 12 * number, f"{number},{column}40")
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["Crop", "Acres sown", "Acres reaped", "Share sold"]
    assert rows(table)[1] == ["Corn", "0,040", "0,140", "0,240"]


def test_a_bold_caption_over_the_first_lines_of_titles_is_none_of_them() -> None:
    bold = "Helvetica-Bold"
    sheet = Sheet().text(50, 84, "Table 4. Crops and what they brought, by year and by region", font=bold)
    sheet.text(50, 98, "Crops of", font=bold).text(50, 110, "the year", font=bold)
    sheet.text(200, 110, "Acres", font=bold).text(300, 110, "Share", font=bold)
    for number, name in enumerate(("Corn", "Wheat", "Rice", "Hay")):
        y = 126 + 12 * number
        sheet.text(50, y, name).text(200, y, f"{number},140").text(300, y, f"{number}.5")
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["Crops of the year", "Acres", "Share"]
