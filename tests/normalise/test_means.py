from __future__ import annotations

import pytest
from tests.normalise.build import action, read

from planparse.normalise.means import split_enumeration


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
