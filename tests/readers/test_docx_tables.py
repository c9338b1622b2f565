"""Tables of a Word file: every cell on its true place in the grid."""

from __future__ import annotations

import pytest
from tests.readers.word import only_table, p, read, run, spans, tbl, tc, tr

from planparse.document import Paragraph, Table
from planparse.places import Place
from planparse.readers.docx import body as body_module
from planparse.readers.docx.body import MAX_NESTING
from planparse.readers.docx.grid import MAX_COLUMNS

RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_merged_cells_span_their_columns_and_rows() -> None:
    table = only_table(
        tbl(
            tr(tc("Résultats", span(2)), "Qui"),
            tr(tc("Verdir", RESTART), "Planter", "Ville"),
            tr(tc("", GOES_ON), "Semer", "Comité"),
        )
    )
    assert spans(table) == [
        (0, 0, 1, 2, "Résultats"),
        (0, 2, 1, 1, "Qui"),
        (1, 0, 2, 1, "Verdir"),
        (1, 1, 1, 1, "Planter"),
        (1, 2, 1, 1, "Ville"),
        (2, 1, 1, 1, "Semer"),
        (2, 2, 1, 1, "Comité"),
    ]


def test_the_merge_of_old_word_files_counts_too() -> None:
    table = only_table(tbl(tr(tc("Bande", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")), tr("a", "b")))
    assert spans(table)[0] == (0, 0, 1, 2, "Bande")


def test_a_row_may_begin_and_end_inside_the_grid() -> None:
    table = only_table(tbl(tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')))
    assert spans(table)[-1] == (1, 1, 1, 1, "d")
    assert table.columns == 3


def test_a_merge_that_nothing_above_begins_is_a_cell() -> None:
    assert spans(only_table(tbl(tr(tc("a", GOES_ON), "b")))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_a_merge_below_a_cell_that_is_none_begins_there() -> None:
    table = only_table(tbl(tr("Quoi", "Coût"), tr("Planter", tc("10 $", GOES_ON)), tr("Semer", tc("", GOES_ON))))
    assert spans(table)[1::2] == [(0, 1, 1, 1, "Coût"), (1, 1, 2, 1, "10 $")]


def test_a_stray_cell_below_a_table_begins_no_merge() -> None:
    table = only_table(tbl(tr("Quoi", "Coût", "Qui"), tr("Planter", "10 $", "Ville"), tr("x", tc("y", GOES_ON))))
    assert spans(table)[-2:] == [(1, 2, 1, 1, "Ville"), (2, 0, 1, 1, "x")]


def test_grid_lines_that_no_cell_uses_are_no_columns() -> None:
    table = only_table(tbl(tr(tc("a", span(3)), tc("b", span(4))), tr(tc("c", span(3)), tc("d", span(4)))))
    assert table.columns == 2


def test_edges_dragged_apart_by_hair_are_one() -> None:
    table = only_table(
        tbl(tr("a", tc("b", span(2))), tr(tc("c", span(2)), "d"), widths=(3000, 30, 3000)),
    )
    assert spans(table) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]


def test_a_forged_span_reaches_as_far_as_the_other_cells() -> None:
    table = only_table(
        tbl(
            tr(tc("Titre", span(2_147_483_647))),
            tr("a", "b"),
            tr(tc("c", span(-3)), tc("d", '<w:gridSpan w:val="x"/>')),
        )
    )
    assert spans(table)[0] == (0, 0, 1, 2, "Titre")
    assert table.columns == 2


def test_hidden_and_deleted_rows_are_not_read() -> None:
    rows = (tr("a"), tr("b", properties="<w:hidden/>"), tr("c", properties="<w:del/>"), tr("d", properties="<w:ins/>"))
    assert [cell.text for cell in only_table(tbl(*rows)).cells] == ["a", "d"]


def test_deleted_row_keeps_its_place_and_a_hidden_one_does_not() -> None:
    deleted, hidden = tr("deleted", properties="<w:del/>"), tr("hidden", properties="<w:hidden/>")
    table = only_table(tbl(tr("first"), deleted, hidden, tr("third")))
    assert [(cell.row, cell.text) for cell in table.cells] == [(0, "first"), (2, "third")]


def test_rows_and_cells_are_found_inside_content_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format("<w:tr>" + control.format(tc("a")) + tc("b") + "</w:tr>")
    assert [cell.text for cell in only_table(tbl(row)).cells] == ["a", "b"]


def test_header_rows_and_fills_are_told() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'
    white = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    solid = '<w:shd w:val="solid" w:color="00FF00" w:fill="auto"/>'
    table = only_table(tbl(tr(tc("a", shade), tc("b", white), properties="<w:tblHeader/>"), tr(tc("c", solid), "d")))
    assert [(cell.header, cell.fill) for cell in table.cells] == [
        (True, "#1f4e79"),
        (True, None),
        (False, "#00ff00"),
        (False, None),
    ]


def test_cells_and_their_paragraphs_say_where_they_stand() -> None:
    document = read(tbl(tr("a")) + p("Entre") + tbl(tr("b", "c")))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    place = Place(table=2, row=1, column=2)
    assert [table.number for table in tables] == [1, 2]
    assert tables[1].cells[1].place == place
    assert tables[1].cells[1].paragraphs[0].places == (place,)


def test_every_paragraph_and_line_of_a_cell_is_one() -> None:
    cell = tc(p("Ville") + p("<w:r><w:t>Comité</w:t><w:br/><w:t>École</w:t></w:r>") + p(""))
    (found,) = only_table(tbl(tr(cell))).cells
    assert [part.text for part in found.paragraphs] == ["Ville", "Comité", "École"]


def test_a_nested_table_is_also_kept_as_a_table_of_its_cell() -> None:
    nested = p("Avant") + tbl(tr("Ville", "Club"), tr(tc(p("Comité") + p("École")), "MRC")) + p("Après")
    cell = only_table(tbl(tr("Qui", tc(nested), "Quand", "Où"))).cells[1]
    assert [part.text for part in cell.own_paragraphs] == ["Avant", "Après"]
    (inner,) = cell.inner
    assert [(part.row, part.column, part.text) for part in inner.table.cells] == [
        (0, 0, "Ville"),
        (0, 1, "Club"),
        (1, 0, "Comité École"),
        (1, 1, "MRC"),
    ]
    assert {part.place for part in inner.table.cells} == {cell.place}


def test_a_nested_table_is_text_of_its_cell_a_line_a_row() -> None:
    nested = tbl(tr("Ville", "de Rive-Claire"), tr(tc(p("Comité") + p("École")), "Club")) + p("Fin")
    table = only_table(tbl(tr("Qui", tc(nested), "Quand", "Où")))
    assert [part.text for part in table.cells[1].paragraphs] == [
        "Ville de Rive-Claire",
        "Comité",
        "École",
        "Club",
        "Fin",
    ]


def test_a_table_that_only_lays_out_the_page_dissolves() -> None:
    inner = tbl(tr("Action", "Qui"), tr("Planter", "Ville"))
    blocks = read(tbl(tr(tc(p("Plan") + inner + p(""))))).blocks
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[1], Table)
    assert (blocks[0].text, blocks[1].rows, blocks[1].columns) == ("Plan", 2, 2)


def test_a_table_inside_a_run_is_a_table() -> None:
    blocks = read(p("Avant", "<w:r>" + tbl(tr("a", "b")) + "</w:r>")).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table]


def test_text_boxes_and_tables_in_runs_of_a_cell_are_text_of_the_cell() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + p("Ville") + "</w:txbxContent></w:pict></w:r>"
    cell = tc(p("Qui", box, "<w:r>" + tbl(tr("Comité", "vert")) + "</w:r>"))
    assert [part.text for part in only_table(tbl(tr(cell, "a"))).cells[0].paragraphs] == ["Qui", "Ville", "Comité vert"]


def test_a_blank_control_around_paragraphs_is_no_text() -> None:
    blank = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Entrez un nom')}</w:sdtContent></w:sdt>"
    (cell,) = only_table(tbl(tr(tc(blank + "<!-- - -->" + p("Ville"))))).cells
    assert cell.text == "Ville"


def test_cells_and_paragraphs_beyond_the_limits_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_module, "MAX_CELLS", 3)
    monkeypatch.setattr(body_module, "MAX_PARAGRAPHS", 4)
    document = read(tbl(tr("a", "b"), tr("c", "d"), tr("e", "f")) + p("g"))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert len(table.cells) == 4
    assert [doubt.code for doubt in document.doubts] == ["limit-reached", "limit-reached"]


def test_a_row_of_countless_cells_is_cut_at_the_widest_grid() -> None:
    assert only_table(tbl(tr(*["a"] * (MAX_COLUMNS + 5)))).columns == MAX_COLUMNS


def test_tables_nested_without_end_are_cut_and_reported() -> None:
    body = p("fond")
    for _ in range(MAX_NESTING + 4):
        body = tbl(tr("a", tc(body + p("")), "b"))
    assert [doubt.code for doubt in read(body).doubts] == ["limit-reached"]


def test_bold_header_cells_are_bold() -> None:
    (cell,) = only_table(tbl(tr(tc(p(run("Action", "<w:b/>")))))).cells
    assert cell.paragraphs[0].bold
