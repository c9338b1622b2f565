"""Plots are no tables: their axes, gridlines and labels are left as lines."""

from __future__ import annotations

from itertools import pairwise

from tests.readers.pdf_sheet import Sheet, rows, tables, texts

CURVE = ((120, 280), (170, 250), (220, 262), (270, 205), (320, 180), (370, 130))


def curve(sheet: Sheet, *points: tuple[float, float]) -> Sheet:
    """One slanted line after the other."""
    for (x0, y0), (x1, y1) in pairwise(points):
        sheet.canvas.line(x0, sheet.height - y0, x1, sheet.height - y1)
    return sheet


def gridlines(sheet: Sheet, *, ticks: bool) -> Sheet:
    """Gridlines with figures beside them, years below."""
    sheet.down(115, 100, 300)
    for number in range(5):
        sheet.across(100 + 50 * number, 110 if ticks else 115, 115 if ticks else 400)
        sheet.text(85, 104 + 50 * number, str(400 - 100 * number))
        sheet.text(112 + 60 * number, 312, str(2020 + number))
    return sheet.across(300, 115, 400)


def test_a_curve_makes_gridlines_a_plot() -> None:
    sheet = curve(gridlines(Sheet(), ticks=False), *CURVE)
    document = sheet.read()
    assert tables(document) == []
    assert any("2024" in text for text in texts(document))


def test_bars_on_an_axis_with_ticks_are_a_plot() -> None:
    sheet = gridlines(Sheet(), ticks=True)
    for number in range(5):
        sheet.fill(120 + 60 * number, 280 - 40 * number, 140 + 60 * number, 300, "#336699")
        sheet.down(115 + 60 * number, 300, 305)
    assert tables(sheet.read()) == []


def test_a_table_beside_a_plot_stays() -> None:
    sheet = curve(gridlines(Sheet(), ticks=False), *CURVE)
    sheet.grid((50, 200, 400), (400, 430, 460)).text(55, 415, "Year").text(205, 415, "Trees")
    sheet.text(55, 445, "2024").text(205, 445, "400")
    [table] = tables(sheet.read())
    assert rows(table) == [["Year", "Trees"], ["2024", "400"]]


def test_slanted_lines_in_the_cells_of_a_table_make_no_plot() -> None:
    sheet = Sheet().grid((50, 200, 400), (100, 130, 160, 190))
    for number in range(3):
        sheet.text(55, 118 + 30 * number, f"Action {number}").text(205, 118 + 30 * number, "Parks")
        curve(sheet, (370, 115 + 30 * number), (380, 125 + 30 * number), (394, 106 + 30 * number))
    [table] = tables(sheet.read())
    assert len(rows(table)) == 3


def test_an_ornament_behind_the_page_makes_no_plot() -> None:
    sheet = curve(Sheet().grid((50, 200, 400), (100, 130, 160)), (0, 20), (600, 780))
    sheet.text(55, 115, "Year").text(205, 115, "Trees").text(55, 145, "2024").text(205, 145, "400")
    assert len(tables(sheet.read())) == 1


def test_plots_below_each_other_with_ticks_on_one_axis_are_plots() -> None:
    sheet = Sheet()
    for top in (100, 420):
        sheet.down(115, top, top + 200).across(top + 200, 115, 400)
        for level in range(5):
            sheet.across(top + 50 * level, 110, 115).text(85, top + 4 + 50 * level, str(400 - 100 * level))
        for number in range(5):
            sheet.text(125 + 50 * number, top + 212, str(2020 + number))
            for level in range(6):
                sheet.text(125 + 50 * number, top + 15 + 20 * level, str(20 + 40 * level))
    assert tables(sheet.read()) == []
