"""Empty rows without number in front of a plan do not use up what may be read."""

import pytest
from tests.readers import flat, word
from tests.readers.test_odt import package as odt_package

from planparse.document import Table
from planparse.readers.gaps import LONGEST_GAP, without_long_gaps

EMPTY = 30_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.html", f"<table>{'<tr><td><td><td><td>' * EMPTY}<tr><td>Goal<td>Action<td>Lead<td>By</table>"),
        ("plan.txt", "\t\t\t .\n" + " \t\t\t\n" * EMPTY + "Goal\tAction\tLead\tBy\n"),
        ("plan.md", "|a|b|c|d|\n|-|-|-|-|\n" + "| | | | |\n" * EMPTY + "|Goal|Action|Lead|By|\n"),
        ("plan.csv", "a,b,c,d\n" + ",,,\n" * EMPTY + "Goal,Action,Lead,By\n"),
    ],
)
def test_rows_behind_thousands_of_empty_ones_are_read(name: str, text: str) -> None:
    document = flat.read(text, name)
    assert document.doubts == ()
    texts = [cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells] or flat.lines(
        document
    )
    assert any("Action" in text for text in texts)


def test_rows_behind_thousands_of_empty_ones_are_read_in_word() -> None:
    empty, cells = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 4 + "</w:tr>", ("Goal", "Action", "Lead", "By")
    [table] = word.read(word.tbl(*[empty] * EMPTY, word.tr(*cells))).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells[-4:]] == list(cells)


def test_a_few_empty_rows_keep_their_place() -> None:
    rows = ["a", *[""] * (LONGEST_GAP - 1), "b", *[""] * (LONGEST_GAP + 9), "c"]
    kept = list(without_long_gaps(rows, bool))
    assert [row for _, row in kept] == ["a", *[""] * (LONGEST_GAP - 1), "b", *[""] * LONGEST_GAP, "c"]
    assert kept[-2:] == [(0, ""), (9, "c")]


def rows_of_html(empty: int) -> str:
    """Two sections, each with so many empty rows above its one action."""
    part = "<tr><td>" * empty + "<tr><td>Action"
    return f"<table><tbody>{part}<tbody>{part}</table>"


def rows_of_word(empty: int) -> bytes:
    return word.package(word.tbl(*["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * empty, word.tr("Action")))


def rows_of_odt(empty: int) -> bytes:
    row = "<table:table-row><table:table-cell>{}</table:table-cell></table:table-row>"
    rows = row.format("") * empty + row.format("<text:p>Action</text:p>")
    return odt_package(f"<table:table>{rows}</table:table>")


@pytest.mark.parametrize(
    ("name", "source", "numbers"),
    [
        ("plan.html", rows_of_html(80), [81, 162]),
        ("plan.md", "|Action|b|\n|-|-|\n" + "| | |\n" * 80 + "|Action|b|\n", [1, 82]),
        ("plan.docx", rows_of_word(80), [81]),
        ("plan.odt", rows_of_odt(80), [81]),
    ],
)
def test_rows_below_a_gap_keep_their_numbers(name: str, source: str | bytes, numbers: list[int]) -> None:
    [table] = flat.tables(flat.read(source, name))
    found = [cell for cell in table.cells if cell.text == "Action"]
    assert [cell.place.row for cell in found] == numbers
    assert [cell.paragraphs[0].places for cell in found] == [(cell.place,) for cell in found]
