from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.readers.flat import grid, lines, read, tables

from planparse import extract
from planparse.document import Document, Paragraph
from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.readers.spreadsheet import sheet as sheets
from planparse.readers.spreadsheet.formats import print_number
from planparse.readers.spreadsheet.sheet import Area, area, letters_of, position

Fill = Callable[[Any, Any], None]
HEADER = ("Action", "Responsable", "Cible")


def workbook(fill: Fill, *names: str) -> bytes:
    """A workbook: `fill` gets the workbook and its first sheet; `names` are those of all sheets."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        pages = [book.add_worksheet(name) for name in names or ("Plan",)]
        fill(book, pages[0])
    return buffer.getvalue()


def rows(page: Any, first: int, *values: tuple[object, ...]) -> None:
    for row, cells in enumerate(values, first):
        for column, value in enumerate(cells):
            if value is not None:
                page.write(row, column, value)


def document(fill: Fill, *names: str) -> Document:
    return read(workbook(fill, *names), "plan.xlsx")


def test_lines_above_a_table_are_paragraphs_and_blank_rows_end_it() -> None:
    def fill(book: Any, page: Any) -> None:
        page.write(0, 0, "Plan d’action", book.add_format({"bold": True, "font_size": 18}))
        page.write(1, 2, "Ville de Rive-Claire")
        rows(page, 3, HEADER, ("Ouvrir un café", "Ville", "1 café"), ("Planter", "MRC", "9 arbres"))
        page.write(6, 0, "* à confirmer")
        rows(page, 8, HEADER, ("Lire", "École", "2 livres"))

    found = document(fill)
    assert lines(found) == ["Plan d’action", "Ville de Rive-Claire", "* à confirmer"]
    first = found.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.heading, first.bold) == (1, True)
    assert [table.rows for table in tables(found)] == [3, 2]


def test_places_name_sheet_and_cells() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 4, HEADER, (None, "Ville", "1 café"), (None, "MRC", "2"))
        page.merge_range("A6:A7", "Ouvrir")

    [table] = tables(document(fill, "Suivi 2024"))
    assert (table.place.sheet, table.place.cell) == ("Suivi 2024", "A5:C7")
    merged = next(cell for cell in table.cells if cell.row_span == 2)
    assert (merged.paragraphs[0].places[0].cell, merged.place.row, merged.place.column) == ("A6:A7", 2, 1)
    assert [cell.place.cell for cell in table.cells][:3] == ["A5", "B5", "C5"]


def test_evidence_of_a_record_names_sheet_and_cell(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook(lambda _, page: rows(page, 2, HEADER, ("Ouvrir un café", "Ville", "1 café"))))
    [action] = extract(path).actions
    assert (action.evidence["responsible"][0].sheet, action.evidence["responsible"][0].cell) == ("Plan", "B4")


def test_lone_first_cell_and_full_width_cell_are_bands() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, HEADER, ("Axe 1",), ("Ouvrir", "Ville", "1"), (None,), ("Planter", "MRC", "2"))
        page.merge_range("A4:C4", "Axe 2")

    [table] = tables(document(fill))
    assert [(cell.text, cell.column_span) for cell in table.cells if cell.column_span > 1] == [
        ("Axe 1", 3),
        ("Axe 2", 3),
    ]


def test_lone_cell_beside_a_merged_one_is_no_band() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, HEADER, (None, "Ville", "1"), (None, "MRC"))
        page.merge_range("A2:A3", "Ouvrir")

    [table] = tables(document(fill))
    assert grid(table)[2] == [None, "MRC", None]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, ("Action", "Secret", "Cible"), ("Ouvrir", "x", "1"), ("Caché", "y", "2"), ("Planter", "z", "3"))
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(1, 1, None, None, {"hidden": True})
        book.get_worksheet_by_name("Archives").write(0, 0, "Ancien")
        book.get_worksheet_by_name("Archives").hide()

    found = document(fill, "Plan", "Archives")
    assert [grid(table) for table in tables(found)] == [[["Action", "Cible"], ["Ouvrir", "1"], ["Planter", "3"]]]
    assert [doubt.code for doubt in found.doubts] == ["hidden-content"]


def test_rows_are_numbered_as_in_the_sheet() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 2, HEADER, ("Ouvrir", "Ville", "1"), (None, "x", "2"), ("Planter", "MRC", "3"))
        rows(page, 80, ("Lire", "École", "4"))
        page.merge_range("C6:C81", "3")
        page.set_row(4, None, None, {"hidden": True})

    [table] = tables(document(fill))
    found = {cell.text: (cell.place.row, cell.place.cell) for cell in table.cells if cell.column == 0}
    assert found == {"Action": (1, "A3"), "Ouvrir": (2, "A4"), "Planter": (4, "A6"), "Lire": (79, "A81")}


def test_struck_out_text_is_left_out() -> None:
    def fill(book: Any, page: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        rows(page, 0, HEADER, (None, "Ville", "1"))
        page.write_rich_string(1, 0, struck, "Fermer", "Ouvrir un café")
        page.write(1, 1, "Région", struck)

    assert grid(tables(document(fill))[0])[1] == ["Ouvrir un café", None, "1"]


def test_lines_of_a_cell_are_paragraphs_with_their_bullets() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, HEADER, ("• Ouvrir\n• Fermer\n\nAutre", "Ville", "1"))

    assert tables(document(fill))[0].cells[3].paragraphs[0].marker == "•"
    assert grid(tables(document(fill))[0])[1][0] == "• Ouvrir / • Fermer / Autre"


def test_dates_and_numbers_are_printed_as_the_sheet_shows_them() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, HEADER)
        for column, (value, code) in enumerate(
            [(datetime(2025, 3, 31), "dd/mm/yyyy"), (0.25, "0 %"), (datetime(2025, 3, 1), "[$-40C]mmmm yyyy")]
        ):
            page.write(1, column, value, book.add_format({"num_format": code}))

    assert grid(tables(document(fill))[0])[1] == ["31/03/2025", "25 %", "mars 2025"]


def test_fills_of_rule_and_empty_cells_are_kept() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, ("Action", "2024", "2025"), ("Ouvrir", "X"))
        page.write_blank(1, 2, None, book.add_format({"bg_color": "#92d050"}))

    assert [cell.fill for cell in tables(document(fill))[0].cells] == [None] * 5 + ["#92d050"]


def test_sheet_that_feeds_drop_down_cells_is_no_part_of_the_flow() -> None:
    def fill(book: Any, page: Any) -> None:
        rows(page, 0, HEADER, ("Ouvrir", "Ville", "1"))
        page.data_validation("B2:B9", {"validate": "list", "source": "='Mes listes'!$A$1:$A$3"})
        rows(book.get_worksheet_by_name("Mes listes"), 0, ("Ville", "Élevé"), ("MRC", "Bas"))

    found = document(fill, "Plan", "Mes listes")
    assert len(tables(found)) == 1
    assert [line.text for line in found.furniture] == ["Ville", "Élevé", "MRC", "Bas"]


def test_copy_of_a_sheet_is_left_out_and_a_near_copy_told() -> None:
    def fill(book: Any, page: Any) -> None:
        for name in ("Plan", "Copie", "Version 2"):
            rows(
                book.get_worksheet_by_name(name), 0, HEADER, *((f"Action {n}", "Ville", f"{n} fois") for n in range(9))
            )
        book.get_worksheet_by_name("Version 2").write(9, 2, "10 fois")

    found = document(fill, "Plan", "Copie", "Version 2")
    assert len(tables(found)) == 2
    assert [(doubt.code, doubt.place and doubt.place.sheet) for doubt in found.doubts] == [
        ("repeated-sheet", "Copie"),
        ("repeated-sheet", "Version 2"),
    ]


def test_empty_workbook_is_refused() -> None:
    with pytest.raises(NoTextError, match=r"^plan\.xlsx shows no text\.$"):
        document(lambda book, page: None)


def test_workbook_beyond_the_limit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(lambda _, page: rows(page, 0, HEADER, ("Ouvrir", "Ville", "1")))
    monkeypatch.setattr(sheets.Budget.__init__, "__defaults__", (4, sheets.MAX_CHARACTERS, False, False))
    assert [doubt.code for doubt in read(data, "plan.xlsx").doubts] == ["limit-reached"]


def test_cell_that_excel_would_cut_ends_with_a_whole_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LONGEST_TEXT", 14)
    found = document(lambda _, page: rows(page, 0, HEADER, ("Ouvrir un " + "z" * 50, "Ville", "z" * 50)))
    assert grid(tables(found)[0])[1] == ["Ouvrir un", "Ville", "z" * 14]
    assert [doubt.code for doubt in found.doubts] == ["limit-reached"]


def test_old_workbook_that_is_none_is_refused() -> None:
    ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
    with pytest.raises(DamagedFileError, match="cannot be read as a workbook"):
        read(ole + "Workbook".encode("utf-16-le"), "plan.xls")
    with pytest.raises(EncryptedFileError):
        read(ole + "EncryptedPackage".encode("utf-16-le"), "plan.xlsx")


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (1234.5, "#,##0.00", "1 234.50"),
        (1234.5, "#,##0 $", "1 235 $"),
        (-3, "0;(0)", "(3)"),
        (0.5, "0.0%", "50.0%"),
        (7, "000", "007"),
        (2.5, "0.##", "2.5"),
        (1e20, "0", "100000000000000000000"),
        (0.1, "General", "0.1"),
        (1500, '_-* # ##0\\ "€"_-', "1 500 €"),
        (45747, "d mmmm yyyy", "31 mars 2025"),
        (45747, "[$-409]mmm-yy", "Mar-25"),
        (45747.75, "hh:mm", "18:00"),
        (45747.75, "dddd d mmm", "lundi 31 mars"),
        (-1, "yyyy-mm-dd", "-1"),
        (3e9, "yyyy-mm-dd", "3000000000"),
    ],
)
def test_number_formats(value: float, code: str, printed: str) -> None:
    assert print_number(value, code, "fr") == printed


def test_first_day_may_be_that_of_1904() -> None:
    assert print_number(1, "yyyy-mm-dd", "fr", from_1904=True) == date(1904, 1, 2).isoformat()


def test_names_of_cells() -> None:
    assert [letters_of(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
    assert position("$AA$12") == (12, 27)
    assert area("B7:A3") == Area(3, 1, 7, 2)
    assert [position(name) for name in ("A0", "XFE1", "ZZZZ1", "A1048577", "1", "")] == [None] * 6
