from __future__ import annotations

import pytest

from planparse.normalise.targets import read_target
from planparse.records import Target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("An 1 : 4 haies", {"year": 1, "value": 4, "unit": "haies"}),
        ("An III : 4 haies", {"year": 3, "value": 4, "unit": "haies"}),
        ("Ans 2 et 3 : 4 haies", {"value": 4, "unit": "haies"}),
        ("2031 : 10 %", {"year": 2031, "value": 10, "unit": "%"}),
        ("au moins 12 abris d'oiseaux", {"value": 12, "unit": "abris", "comparator": ">="}),
        ("Up to 5 parks", {"value": 5, "unit": "parks", "comparator": "<="}),
        ("≥ 80 %", {"value": 80, "unit": "%", "comparator": ">="}),
        ("10 000 $", {"value": 10000, "unit": "$"}),
        ("2,5 km de haies", {"value": 2.5, "unit": "km"}),
        ("300 pers. âgées pour les 3 ans", {"value": 300, "unit": "pers. âgées"}),
        ("1 par an", {"value": 1}),
        ("Hausse de 10 % par rapport à 2030", {"value": 10, "unit": "%"}),
        ("Hausse de 10 % puis de 20 %", {}),
        ("3 à 5 haies", {}),
        ("14e fête", {}),
        ("An 2 : Entretien", {"year": 2}),
        ("Carnet du jardin", {}),
    ],
)
def test_a_target_says_year_number_and_unit(text: str, target: dict[str, object]) -> None:
    assert read_target(text) == Target(text=text, **target)  # type: ignore[arg-type]
