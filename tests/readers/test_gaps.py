"""Empty rows without number in front of a plan do not use up what may be read."""

import pytest
from tests.readers import flat, word

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
    assert list(without_long_gaps(rows, bool)) == ["a", *[""] * (LONGEST_GAP - 1), "b", *[""] * LONGEST_GAP, "c"]
