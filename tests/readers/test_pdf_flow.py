"""Body text: headings, reading order, running headers and footers."""

from __future__ import annotations

import pytest
from tests.readers.pdf_sheet import Sheet, paragraphs, tables, texts

from planparse.document import Paragraph, Table
from planparse.pipeline import extract_bytes

BODY = (
    "The town wants to be greener by the end of the plan, and everybody who lives here is asked to take part in it,",
    "from the schools to the workshops by the river.",
)


def test_headings_rank_by_size_and_weight() -> None:
    sheet = Sheet().text(50, 60, "Action plan", size=24).text(50, 100, "Axis one", size=14, font="Helvetica-Bold")
    sheet.text(50, 130, "Trees", font="Helvetica-Bold").lines(50, 150, *BODY)
    sheet.text(50, 220, "Axis two", size=14, font="Helvetica-Bold").lines(50, 250, *BODY)
    found = [(paragraph.text, paragraph.heading) for paragraph in paragraphs(sheet.read())]
    assert found[:3] == [("Action plan", 1), ("Axis one", 2), ("Trees", 3)]
    assert found[4] == ("Axis two", 2)
    assert found[3] == (" ".join(BODY), 0)


def test_capitals_rank_higher_only_where_small_letters_come_below_them() -> None:
    def levels(*titles: str) -> list[int]:
        sheet = Sheet()
        for number, title in enumerate(titles):
            sheet.text(50, 60 + 60 * number, title, 14, "Helvetica-Bold")
            sheet.lines(50, 80 + 60 * number, "Text below the title, which is set", "in the size of all text.")
        return [found.heading for found in paragraphs(sheet.read()) if found.heading]

    assert levels("AXIS ONE", "Streets", "Parks", "AXIS TWO", "Housing") == [1, 2, 2, 1, 2]
    assert levels("MEMBERS", "VALUES", "Streets", "Parks", "BUDGET", "ACRONYMS") == [1, 1, 1, 1, 1, 1]


def test_headings_keep_their_ranks_below_many_sizes_of_a_cover() -> None:
    sheet = Sheet()
    for number, size in enumerate((40, 36, 32, 28, 24, 20)):
        sheet.text(50, 60 + 60 * number, f"Cover {number}", size)
    sheet.page().text(50, 100, "Axis one", 14).lines(50, 120, *BODY).text(50, 170, "Trees", font="Helvetica-Bold")
    ranks = {found.text: found.heading for found in paragraphs(sheet.lines(50, 190, *BODY).read())}
    assert ranks["Cover 5"] < ranks["Axis one"] < ranks["Trees"]


@pytest.mark.parametrize(("numbers", "headed"), [((1, 2, 3), 0), ((1, 2), 2), ((1, 3, 5), 3)])
def test_bold_lines_that_count_on_are_a_list(numbers: tuple[int, ...], headed: int) -> None:
    sheet = Sheet().lines(50, 50, *BODY)
    for line, number in enumerate(numbers):
        sheet.text(50, 120 + 20 * line, f"{number}. Step of the plan", font="Helvetica-Bold")
    found = [line for line in paragraphs(sheet.lines(50, 240, *BODY).read()) if line.text.endswith("plan")]
    assert sum(line.heading > 0 for line in found) == headed


def test_tables_and_paragraphs_come_in_the_order_of_the_page() -> None:
    sheet = (
        Sheet().text(50, 80, "Before").grid((50, 250, 450), (100, 130, 160)).text(55, 115, "in").text(50, 190, "After")
    )
    kinds = [block.text if isinstance(block, Paragraph) else type(block) for block in sheet.read().blocks]
    assert kinds == ["Before", Table, "After"]


def test_running_lines_and_page_numbers_are_furniture() -> None:
    sheet = Sheet()
    for number in range(1, 5):
        sheet.text(50, 30, "Green plan of Saint-Exemple").text(280, 780, f"Page {number}")
        sheet.text(50, 200, f"Body of page {'abcd'[number - 1]}").page()
    document = sheet.read()
    assert texts(document) == [f"Body of page {letter}" for letter in "abcd"]
    assert [p.text for p in document.furniture[:2]] == ["Green plan of Saint-Exemple", "Page 1"]
    assert len(document.furniture) == 8


def test_a_page_number_beside_a_running_line_is_furniture() -> None:
    sheet = Sheet()
    for number in range(3, 8):
        sheet.lines(50, 100 + number, "The town plants trees.", f"Count of {number}").text(50, 770, "Town plan")
        sheet.text(540, 770, str(number)).page()
    document = sheet.read()
    assert [text for text in texts(document) if text.isdigit()] == []
    assert [line.text for line in document.furniture if line.text.isdigit()] == ["3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    "labels", [("Page ii", "Page iii", "Page A-1"), ("ii", "iii", "iv"), ("- i -", "- ii -", "1"), ("p. 7", "p. 8", "")]
)
def test_pages_are_counted_in_many_ways(labels: tuple[str, ...]) -> None:
    sheet = Sheet()
    for number, label in enumerate(labels):
        sheet.text(50, 200, f"Body of page {'abc'[number]}").text(280, 780, label).page()
    assert texts(sheet.read()) == [f"Body of page {letter}" for letter in "abc"] + ["1"] * labels.count("1")


def test_a_row_goes_on_below_a_page_label_and_a_repeated_header() -> None:
    sheet = Sheet()
    for label, row in (("Page ii", ("3", "Open early", "Town")), ("Page A-1", ("", "childhood centres", ""))):
        sheet.grid((50, 100, 350, 550), (70, 90, 120)).text(280, 780, label)
        for x, header, text in zip((55, 105, 355), ("No.", "Action", "Responsible"), row, strict=True):
            sheet.text(x, 83, header).text(x, 105, text)
        sheet.page()
    [action] = extract_bytes(sheet.bytes(), "sheet.pdf").actions
    assert (action.action, action.responsible) == ("Open early childhood centres", ("Town",))


def test_a_header_row_repeated_on_every_page_stays_in_the_table() -> None:
    sheet = Sheet()
    for number in range(3):
        sheet.grid((50, 250, 450), (40, 60, 90)).text(55, 53, "Actions").text(255, 53, "Lead")
        sheet.text(55, 80, f"Plant {number + 2} trees").page()
    document = sheet.read()
    assert [table.number for table in tables(document)] == [1, 2, 3]
    assert document.furniture == ()


def test_numbers_in_a_table_without_rules_are_no_page_numbers() -> None:
    sheet = Sheet()
    for number in range(2):
        for row in range(3):
            y = 40 + 20 * row
            sheet.text(50, y, str(10 * number + row + 3)).text(120, y, f"Plant tree {row}").text(320, y, "Town")
        sheet.page()
    assert sheet.read().furniture == ()
