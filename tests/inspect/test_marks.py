"""What is marked on a page."""

from __future__ import annotations

from tests.inspect.build import inspection, sample

from planparse.document import Cell, Paragraph, Table
from planparse.inspect.marks import Kind, Mark, marks_of
from planparse.places import Place

BOX = (10.0, 20.0, 110.0, 40.0)


def kinds(marks: list[Mark]) -> set[Kind]:
    return {mark.kind for mark in marks}


def test_header_is_marked_as_repeated_where_the_table_goes_on() -> None:
    first, second = marks_of(sample(), 1), marks_of(sample(), 2)
    assert Kind.HEADER in kinds(first)
    assert Kind.REPEATED not in kinds(first)
    assert Kind.REPEATED in kinds(second)


def test_table_says_which_one_it_goes_on_from() -> None:
    labels = [mark.label for mark in marks_of(sample(), 2) if mark.kind is Kind.TABLE]
    assert labels[0] == "Table 2, goes on from table 1"


def test_every_column_bears_its_role() -> None:
    table = next(mark for mark in marks_of(sample(), 1) if mark.kind is Kind.TABLE)
    roles = [mark for mark in marks_of(sample(), 1) if mark.label and mark.kind in (Kind.ACTION, Kind.ROLE)]
    assert [mark.label for mark in roles] == ["action", "people", "deadline", "indicator", "target"]
    assert {mark.box[1] for mark in roles} == {table.box[1]}


def test_bands_and_cells_of_actions_are_told_apart() -> None:
    assert {Kind.BAND, Kind.ACTION, Kind.ROLE} <= kinds(marks_of(sample(), 1))


def test_paragraphs_outside_tables_are_marked_by_what_they_are() -> None:
    place = (Place(page=1, bbox=BOX),)
    heading = Paragraph("Axe 1", place, heading=2)
    item = Paragraph("Planter", place, marker="•")
    footer = Paragraph("Page 1", place)
    marks = marks_of(inspection(heading, item, Paragraph("Bonjour", place), furniture=(footer,)), 1)
    assert {Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH, Kind.FURNITURE, Kind.LEFT_OVER} <= kinds(marks)
    assert Mark(Kind.HEADING, BOX, "H2") in marks


def test_paragraph_cut_by_a_page_break_is_marked_on_both_pages() -> None:
    cut = Paragraph("Bonjour", (Place(page=1, bbox=BOX), Place(page=2, bbox=BOX)))
    assert Mark(Kind.PARAGRAPH, BOX) in marks_of(inspection(cut), 2)


def test_table_without_roles_has_an_outline_and_cells_without_a_role() -> None:
    cells = (Cell(0, 0, (Paragraph("a"),), place=Place(page=1, bbox=BOX)),)
    table = Table(1, 1, 1, cells, Place(page=1, bbox=BOX), column_edges=(10.0, 110.0))
    assert marks_of(inspection(table), 1) == [Mark(Kind.OTHER, BOX), Mark(Kind.TABLE, BOX, "Table 1")]


def test_list_items_in_cells_are_marked() -> None:
    item = Paragraph("Planter", (Place(page=1, bbox=BOX),), marker="•")
    table = Table(1, 1, 1, (Cell(0, 0, (item,), place=Place(page=1, bbox=BOX)),), Place(page=1, bbox=BOX))
    assert Mark(Kind.ITEM, BOX) in marks_of(inspection(table), 1)
