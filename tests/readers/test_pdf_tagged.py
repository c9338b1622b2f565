"""What the tags of a file tell: tables without rules, headings, lists, running lines; and lies in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.readers.flat import grid
from tests.readers.flat import tables as tables_of
from tests.readers.tagged_pdf import Element, Mark, TaggedSheet, element

from planparse.document import Document, Paragraph
from planparse.readers.pdf import PdfReader, tags

LEFT, MIDDLE, RIGHT = 50, 200, 400


def cell(*marks: Mark, **spans: int) -> Element:
    return element("TD", *marks, **spans)


def row(*cells: Element | Mark) -> Element:
    return element("TR", *[cell(each) if isinstance(each, Mark) else each for each in cells])


def ragged(sheet: TaggedSheet, top: float = 100) -> list[Element]:
    """Rows that white space alone does not tell: a cell over two rows whose last line is level with the second row."""
    header = row(*(sheet.text(x, top, title) for x, title in ((LEFT, "Goal"), (MIDDLE, "Action"), (RIGHT, "Lead"))))
    goal = sheet.text(LEFT, top + 14, "Shade for", "the town", "squares")
    plant = sheet.text(MIDDLE, top + 14, "Plant trees", "by the river")
    lead = sheet.text(RIGHT, top + 14, "Parks")
    count = sheet.text(MIDDLE, top + 38, "Count them")
    return [header, row(cell(goal, RowSpan=2), plant, lead), row(count, sheet.text(RIGHT, top + 38, "School"))]


READ = [
    ["Goal", "Action", "Lead"],
    ["Shade for the town squares", "Plant trees by the river", "Parks"],
    [None, "Count them", "School"],
]


def read(document: Document) -> list[list[str | None]]:
    [table] = tables_of(document)
    return [[text and text.replace(" / ", " ") for text in line] for line in grid(table)]


def test_rows_and_spans_are_those_of_the_tags() -> None:
    sheet = TaggedSheet()
    assert read(sheet.read(element("Table", *ragged(sheet)))) == READ


def test_groups_of_rows_and_spans_of_columns_are_read() -> None:
    sheet = TaggedSheet()
    header, *body = ragged(sheet)
    band = row(cell(sheet.text(LEFT, 160, "All through the year"), ColSpan=3))
    found = read(sheet.read(element("Table", element("THead", header), element("TBody", *body, band))))
    assert found == [*READ, ["All through the year", None, None]]


def test_an_empty_cell_that_the_tags_leave_out_is_told_by_the_columns() -> None:
    sheet = TaggedSheet()
    last = row(sheet.text(LEFT, 160, "Clean air"), sheet.text(RIGHT, 160, "Council"))
    assert read(sheet.read(element("Table", *ragged(sheet), last)))[-1] == ["Clean air", "", "Council"]


def test_a_cell_whose_blocks_stand_in_two_columns_is_two() -> None:
    sheet = TaggedSheet()
    both = cell(*(element("P", sheet.text(x, 160, text)) for x, text in ((MIDDLE, "Ask"), (RIGHT, "Council"))))
    last = row(cell(sheet.text(LEFT, 160, "Clean air")), both)
    assert read(sheet.read(element("Table", *ragged(sheet), last)))[-1] == ["Clean air", "Ask", "Council"]


def test_a_table_goes_on_on_the_next_page_in_the_same_columns_below_its_header() -> None:
    sheet = TaggedSheet()
    first = ragged(sheet, 600)
    for x, title in ((LEFT, "Goal"), (MIDDLE, "Action"), (RIGHT, "Lead")):
        sheet = sheet if x > LEFT else sheet.page()
        sheet.artifact(x, 100, title)
    rest = row(
        sheet.text(MIDDLE, 114, "Water them in every dry week"), sheet.text(RIGHT, 114, "Parks of all the towns")
    )
    one, two = tables_of(sheet.read(element("Table", *first, rest)))
    assert one.column_edges == two.column_edges
    assert grid(two) == [["Goal", "Action", "Lead"], ["", "Water them in every dry week", "Parks of all the towns"]]


def test_rows_of_header_cells_at_the_top_are_headers() -> None:
    sheet = TaggedSheet()
    header, *body = ragged(sheet)
    titles = element("TR", *(element("TH", *title.inner) for title in header.inner if isinstance(title, Element)))
    [table] = tables_of(sheet.read(element("Table", titles, *body)))
    assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 5


def swapped(rows: list[Element]) -> list[Element]:
    return [rows[0], row(*rows[1].inner[::-1]), rows[2]]


def upside_down(rows: list[Element]) -> list[Element]:
    return rows[::-1]


def all_in_one(rows: list[Element]) -> list[Element]:
    return [row(cell(*(mark for line in rows for each in line.inner for mark in each.inner)))]


def too_wide(rows: list[Element]) -> list[Element]:
    return [rows[0], row(cell(*rows[1].inner[0].inner, RowSpan=2, ColSpan=2), *rows[1].inner[1:]), rows[2]]


def without_lead(rows: list[Element]) -> list[Element]:
    return [row(*line.inner[:-1]) for line in rows]


def with_a_heading(rows: list[Element]) -> list[Element]:
    return [row(cell(element("H1", *rows[0].inner[0].inner)), *rows[0].inner[1:]), *rows[1:]]


@pytest.mark.parametrize("lie", [swapped, upside_down, all_in_one, too_wide, without_lead, with_a_heading])
def test_tags_that_the_print_does_not_bear_out_change_nothing(lie: Callable[[list[Element]], list[Element]]) -> None:
    sheet, plain = TaggedSheet(), TaggedSheet()
    ragged(plain)
    assert sheet.read(element("Table", *lie(ragged(sheet)))).blocks == plain.read().blocks


def test_text_that_is_tagged_as_paragraphs_only_is_read_as_if_it_were_not() -> None:
    sheet, plain = TaggedSheet(), TaggedSheet()
    ragged(plain)
    marks = [mark for line in ragged(sheet) for each in line.inner for mark in each.inner]
    assert sheet.read(*(element("P", mark) for mark in marks)).blocks == plain.read().blocks


def test_what_rules_show_wins_over_tags() -> None:
    sheet = TaggedSheet()
    rows = ragged(sheet)
    lines = b" ".join(b"40 %d m 560 %d l S" % (y, y) for y in (710, 690, 660, 645))
    lines += b" ".join(b" %d 710 m %d 645 l S" % (x, x) for x in (40, 190, 390, 560))
    sheet.pages[-1].append(lines)
    assert len(read(sheet.read(element("Table", *swapped(rows))))) == 3


@pytest.mark.parametrize("limit", ["TAGS_PER_PAGE", "TAG_DEPTH"])
def test_a_tree_beyond_the_limits_is_left_aside(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, plain = TaggedSheet(), TaggedSheet()
    ragged(plain)
    monkeypatch.setattr(tags, limit, 2)
    assert sheet.read(element("Table", *ragged(sheet))).blocks == plain.read().blocks


def test_a_long_document_whose_tags_take_too_long_is_read_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = TaggedSheet()
    tagged = [element("Table", *ragged(sheet.page() if sheet.marks else sheet)) for _ in range(2)]
    monkeypatch.setattr(tags, "TAGS_PER_DOCUMENT", 20)
    first, second = map(grid, tables_of(sheet.read(*tagged)))
    assert len(first) == len(READ) != len(second)


def test_a_tree_that_bites_its_tail_does_no_harm() -> None:
    sheet = TaggedSheet()
    data = sheet.bytes(element("Table", *ragged(sheet)))
    table = b"/S /Table /P 7 0 R /K [9 0 R"
    assert table in data
    assert PdfReader().read(data.replace(table, b"/S /Table /P 7 0 R /K [7 0 R"), "loop.pdf").blocks


def running(sheet: TaggedSheet) -> TaggedSheet:
    """Three pages with a footer of name and number, too near to a table to be told without tags."""
    for number in range(1, 4):
        sheet = sheet if number == 1 else sheet.page()
        sheet.artifact(50, 760, "Town plan").artifact(500, 760, str(number))
    return sheet


def test_running_lines_that_are_marked_as_such_are_no_text() -> None:
    sheet = TaggedSheet()
    sheet.text(50, 700, "Only here")
    found = running(sheet).read()
    assert [line.text for line in found.furniture] == ["Town plan", "1", "Town plan", "2", "Town plan", "3"]


def test_text_that_is_wrongly_marked_as_no_content_stays() -> None:
    sheet = TaggedSheet().artifact(50, 300, "Planting in all squares").artifact(50, 330, "Counting the trees")
    found = sheet.page().artifact(50, 400, "Watering in summer").read()
    assert len(found.blocks) == 3
    assert not found.furniture


FULL = "The town plants four hundred oak trees along the river and waters all of them in the dry weeks of"


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def sentences(sheet: TaggedSheet) -> list[Element]:
    """Three paragraphs of two lines each."""
    return [element("P", sheet.text(50, top, FULL, "summer.")) for top in (600, 640, 680)]


def test_headings_of_the_size_of_the_text_are_ranked_by_their_tags() -> None:
    sheet = TaggedSheet()
    titles = [
        element(f"H{level}", sheet.text(50, 100 + 40 * index, f"Title {index}"))
        for index, level in enumerate((1, 2, 2, 1))
    ]
    found = paragraphs(sheet.read(*titles, *sentences(sheet)))
    assert [line.heading for line in found] == [1, 2, 2, 1, 0, 0, 0]


def test_a_document_that_is_all_tagged_as_headings_has_none() -> None:
    sheet = TaggedSheet()
    found = paragraphs(sheet.read(*(element("H1", *text.inner) for text in sentences(sheet))))
    assert [line.heading for line in found] == [0, 0, 0]


def test_tags_do_not_rank_headings_against_their_size() -> None:
    sheet = TaggedSheet()
    large = element("H2", sheet.text(50, 100, "Plan of the town", size=20))
    small = element("H1", sheet.text(50, 140, "Trees", size=13))
    found = paragraphs(sheet.read(large, small, *sentences(sheet)))
    assert [line.heading for line in found] == [1, 2, 0, 0, 0]


def test_full_lines_of_other_blocks_are_other_paragraphs() -> None:
    sheet = TaggedSheet()
    first = element("P", sheet.text(50, 100, FULL + " the year"))
    second = element("P", sheet.text(50, 112, "Counting all of them"))
    found = paragraphs(sheet.read(first, second, *sentences(sheet)))
    assert [line.text for line in found][:2] == [FULL + " the year", "Counting all of them"]


def test_blocks_of_single_lines_do_not_cut_sentences() -> None:
    sheet = TaggedSheet()
    lines = [
        element("P", sheet.text(50, 100 + 12 * number, text)) for number, text in enumerate((FULL, FULL, "summer."))
    ]
    [found] = paragraphs(sheet.read(*lines))
    assert found.text == f"{FULL} {FULL} summer."


def test_items_whose_bullets_are_drawn_are_list_items() -> None:
    sheet = TaggedSheet()
    items = []
    for top, text in ((100, "Plant trees"), (112, "Count them"), (124, "a) Water them")):
        bullet = sheet.text(50, top)
        items.append(element("LI", element("Lbl", bullet), element("LBody", sheet.text(60, top, text))))
    found = paragraphs(sheet.read(element("L", *items)))
    assert [line.raw for line in found] == ["• Plant trees", "• Count them", "• a) Water them"]


def test_labels_that_are_printed_stay_as_they_are() -> None:
    sheet = TaggedSheet()
    items = [
        element("LI", element("Lbl", sheet.text(50, top, label)), element("LBody", sheet.text(64, top, "Plant trees")))
        for top, label in ((100, "1."), (112, "2."))
    ]
    found = paragraphs(sheet.read(element("L", *items)))
    assert [line.raw for line in found] == ["1. Plant trees", "2. Plant trees"]
