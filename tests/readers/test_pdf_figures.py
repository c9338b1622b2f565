"""Tables of figures with rules around groups only: white space and lines of text make the rest."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, rows, tables

XS = (50, 200, 450)


def test_columns_of_figures_that_no_rule_parts_are_columns() -> None:
    sheet = Sheet().grid(XS, (100, 130, 160, 190, 220))
    sheet.text(210, 115, "Count").text(300, 115, "Percent").text(390, 115, "Mean")
    for y, name, *figures in (
        (130, "kept", "344", "75.2", "–"),
        (160, "sold", "53", "11.6", "8.5"),
        (190, "lost", "6", "1.2", "3.5"),
    ):
        sheet.text(55, y + 15, name)
        for x, figure in zip((210, 300, 390), figures, strict=True):
            sheet.text(x, y + 15, figure)
    [table] = tables(sheet.read())
    assert rows(table) == [
        ["", "Count", "Percent", "Mean"],
        ["kept", "344", "75.2", "–"],
        ["sold", "53", "11.6", "8.5"],
        ["lost", "6", "1.2", "3.5"],
    ]


def test_title_over_two_columns_of_figures_spans_both() -> None:
    sheet = Sheet().grid(XS, (100, 130, 160, 190, 220, 250)).text(310, 115, "2027")
    sheet.text(230, 145, "N").text(390, 145, "%")
    for y, name, count, share in ((160, "Nord", "12", "0.9"), (190, "Sud", "8", "0.7"), (220, "Est", "31", "2.0")):
        sheet.text(55, y + 15, name).text(230, y + 15, count).text(390, y + 15, share)
    [table] = tables(sheet.read())
    [title] = [cell for cell in table.cells if cell.text == "2027"]
    assert (title.column, title.column_span) == (1, 2)
    assert rows(table)[2] == ["Nord", "12", "0.9"]


def test_three_lines_of_figures_between_two_rules_are_three_rows() -> None:
    sheet = Sheet().grid((50, 200, 300, 400, 500), (100, 130, 200))
    for x, title, lines in (
        (55, "Ménage", ("Seul", "À deux", "Famille")),
        (205, "Moyenne", ("0,47", "0,28", "0,15")),
        (305, "Écart", ("0,50", "0,45", "0,36")),
        (405, "Max", ("1", "1", "8")),
    ):
        sheet.text(x, 115, title).lines(x, 145, *lines, pitch=18)
    [table] = tables(sheet.read())
    assert rows(table)[1:] == [
        ["Seul", "0,47", "0,50", "1"],
        ["À deux", "0,28", "0,45", "1"],
        ["Famille", "0,15", "0,36", "8"],
    ]


def test_lines_of_figures_are_rows_though_each_word_of_their_names_is_set_by_itself() -> None:
    sheet = Sheet().grid((50, 200, 300, 400, 500), (100, 130, 200))
    for x, title, lines in (
        (205, "Freq.", ("344", "53", "61")),
        (305, "Percent", ("75.2", "11.6", "13.2")),
        (405, "Mean", ("12196", "23518", "9187")),
    ):
        sheet.text(x, 115, title).lines(x, 145, *lines, pitch=18)
    for number in range(3):
        for x, word in ((55, "We"), (75, "kept"), (100, "some"), (130, "shares")):
            sheet.text(x, 145 + 18 * number, word)
    [table] = tables(sheet.read())
    assert rows(table)[3] == ["We kept some shares", "61", "13.2", "9187"]


def test_numbered_lists_side_by_side_are_no_figures() -> None:
    sheet = Sheet().grid((50, 200, 300, 400, 500), (100, 130, 200))
    for x, title, lines in (
        (55, "Actions", ("Planter", "Semer", "Tondre")),
        (205, "Responsable", ("Ville", "MRC", "Club")),
        (305, "Échéance", ("Mai", "Juin", "Août")),
        (405, "Indicateur", ("Arbres", "Prés", "Paniers")),
    ):
        sheet.text(x, 115, title)
        for number, line in enumerate(lines):
            sheet.text(x, 145 + 18 * number, f"{number + 1}.").text(x + 14, 145 + 18 * number, line)
    [table] = tables(sheet.read())
    assert table.rows == 2


def test_three_lines_of_words_between_two_rules_stay_one_row() -> None:
    sheet = Sheet().grid((50, 200, 300, 400, 500), (100, 130, 200))
    for x, title, lines in (
        (55, "Actions", ("Planter", "Semer", "Récolter")),
        (205, "Responsable", ("Ville", "MRC", "Club")),
        (305, "Échéance", ("An 1", "An 2", "An 3")),
        (405, "Indicateur", ("Arbres", "Prés", "Paniers")),
    ):
        sheet.text(x, 115, title).lines(x, 145, *lines, pitch=18)
    [table] = tables(sheet.read())
    assert table.rows == 2


def test_gaps_between_words_make_no_columns() -> None:
    sheet = Sheet().grid(XS, (100, 130, 160, 190, 220))
    for y in (100, 130, 160, 190):
        sheet.text(55, y + 15, "Planter").text(210, y + 15, "Ville").text(330, y + 15, "de Rive-Claire")
    [table] = tables(sheet.read())
    assert table.columns == 2


def titled(*titles: tuple[float, str]) -> Sheet:
    """A table whose first row shows no rules between its columns."""
    sheet = Sheet().across(100, 50, 500)
    sheet.down(50, 100, 220).down(500, 100, 220)
    for x in (150, 250, 350):
        sheet.down(x, 130, 220)
    for y in (130, 160, 190, 220):
        sheet.across(y, 50, 500)
    for x, title in titles:
        sheet.text(x, 118, title)
    for y in (148, 178, 208):
        sheet.text(55, y, "Planter").text(155, y, "Ville").text(255, y, "mai").text(355, y, "arbres")
    return sheet


def test_titles_that_no_rules_part_stand_above_their_columns() -> None:
    [table] = tables(titled((55, "Action"), (155, "Pilote"), (255, "Date"), (355, "Indicateur")).read())
    assert rows(table)[0] == ["Action", "Pilote", "Date", "Indicateur"]


def test_a_band_over_all_columns_stays_one_cell() -> None:
    [table] = tables(titled((55, "Axe 1"), (100, "Une ville verte pour toutes les générations")).read())
    assert rows(table)[0] == ["Axe 1 Une ville verte pour toutes les générations"]


def test_titles_set_apart_in_one_text_stand_above_their_columns() -> None:
    sheet = Sheet()
    for y in (86, 106, 170):
        sheet.across(y, 50, 500)
    wide = sheet.canvas.beginText(55, sheet.height - 100)
    wide.setFont("Helvetica", 10)
    wide.setWordSpace(20)
    wide.textOut("Groups Turnover Share")
    sheet.canvas.drawText(wide)
    for number, row in enumerate(
        (("Carrier", "62.7", "40.5"), ("Promotion", "37.0", "35.7"), ("Cora", "11.0", "24.0"))
    ):
        for x, text in zip((55, 114, 178), row, strict=True):
            sheet.text(x, 120 + 20 * number, text)
    [table] = tables(sheet.read())
    assert rows(table)[0] == ["Groups", "Turnover", "Share"]
