"""The forms of `planparse inspect --tables`."""

from __future__ import annotations

import csv
import io
import json

from tests.inspect.build import inspection, sample
from tests.structure.build import table

from planparse.document import Cell, InnerTable, Paragraph, Table
from planparse.inspect.tables import as_csv, as_html, as_json
from planparse.places import Place

HEADER = ["Actions", "Responsable", "Échéance"]


def test_json_has_file_pages_and_every_cell_with_its_span() -> None:
    content = json.loads(as_json(sample()))
    assert set(content) == {"file", "pages", "tables"}
    assert (content["file"], content["pages"]) == ("plan.pdf", 5)
    first = content["tables"][0]
    assert set(first) == {"page", "bbox", "cells"}
    band = first["cells"][0]
    assert (band["row"], band["col"], band["rowspan"], band["colspan"]) == (0, 0, 1, 5)
    assert band["text"].startswith("AXE 1 :")


def test_pages_limit_the_tables() -> None:
    assert {found["page"] for found in json.loads(as_json(sample("2-3")))["tables"]} == {2, 3}


def test_list_markers_and_boxes_are_in_raw_only() -> None:
    lines = (Paragraph("Planter", marker="A)"), Paragraph("☐ Semer"))
    cells = (Cell(0, 0, lines), Cell(0, 1, (Paragraph("Ville"),)))
    first, second = json.loads(as_json(inspection(Table(1, 1, 2, cells))))["tables"][0]["cells"]
    assert (first["text"], first["raw"]) == ("Planter\nSemer", "A) Planter\n☐ Semer")
    assert "raw" not in second


def test_inner_table_is_a_table_of_its_own_and_not_text_of_its_cell() -> None:
    inner = Table(1, 1, 2, (Cell(0, 0, (Paragraph("a"),)), Cell(0, 1, (Paragraph("b"),))), Place(table=1))
    around = Cell(0, 0, (Paragraph("Avant"), Paragraph("a b")), inner=(InnerTable(inner, 1, 2),))
    outer = Table(1, 1, 2, (around, Cell(0, 1, (Paragraph("Après"),))))
    tables = json.loads(as_json(inspection(outer)))["tables"]
    assert [[cell["text"] for cell in found["cells"]] for found in tables] == [["Avant", "Après"], ["a", "b"]]


def test_csv_has_a_line_a_row_and_a_merged_cell_once() -> None:
    merged = table([HEADER, ["Planter des arbres", "Ville", "2025"], ["Semer des prés", None, "2026"]], page=3)
    header, *lines = csv.reader(io.StringIO(as_csv(inspection(merged)).decode()))
    assert header == ["table", "page", "row", "column_1", "column_2", "column_3"]
    assert lines == [
        ["1", "3", "1", *HEADER],
        ["1", "3", "2", "Planter des arbres", "Ville", "2025"],
        ["1", "3", "3", "Semer des prés", "", "2026"],
    ]


def test_csv_runs_no_formula() -> None:
    assert b"'=1+1" in as_csv(inspection(table([["=1+1", "b"]])))


def test_html_has_spans_and_roles_and_escapes_text() -> None:
    rows = [["AXE 1 : Le <quartier>"], HEADER, ["Planter des arbres", "Ville", "2025"]]
    page = as_html(inspection(table(rows, page=2))).decode()
    assert '<td colspan="3">AXE 1 : Le &lt;quartier&gt;</td>' in page
    assert '<th scope="col">responsible</th>' in page
    assert "<caption>Table 1 (page 2)</caption>" in page


def test_html_without_tables_says_so() -> None:
    assert "No tables." in as_html(inspection(Paragraph("Bonjour"))).decode()
