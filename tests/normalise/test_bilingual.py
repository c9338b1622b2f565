"""Plans that say everything in two languages."""

from __future__ import annotations

from tests.structure.build import table

from planparse.document import Document
from planparse.normalise import normalise
from planparse.records import Source
from planparse.structure import find_plan


def _records(header: list[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    row = ["Former le personnel / Train the staff", "Ville / City", "Nombre d'ateliers / Number of workshops"]
    document = Document("plan", "test", (table([header, row]),))
    plan = normalise(find_plan(document), document, Source(name="plan", format="test", sha256="0" * 64, bytes=1))
    return [(action.responsible, action.indicator) for action in plan.actions]


def test_slash_joins_the_wordings_of_one_name_or_entry() -> None:
    header = ["Activité / Activity", "Responsable / Lead", "Indicateur / Indicator"]
    assert _records(header) == [(("Ville / City",), ("Nombre d'ateliers / Number of workshops",))]


def test_slash_cuts_names_in_a_plan_of_one_language() -> None:
    ((responsible, _),) = _records(["Action", "Responsable", "Indicateur"])
    assert responsible == ("Ville", "City")
