"""Of several profiles, the one whose headers are most like the document's."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.structure.build import table

from planparse.document import Document
from planparse.errors import ProfileError
from planparse.profiles import Profile, Shelf, load_shelf, loads, pack, unpack

TOWN = 'columns = [{ header = "Geste" }, { header = "Qui" }, { header = "Quand" }]'
WIDE = 'columns = [{ header = "Geste" }, { header = "Qui" }, { header = "Quand" }, { header = "Coût" }]'
OTHER = 'columns = [{ header = "Pas" }, { header = "Main" }]'


def profile(name: str, *headers: str) -> Profile:
    return loads("\n".join(f"[[headers]]\n{header}" for header in headers), name)


def document(*headers: tuple[str, ...]) -> Document:
    body = ("Planter des arbres", "Ville", "2026", "10 $")
    tables = (table((titles, body[: len(titles)]), number) for number, titles in enumerate(headers, 1))
    return Document("plan.pdf", "test", tuple(tables))


def test_most_alike_profile_is_taken() -> None:
    shelf = Shelf((profile("town", TOWN), profile("wide", WIDE), profile("other", OTHER)))
    assert shelf.for_document(document(("Geste", "Qui", "Quand"))).name == "town"
    assert shelf.for_document(document(("Quand", "Qui", "Geste", "Coût"))).name == "wide"


def test_more_headers_found_decide_between_equals() -> None:
    shelf = Shelf((profile("one", TOWN), profile("both", TOWN, OTHER)))
    assert shelf.for_document(document(("Geste", "Qui", "Quand"), ("Pas", "Main"))).name == "both"


def test_titles_that_reach_down_to_the_lower_storey_count() -> None:
    storeys = table((("Geste", "Qui", "Échéancier"), (None, None, "Quand"), ("Planter des arbres", "Ville", "2026")))
    shelf = Shelf((profile("town", TOWN), profile("wide", WIDE)))
    assert shelf.for_document(Document("plan", "test", (storeys,))).name == "town"


def test_no_profile_is_taken_where_none_is_alike() -> None:
    assert Shelf((profile("town", TOWN),)).for_document(document(("Action", "Lead"))) == Profile()
    assert Shelf().for_document(document()) == Profile()


def test_titles_with_roles_are_a_fingerprint_as_well() -> None:
    words = loads('[roles]\n"Geste" = "action"\n"Qui" = "responsible"', "words")
    assert Shelf((words, profile("other", OTHER))).for_document(document(("Geste", "Qui", "Quand"))).name == "words"


def test_equal_profiles_are_an_error_that_names_both() -> None:
    with pytest.raises(ProfileError) as caught:
        Shelf((profile("b", TOWN), profile("a", TOWN))).for_document(document(("Geste", "Qui", "Quand")))
    assert str(caught.value) == "The profiles a and b fit plan.pdf equally well; choose with --profile."


def test_folder_of_profiles_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(f"[[headers]]\n{TOWN}", encoding="utf-8")
    (tmp_path / "note.txt").write_text("no profile")
    assert [each.name for each in load_shelf(tmp_path).profiles] == ["town"]


def test_folder_without_profiles_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ProfileError):
            load_shelf(path)


def test_fingerprint_does_not_depend_on_the_order() -> None:
    one, other = profile("a", TOWN), profile("b", OTHER)
    assert Shelf((one, other)).fingerprint == Shelf((other, one)).fingerprint != Shelf((one,)).fingerprint


@pytest.mark.parametrize("guide", [None, profile("town", TOWN, WIDE), Shelf((profile("a", TOWN), profile("b", OTHER)))])
def test_what_is_packed_is_unpacked(guide: Profile | Shelf | None) -> None:
    assert unpack(pack(guide)) == guide
