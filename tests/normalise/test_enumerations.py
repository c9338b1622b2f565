from __future__ import annotations

import pytest
from tests.normalise.build import action, read

from planparse.normalise.enumerations import split_enumeration


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("#1: Semer; #2: Arroser; #3: Récolter.", ["Semer", "Arroser", "Récolter."]),
        ("1) Semer ; 2) Arroser", ["Semer", "Arroser"]),
        ("a) Semer; b) Arroser", ["Semer", "Arroser"]),
        ("(1) Semer (2) Arroser", ["Semer", "Arroser"]),
        ("1. Semer 2. Arroser", ["Semer", "Arroser"]),
        ("Semer ;", ["Semer"]),
        ("Voir 2.2 B) et C)", ["Voir 2.2 B) et C)"]),
        ("1) Semer", ["1) Semer"]),
        ("Semer (1) puis arroser (2)", ["Semer (1) puis arroser (2)"]),
    ],
)
def test_an_enumeration_from_its_first_number_is_a_list(text: str, items: list[str]) -> None:
    assert split_enumeration(text) == items


def test_each_paragraph_of_a_means_cell_is_an_entry() -> None:
    record = read(action(means=("Louer un local;", "• Former l'équipe", "N/A"))).actions[0]
    assert record.means == ("Louer un local", "Former l'équipe")


def test_numbered_lines_lose_their_numbers_in_every_list() -> None:
    record = read(
        action(
            means=("1. Louer un local", "2. Former l'équipe"),
            responsible=("1. Ville", "2. MRC"),
            partners="1) Cégep 2) Chambre de commerce",
            indicator=("a) Nombre de visites", "b) Taux de satisfaction"),
            target=("1. 500 visites", "2. 90 %"),
        )
    ).actions[0]
    assert record.means == ("Louer un local", "Former l'équipe")
    assert (record.responsible, record.partners) == (("Ville", "MRC"), ("Cégep", "Chambre de commerce"))
    assert record.indicator == ("Nombre de visites", "Taux de satisfaction")
    assert [target.text for target in record.target] == ["500 visites", "90 %"]


def test_lines_that_do_not_count_from_one_keep_what_they_begin_with() -> None:
    record = read(action(indicator=("1. Nombre de visites", "4. Taux de satisfaction"))).actions[0]
    assert record.indicator == ("1. Nombre de visites", "4. Taux de satisfaction")
