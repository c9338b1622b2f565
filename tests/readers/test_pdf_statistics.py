"""Tables of figures without rules between their rows, as statistical offices print them."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, rows, tables

BOLD = "Helvetica-Bold"


def right(sheet: Sheet, x: float, y: float, text: str) -> Sheet:
    sheet.canvas.setFont("Helvetica", 10)
    sheet.canvas.drawRightString(x, sheet.height - y, text)
    return sheet


def body(sheet: Sheet, y: float, *names: str, pitch: float = 12) -> Sheet:
    """A line for each name, with figures on the right of two columns; names with a colon have none."""
    for number, name in enumerate(names):
        top = y + pitch * number
        sheet.text(50, top, name)
        if not name.endswith(":"):
            right(right(sheet, 300, top, f"{number + 1},340"), 400, top, f"{number}.5")
    return sheet


def test_lines_of_figures_are_rows_with_names_of_groups_between() -> None:
    sheet = (
        Sheet().text(50, 100, "Crop", font=BOLD).text(262, 100, "Acres", font=BOLD).text(365, 100, "Share", font=BOLD)
    )
    body(sheet, 114, "North:", "Corn", "Wheat", "Rice", "South:", "Cotton", "Peanuts", "Hay")
    [table] = tables(sheet.read())
    assert [row[0] for row in rows(table)] == [
        "Crop",
        "North:",
        "Corn",
        "Wheat",
        "Rice",
        "South:",
        "Cotton",
        "Peanuts",
        "Hay",
    ]
    assert rows(table)[3] == ["Wheat", "3,340", "2.5"]


def test_a_name_on_two_lines_is_one() -> None:
    sheet = Sheet().text(50, 100, "Industry").text(262, 100, "Workers").text(365, 100, "Share").across(104, 45, 420)
    body(sheet, 118, "Retail trade", "Professional services", "Schools", "Farms")
    body(sheet, 166, "Information and the news:", "of all kinds", "Ports")
    [table] = tables(sheet.read())
    assert "Information and the news: of all kinds" in [row[0] for row in rows(table)]


def test_titles_in_the_middle_stand_over_figures_on_the_right() -> None:
    sheet = (
        Sheet().text(50, 100, "State", font=BOLD).text(230, 100, "2025", font=BOLD).text(330, 100, "2026", font=BOLD)
    )
    sheet.text(224, 112, "acres", font="Helvetica-Oblique").text(322, 112, "percent", font="Helvetica-Oblique")
    body(sheet, 124, "Idaho", "Maine", "Ohio", "Utah")
    [table] = tables(sheet.read())
    assert table.columns == 3
    assert rows(table)[:3] == [["State", "2025", "2026"], ["", "acres", "percent"], ["Idaho", "1,340", "0.5"]]


def test_rows_of_figures_between_vertical_rules_have_names_of_groups_between() -> None:
    sheet = Sheet().across(86, 45, 420).across(104, 45, 420).across(202, 45, 420)
    for x in (45, 220, 320, 420):
        sheet.down(x, 86, 202)
    sheet.text(50, 100, "Crop").text(262, 100, "Acres").text(365, 100, "Share")
    body(sheet, 116, "North:", "Corn", "Wheat", "Rice", "South:", "Cotton", "Peanuts")
    [table] = tables(sheet.read())
    assert [row[0] for row in rows(table)] == ["Crop", "North:", "Corn", "Wheat", "Rice", "South:", "Cotton", "Peanuts"]


def test_running_text_below_a_table_of_figures_is_no_row() -> None:
    sheet = Sheet().across(88, 45, 420).text(50, 100, "Crop").text(262, 100, "Acres").text(365, 100, "Share")
    body(sheet.across(104, 45, 420), 118, "Corn", "Wheat", "Rice", "Cotton").across(158, 45, 420)
    sheet.text(50, 170, "(NA) Not available.", size=7)
    sheet.text(50, 190, "The estimates of this report are based on data from a sample of farms, and so they are")
    sheet.text(50, 202, "subject to error.")
    [table] = tables(sheet.read())
    assert [row[0] for row in rows(table)] == ["Crop", "Corn", "Wheat", "Rice", "Cotton"]


def test_a_currency_sign_on_the_left_of_its_column_belongs_to_the_amount() -> None:
    sheet = Sheet().text(50, 100, "Grant").text(262, 100, "Asked").text(365, 100, "Given")
    for number, name in enumerate(("Roads", "Schools", "Harbors", "Total")):
        top = 116 + 12 * number
        right(right(sheet.text(50, top, name), 300, top, f"{number}2,000"), 400, top, f"{number},500")
        if name in ("Roads", "Total"):
            sheet.text(230, top, "$").text(340, top, "$")
    [table] = tables(sheet.read())
    assert rows(table) == [
        ["Grant", "Asked", "Given"],
        ["Roads", "$ 02,000", "$ 0,500"],
        ["Schools", "12,000", "1,500"],
        ["Harbors", "22,000", "2,500"],
        ["Total", "$ 32,000", "$ 3,500"],
    ]


def test_narrow_columns_of_figures_are_told_by_where_they_end() -> None:
    sheet = Sheet().text(50, 100, "County")
    for column in range(4):
        right(sheet, 220 + 30 * column, 100, f"200{column}")
    for number, name in enumerate(("Adams", "Brown", "Clark", "Dixon")):
        third = "NA" if name == "Brown" else "300"
        for column, text in enumerate((f"{number},100", f"{number},200", third, f"{number},400")):
            right(sheet.text(50, 114 + 12 * number, name), 220 + 30 * column, 114 + 12 * number, text)
    [table] = tables(sheet.read())
    assert rows(table)[1:3] == [["Adams", "0,100", "0,200", "300", "0,400"], ["Brown", "1,100", "1,200", "NA", "1,400"]]


def test_titles_on_two_lines_are_one_row() -> None:
    sheet = Sheet().lines(50, 100, "Crop", "name").lines(270, 100, "Acres", "sown").lines(365, 100, "Share", "sold")
    body(sheet, 124, "Corn", "Wheat", "Rice", "Hay")
    [table] = tables(sheet.read())
    assert rows(table)[:2] == [["Crop name", "Acres sown", "Share sold"], ["Corn", "1,340", "0.5"]]


def test_a_rule_above_the_figures_of_a_total_ends_the_row_before_with_its_name() -> None:
    sheet = Sheet().text(50, 100, "Crop").text(262, 100, "Acres").text(365, 100, "Share").across(104, 45, 420)
    body(sheet, 116, "Corn", "Wheat", "Rice", "Total").across(143, 260, 310).across(143, 360, 410)
    [table] = tables(sheet.read())
    assert rows(table)[-2:] == [["Rice", "3,340", "2.5"], ["Total", "4,340", "3.5"]]


def test_a_row_of_figures_that_the_file_shows_in_one_go_has_columns() -> None:
    sheet = Sheet().text(50, 100, "Crop").text(220, 100, "Acres").text(320, 100, "Share")
    sheet.canvas.setFont("Helvetica", 10)
    for number, name in enumerate(("Autumn and winter vegetables", "Winter wheat for the mills", "Hay of all meadows")):
        sheet.canvas.saveState()
        sheet.canvas._code.append(
            f"BT /F1 10 Tf 50 {800 - 112 - 12 * number} Td [({name} ) -1800 ({number}23 ) -1800 (4{number}.5)] TJ ET"
        )
        sheet.canvas.restoreState()
    [table] = tables(sheet.read())
    assert table.columns == 3


def test_rows_in_narrow_ruled_columns_are_told_by_their_figures() -> None:
    sheet = Sheet().across(86, 45, 290).across(104, 45, 290).across(186, 45, 290)
    sheet.text(50, 100, "Crop")
    for column in range(4):
        right(sheet.down(138 + 38 * column, 86, 186), 173 + 38 * column, 100, f"200{column}")
    for number, name in enumerate(("North:", "Corn, early", "Wheat, winter", "South:", "Rice, red", "Hay, meadows")):
        sheet.text(50, 116 + 13 * number, name)
        for column in range(0 if name.endswith(":") else 4):
            right(sheet, 173 + 38 * column, 116 + 13 * number, f"{number}2,{column}40")
    [table] = tables(sheet.read())
    assert rows(table)[2:4] == [
        ["Corn, early", "12,040", "12,140", "12,240", "12,340"],
        ["Wheat, winter", "22,040", "22,140", "22,240", "22,340"],
    ]


def test_dots_that_lead_to_figures_are_no_running_text() -> None:
    sheet = Sheet().text(50, 100, "Crop").text(262, 100, "Acres").text(365, 100, "Share")
    names = ("Corn", "Wheat", "Rice", "Barley", "Oats", "Hay", "Rye", "Cotton")
    body(sheet, 114, *(name + " ." * ((200 - 6 * len(name)) // 6) for name in names))
    [table] = tables(sheet.read())
    assert table.columns == 3


def test_names_of_groups_in_the_middle_do_not_bridge_the_columns() -> None:
    sheet = Sheet()
    for group in range(4):
        sheet.canvas.drawCentredString(225, sheet.height - 100 - 36 * group, f"The counties of region {group + 1}")
        body(sheet, 112 + 36 * group, f"Adams {group}", f"Brown {group}")
    for line in range(14):
        sheet.text(
            60, 300 + 12 * line, "The fields of both counties lay fallow for a year and were sown again in the next"
        )
    [table] = tables(sheet.read())
    assert table.columns == 3
    assert rows(table)[1] == ["Brown 0", "2,340", "1.5"]


def test_an_index_is_no_table() -> None:
    sheet = Sheet()
    for number in range(12):
        for column, word in enumerate(("Barley", "Meadows", "Wheat of winter")):
            sheet.text(50 + 180 * column, 100 + 12 * number, f"{word}, {number + 7}, {90 - 5 * number}")
    assert tables(sheet.read()) == []
