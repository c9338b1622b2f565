import pytest
from tests.readers.flat import grid, lines, read, tables

from planparse.errors import DamagedFileError
from planparse.readers import READERS

ROWS = [
    ["Action", "Responsable", "Cible"],
    ["Ouvrir, puis tenir un café", "Ville", "1"],
    ["Planter", "MRC", "40 arbres"],
]


def text(sign: str, *, quoted: bool = True) -> str:
    mark = '"' if quoted else ""
    return "".join(sign.join(f"{mark}{cell}{mark}" for cell in row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_sign_between_the_cells_is_found(sign: str) -> None:
    document = read(text(sign), "plan.csv")
    assert document.format == "csv"
    assert [grid(table) for table in tables(document)] == [ROWS]


def test_excel_may_state_the_sign() -> None:
    assert [grid(table) for table in tables(read("sep=^\r\n" + text("^"), "plan.csv"))] == [ROWS]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman"])
def test_encoding_is_found(encoding: str) -> None:
    found = read("Été;À faire;Où\nun;deux;trois\n".encode(encoding), "plan.csv")
    assert grid(tables(found)[0])[0] == ["Été", "À faire", "Où"]


def test_table_needs_no_name_where_all_rows_agree() -> None:
    assert read(text(";"), "plan.txt").format == "csv"
    assert read(text(";") + "Une note, sans colonnes\r\n", "plan.txt").format == "text"


@pytest.mark.parametrize("extra", [(0, 1, 2), (3, 0, 0), (2, 0, 1)])
def test_empty_cells_at_the_ends_of_rows_are_no_columns(extra: tuple[int, ...]) -> None:
    ragged = "".join(line + ";" * count + "\n" for line, count in zip(text(";").splitlines(), extra, strict=True))
    assert [grid(table) for table in tables(read(ragged, "plan.csv"))] == [ROWS]
    assert read(ragged, "plan.txt").format == "text"


def test_tabs_without_a_name_are_a_transcript() -> None:
    assert read(text("\t", quoted=False), "plan.txt").format == "text"
    assert read(text("\t", quoted=False), "plan.tsv").format == "csv"


def test_prose_by_the_name_of_a_table_is_text() -> None:
    assert read("Bonjour,\n\nil fait beau.\nOn plante.\nOn arrose.\n", "plan.csv").format == "text"


@pytest.mark.parametrize("name", ["plan.csv", "plan.tsv", "plan.txt", "plan.md", "plan.html", "plan"])
@pytest.mark.parametrize("content", [text(";"), text("\t"), "# Plan\n", "<p>a", "<html><p>a", "a\tb\nc\td\n", "a"])
def test_one_reader_claims_each_text(content: str, name: str) -> None:
    assert len([reader for reader in READERS if reader.claims(content.encode(), name)]) == 1


def test_lines_above_the_header_are_paragraphs() -> None:
    document = read("Plan d’action 2024;;\n;;\n" + text(";"), "plan.csv")
    assert lines(document) == ["Plan d’action 2024"]
    table = tables(document)[0]
    assert (table.cells[0].place.cell, table.cells[0].place.sheet) == ("A3", None)


def test_lines_of_a_quoted_cell_are_kept() -> None:
    found = read('Action;Cible\n"• Ouvrir\n• Fermer";2\n', "plan.csv")
    assert grid(tables(found)[0])[1] == ["• Ouvrir / • Fermer", "2"]


def test_cells_made_harmless_come_back() -> None:
    found = read("Action;Cible;Note\n'=SOMME(A1);'-10 %;l'été\n''+1;'abc;x\n", "plan.csv")
    assert grid(tables(found)[0])[1:] == [["=SOMME(A1)", "-10 %", "l'été"], ["'+1", "'abc", "x"]]


def test_endless_cell_is_refused() -> None:
    with pytest.raises(DamagedFileError, match="beyond any measure"):
        read("a;b\nc;d\n" * 1000 + '"' + "x" * 200_000, "plan.csv")
