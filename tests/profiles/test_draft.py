"""The profile that is written for a plan, left as it is, changes nothing; and it tells what was guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.structure.build import Block, paragraph, table

from planparse.document import Document
from planparse.draft import draft_profile
from planparse.normalise import normalise
from planparse.pipeline import Reading, read
from planparse.profiles import Profile, loads
from planparse.records import Source
from planparse.structure import find_plan

SAMPLES = Path(__file__).parents[2] / "samples"
RENDERINGS = sorted(path for path in SAMPLES.glob("*/plan.*") if path.suffix not in (".toml", ".json"))


def reading(*blocks: Block) -> Reading:
    document = Document("plan", "test", blocks)
    raw = find_plan(document)
    source = Source(name="plan\n.pdf", format="test", sha256="0" * 64, bytes=1)
    return Reading(document, Profile(), raw, normalise(raw, document, source))


@pytest.mark.parametrize("path", RENDERINGS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_unchanged_draft_gives_the_same_result(path: Path) -> None:
    data = path.read_bytes()
    guessed = read(data, path.name)
    drafted = read(data, path.name, profile=loads(draft_profile(guessed)))
    assert drafted.plan == guessed.plan


def test_each_column_says_its_role_and_why() -> None:
    header = ("Mesures", "Responsables", "Zzz")
    rows = (header, ("Ouvrir trois descentes à la rivière", "Travaux publics", "a"))
    text = draft_profile(reading(table(rows)))
    assert '    { header = "Mesures", role = "action" },  # header 1.00, values +' in text
    assert '    { header = "Zzz", role = "unknown" },  # header 0.00, values +0.00' in text
    assert "#     1     –           2 × 3  actions" in text


def test_equal_headers_are_written_once() -> None:
    header = ("Mesures", "Responsables")
    pieces = [(header, (f"Ouvrir la descente du quai {number}", "Ville")) for number in range(3)]
    blocks = [block for number, rows in enumerate(pieces, 1) for block in (table(rows, number), paragraph("Et puis"))]
    found = loads(draft_profile(reading(*blocks))).headers
    assert [[column.role for column in rule.columns] for rule in found] == [["action", "responsible"]]


def test_labels_of_levels_are_written() -> None:
    rows = (("Mesures", "Responsables"), ("Ouvrir trois descentes à la rivière", "Ville"))
    draft = draft_profile(reading(paragraph("AXE 1 : Vivre près de l'eau", heading=1), table(rows)))
    assert loads(draft).levels == (("AXE", "axis"),)


def test_unread_table_is_offered_as_a_header() -> None:
    rows = (("Geste posé", "On s'en occupe"), ("Ouvrir trois descentes à la rivière", "Ville"))
    text = draft_profile(reading(table(rows)))
    assert not loads(text).headers
    assert '#     { header = "Geste posé", role = "extra" },' in text


def test_control_characters_of_a_document_break_no_line() -> None:
    found = reading(table((("Mesures", "Responsables"), ("Ouvrir trois descentes à la rivière", "Ville"))))
    title = found.plan.model_copy(update={"title": 'Plan "\\\x7f\x00\n[skip]'})
    assert loads(draft_profile(replace(found, plan=title))).title == title.title


def test_fiscal_year_gets_no_days_when_read_back() -> None:
    rows = (("Mesures", "Responsables"), ("Ouvrir trois descentes à la rivière", "Ville"))
    found = reading(paragraph("Plan d'action, exercice 2023-2024", heading=1), table(rows))
    period = loads(draft_profile(found)).period
    assert period is not None
    assert (period.is_exact, period.start) == (True, None)
