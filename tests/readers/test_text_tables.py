"""Tables in plain text: tabs, pipes and HTML tags."""

from __future__ import annotations

import pytest

from planparse.document import Document, Paragraph, Table
from planparse.places import Place
from planparse.readers.text import TextReader
from planparse.readers.text import reader as reader_module


def read(text: str) -> Document:
    return TextReader().read(text.encode(), "plan.txt")


def tables(text: str) -> list[Table]:
    return [block for block in read(text).blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def test_lines_with_tabs_are_the_rows_of_a_table() -> None:
    (table,) = tables("Objectif\tAction\tQui\nVerdir\tPlanter\tVille\n\tSemer\tComité")
    assert grid(table) == [["Objectif", "Action", "Qui"], ["Verdir", "Planter", "Ville"], ["", "Semer", "Comité"]]


def test_a_blank_line_begins_a_new_table() -> None:
    assert [table.number for table in tables("a\tb\n\nc\td")] == [1, 2]


def test_cells_say_where_they_stand() -> None:
    (table,) = tables("Plan\na\tb\nc\td")
    place = Place(table=1, row=2, column=2, line=3)
    assert table.cells[3].place == place
    assert table.cells[3].paragraphs[0].places == (place,)


def test_a_row_with_text_in_its_first_cell_alone_is_a_band() -> None:
    (table,) = tables("AXE 1 : Verdir\t\t\nAction\tQui\tQuand\n\tVille\t")
    assert [(cell.row, cell.column_span) for cell in table.cells if cell.text == "AXE 1 : Verdir"] == [(0, 3)]
    assert [cell.column_span for cell in table.cells if cell.row == 2] == [1, 1, 1]


def test_rows_may_have_fewer_cells_than_others() -> None:
    (table,) = tables("a\tb\tc\nd\te")
    assert (table.columns, len(table.cells)) == (3, 5)


def test_bullets_of_a_cell_are_paragraphs_even_where_the_list_is_never_closed() -> None:
    (table,) = tables('Action\tMoyens\nVerdir :• Planter• Semer\t<ul style="none"> - Trouver. - Payer l\'eau - le sol')
    action, means = table.cells[2:]
    assert [(part.marker, part.text) for part in action.paragraphs] == [
        ("", "Verdir :"),
        ("•", "Planter"),
        ("•", "Semer"),
    ]
    assert [(part.marker, part.text) for part in means.paragraphs] == [("-", "Trouver."), ("-", "Payer l'eau - le sol")]


def test_a_dash_in_a_cell_that_begins_with_none_is_text() -> None:
    (table,) = tables("Qui\tQuand\nCLSC - Santé publique\tAn 1")
    assert table.cells[2].text == "CLSC - Santé publique"


def test_breaks_and_paragraph_tags_of_a_cell_are_paragraphs() -> None:
    (table,) = tables("<p>1.1 Verdir.</p> <p>Note</p>\tVille<br>Comité<br/>École")
    assert [[part.text for part in cell.paragraphs] for cell in table.cells] == [
        ["1.1 Verdir.", "Note"],
        ["Ville", "Comité", "École"],
    ]


def test_a_list_left_open_goes_on_over_line_ends_to_the_next_cell() -> None:
    (table,) = tables("Axe\tAction\tQui\n\t<ul>\n• Planter\n• Semer</ul>\tVille\nEau\tArroser\tComité")
    assert grid(table) == [["Axe", "Action", "Qui"], ["", "• Planter • Semer", "Ville"], ["Eau", "Arroser", "Comité"]]


def test_a_list_left_open_in_the_last_cell_takes_the_bullets_below() -> None:
    (table,) = tables("Verdir\t<ul>\n• Planter\n• Semer\nArroser\tComité")
    assert grid(table) == [["Verdir", "• Planter • Semer"], ["Arroser", "Comité"]]


def test_pipes_are_a_table_with_its_header() -> None:
    (table,) = tables("| **Action** | Qui |\n|:---|---:|\n| Planter \\| semer | Ville<br>Comité |\n| Bande | |")
    assert grid(table) == [["Action", "Qui"], ["Planter | semer", "Ville Comité"], ["Bande", ""]]
    assert [cell.header for cell in table.cells] == [True, True, False, False, False]
    assert table.cells[-1].column_span == 2


def test_pipes_need_no_frame_where_a_ruler_follows() -> None:
    (table,) = tables("Action | Qui\n--- | ---\nPlanter | Ville")
    assert grid(table) == [["Action", "Qui"], ["Planter", "Ville"]]


def test_a_pipe_in_a_sentence_is_no_table() -> None:
    assert tables("Ville | Comité\nAutre ligne | encore") == []


def test_html_tables_keep_their_spans() -> None:
    (table,) = tables(
        "<table>\n<tr><th>Objectif</th><th colspan='2'>Résultats</th></tr>\n"
        "<tr><td rowspan=2>Verdir</td><td>10 arbres</td><td>An 1</td></tr>\n<tr><td>5 haies<td>An 2</tr>\n</table>"
    )
    assert [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells] == [
        (0, 0, 1, 1, "Objectif"),
        (0, 1, 1, 2, "Résultats"),
        (1, 0, 2, 1, "Verdir"),
        (1, 1, 1, 1, "10 arbres"),
        (1, 2, 1, 1, "An 1"),
        (2, 1, 1, 1, "5 haies"),
        (2, 2, 1, 1, "An 2"),
    ]
    assert [cell.header for cell in table.cells][:3] == [True, True, False]
    assert table.cells[5].place == Place(table=1, row=3, column=2, line=4)


def test_text_around_html_tables_is_kept() -> None:
    blocks = read("Avant <table><td>a</table> entre <table><td>b</table> après").blocks
    shown = [block.text if isinstance(block, Paragraph) else f"table {block.number}" for block in blocks]
    assert shown == ["Avant", "table 1", "entre", "table 2", "après"]


def test_an_html_table_that_never_ends_is_text() -> None:
    assert tables("<table><td>a") == []


def test_forged_spans_do_not_grow_the_table() -> None:
    (table,) = tables("<table><tr><td colspan=9999 rowspan=9999>a</td></tr><tr><td>b</td></tr></table>")
    assert (table.rows, table.columns) == (2, 200)


def test_a_line_of_too_many_tabs_is_text() -> None:
    assert tables("a\t" * 300 + "b") == []


@pytest.mark.parametrize(
    "text", ["a\tb\n" * 5, "|a|b|\n" * 5, "<table>" + "<tr><td>a</td><td>b</td></tr>" * 5 + "</table>"]
)
def test_tables_of_too_many_cells_are_cut_and_reported(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "MAX_CELLS", 6)
    document = read(text)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert len(table.cells) == 6
    assert [doubt.code for doubt in document.doubts] == ["limit-reached"]
