"""Ruled tables: rules become cells with spans, whatever draws them."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, cell, paragraphs, rows, tables

XS, YS = (50, 250, 450), (100, 130, 160, 190)


def two_by_three() -> Sheet:
    sheet = Sheet().grid(XS, YS)
    for row, y in enumerate(YS[:-1]):
        sheet.text(55, y + 15, f"left {row}").text(255, y + 15, f"right {row}")
    return sheet


def test_every_cell_holds_its_text_and_place() -> None:
    [table] = tables(two_by_three().read())
    assert (table.rows, table.columns, table.number) == (3, 2, 1)
    assert rows(table) == [["left 0", "right 0"], ["left 1", "right 1"], ["left 2", "right 2"]]
    place = cell(table, 1, 1).place
    assert (place.page, place.table, place.row, place.column) == (1, 1, 2, 2)
    assert place.bbox == (250, 130, 450, 160)
    assert table.column_edges == (50, 250, 450)


def test_a_paragraph_in_a_cell_says_where_it_stands() -> None:
    [table] = tables(two_by_three().read())
    [paragraph] = cell(table, 2, 0).paragraphs
    [place] = paragraph.places
    assert (place.page, place.table, place.row, place.column) == (1, 1, 3, 1)
    assert place.bbox is not None
    x0, top, x1, bottom = place.bbox
    assert 50 < x0 < x1 < 250
    assert 160 < top < 175 < bottom < 190


def test_a_missing_rule_merges_rows_and_columns() -> None:
    sheet = Sheet().down(50, 100, 190).down(250, 130, 190).down(450, 100, 190)
    sheet.across(100, 50, 450).across(130, 50, 450).across(160, 250, 450).across(190, 50, 450)
    sheet.text(55, 115, "band").text(55, 145, "merged").text(255, 145, "one").text(255, 175, "two")
    [table] = tables(sheet.read())
    assert (cell(table, 0, 0).column_span, cell(table, 1, 0).row_span) == (2, 2)
    assert rows(table) == [["band"], ["merged", "one"], ["two"]]


def test_rules_drawn_as_thin_rectangles_or_dots_count() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.fill(50, y, 450, y + 0.7, "#000000")
    for x in XS:
        for dot in range(YS[0], YS[-1], 2):
            sheet.fill(x, dot, x + 0.8, dot + 0.8, "#333333")
    sheet.text(55, 115, "a").text(255, 175, "b")
    [table] = tables(sheet.read())
    assert rows(table) == [["a", ""], ["", ""], ["", "b"]]


def test_shading_line_by_line_makes_no_cells_but_a_fill() -> None:
    sheet = Sheet()
    for top in (105, 117):
        sheet.fill(54, top, 246, top + 12, "#c6e0b4")
    sheet.grid(XS, YS).lines(55, 114, "a cell shaded", "line by line")
    [table] = tables(sheet.read())
    assert (table.rows, table.columns) == (3, 2)
    assert cell(table, 0, 0).fill == "#c6e0b4"
    assert cell(table, 1, 0).fill is None


def test_a_table_cut_by_the_page_end_keeps_its_last_row() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.down(x, 100, 190)
    sheet.across(100, 50, 450).across(130, 50, 450)
    sheet.text(55, 115, "head").text(55, 150, "goes on").text(255, 150, "too").text(55, 186, "over the edge")
    sheet.text(55, 198, "of the page")
    [table] = tables(sheet.read())
    assert table.rows == 2
    assert table.open_bottom
    assert not table.open_top
    assert cell(table, 1, 0).text.endswith("of the page")
    assert cell(table, 1, 1).text == "too"


def test_open_sides_are_closed() -> None:
    sheet = Sheet().down(250, 100, 190)
    for y in YS:
        sheet.across(y, 50, 450)
    sheet.text(55, 115, "a").text(255, 115, "b")
    [table] = tables(sheet.read())
    assert (table.rows, table.columns) == (3, 2)


def test_a_frame_around_text_is_no_table() -> None:
    document = Sheet().grid((50, 450), (100, 200)).text(60, 150, "A framed note.").read()
    assert tables(document) == []
    assert [paragraph.text for paragraph in paragraphs(document)] == ["A framed note."]


def test_double_rules_make_no_rows_of_their_own() -> None:
    sheet = Sheet().grid(XS, (100, 104.5, 130, 160)).text(55, 120, "a").text(255, 150, "b")
    [table] = tables(sheet.read())
    assert rows(table) == [["a", ""], ["", "b"]]


def test_a_narrow_column_without_text_is_a_slip_of_the_pen() -> None:
    sheet = Sheet().grid((50, 200, 208, 300), (100, 130, 160)).text(55, 115, "Denmark").text(215, 115, "13")
    sheet.text(55, 145, "Spain").text(215, 145, "9")
    [table] = tables(sheet.read())
    assert rows(table) == [["Denmark", "13"], ["Spain", "9"]]


def test_a_run_across_two_cells_is_cut_between_words() -> None:
    sheet = Sheet().grid(XS, (100, 130, 160))
    sheet.text(205, 115, "left words right words").text(55, 145, "x")
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["left words", "right words"]


def test_sideways_text_in_a_cell_is_read() -> None:
    sheet = Sheet().grid((50, 80, 450), (100, 200, 300))
    sheet.text(90, 120, "Plant trees").text(90, 220, "Build paths")
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(sheet.height - 190, -68, "Green axis")
    [table] = tables(sheet.read())
    assert rows(table) == [["Green axis", "Plant trees"], ["", "Build paths"]]


def test_a_page_shown_sideways_is_read_upright_with_places_as_displayed() -> None:
    sheet = Sheet(width=800, height=600)
    sheet.canvas.translate(800, 0)
    sheet.canvas.rotate(90)
    sheet.height = 800
    sheet.grid(XS, YS).text(55, 115, "left").text(255, 115, "right")
    document = sheet.read()
    [table] = tables(document)
    assert rows(table)[0] == ["left", "right"]
    assert (document.pages[0].width, document.pages[0].height) == (800, 600)
    assert table.place.bbox is not None
    x0, top, x1, bottom = table.place.bbox
    assert (x1 - x0, bottom - top) == (90, 400)


def test_two_tables_one_above_the_other_stay_two_however_their_rules_are_rounded() -> None:
    sheet = two_by_three().grid([x - 0.001 for x in XS], [y + 200 for y in YS])
    sheet.text(55, 240, "Between them").text(55, 315, "again")
    assert len(tables(sheet.read())) == 2


def test_a_line_printed_over_the_rule_below_it_stays_in_its_cell() -> None:
    sheet = Sheet().grid(XS, (100, 119, 138, 157))
    for row, (left, right) in enumerate(
        (("Plant trees beside the", "Parks"), ("Open a hall", "Works"), ("Dig", "Mayor"))
    ):
        sheet.text(55, 112 + 19 * row, left, 9).text(255, 112 + 19 * row, right, 9)
    sheet.text(55, 123, "river and the canal", 9)
    [table] = tables(sheet.read())
    assert rows(table)[:2] == [["Plant trees beside the river and the canal", "Parks"], ["Open a hall", "Works"]]
