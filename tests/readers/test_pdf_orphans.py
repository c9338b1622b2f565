"""Headers that are left alone at the end of a page."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, rows, tables, texts

BOLD = "Helvetica-Bold"
TITLES = ((50, "Objective"), (230, "Action of the town"), (450, "Lead"))
BODY = (
    ("A greener town", "Plant four hundred trees along the river", "Parks"),
    ("A calmer town", "Lower the speed on Mill Road", "Roads"),
    ("A cleaner river", "Count the fish every spring", "Water board"),
)


def header(sheet: Sheet, y: float, font: str = BOLD) -> Sheet:
    """Titles in the middle of their columns."""
    for x, title in TITLES:
        sheet.text(x, y, title, font=font)
    return sheet


def body(sheet: Sheet, y: float) -> Sheet:
    for number, row in enumerate(BODY):
        for x, text in zip((45, 200, 430), row, strict=True):
            sheet.text(x, y + 30 * number, text)
    return sheet


def test_a_header_at_the_end_of_a_page_is_of_the_table_on_the_next_one() -> None:
    sheet = Sheet().text(45, 100, "The plan was adopted in May and is reviewed every year.")
    first, second = tables(body(header(sheet, 780).page(), 60).read())
    assert rows(first) == [[title for _, title in TITLES]]
    assert first.column_edges == second.column_edges
    assert (first.place.page, second.place.page) == (1, 2)


def test_a_header_that_is_printed_again_stays_as_it_is() -> None:
    sheet = Sheet().text(45, 100, "The plan was adopted in May.")
    document = body(header(header(sheet, 780).page(), 60), 90).read()
    [table] = tables(document)
    assert rows(table)[0] == [title for _, title in TITLES]
    assert len(texts(document)) == 4


def test_a_last_line_that_is_no_header_is_left_as_it_is() -> None:
    sheet = Sheet().text(45, 100, "The plan was adopted in May.")
    [table] = tables(body(header(sheet, 780, font="Helvetica").page(), 60).read())
    assert table.place.page == 2


def test_titles_over_other_columns_are_no_header_of_the_next_page() -> None:
    sheet = Sheet().text(45, 100, "The plan was adopted in May.")
    sheet.text(205, 780, "Town", font=BOLD).text(260, 780, "Council", font=BOLD)
    [table] = tables(body(sheet.page(), 60).read())
    assert table.place.page == 2
