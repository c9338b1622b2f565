"""What the structure tells of each table."""

from tests.structure.build import plan, table

from planparse.document import Document
from planparse.structure import find_plan

HEADER = ["Actions", "Responsable", "Échéance"]
FIRST = [HEADER, ["Ouvrir un jardin de quartier", "Ville", "2025"], ["Planter cent arbres en ville", "Ville", "2026"]]
SECOND = [HEADER, ["Former les employés municipaux", "MRC", "2027"]]


def test_table_that_goes_on_names_the_one_before_it_and_its_repeated_header() -> None:
    first, second = plan(table(FIRST, 1, page=1), table(SECOND, 2, page=2)).tables
    assert (first.continued_from, first.header_rows, first.repeated_rows) == (None, (1,), ())
    assert (second.continued_from, second.header_rows, second.repeated_rows) == (1, (1,), (1,))
    assert second.roles == first.roles == ("action", "responsible", "deadline")
    assert second.certainty == first.certainty > 0.9


def test_bands_are_told_by_their_rows() -> None:
    (only,) = plan(table([["AXE 1 : Le quartier"], *FIRST], 1, page=1)).tables
    assert (only.band_rows, only.header_rows) == ((1,), (2,))


def test_pieces_stay_apart_where_they_are_not_to_be_joined() -> None:
    document = Document("plan", "test", (table(FIRST, 1, page=1), table(SECOND[1:], 2, page=2)))
    apart = find_plan(document, stitched=False)
    assert [piece.continued_from for piece in apart.tables] == [None, None]
    assert [piece.continued_from for piece in find_plan(document).tables] == [None, 1]
    # A piece without a header still has its columns from the table before.
    assert len(apart.actions) == 3
