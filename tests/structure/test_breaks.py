"""Paragraphs and words that a page break cuts."""

from __future__ import annotations

import pytest
from tests.structure.build import paragraph, plan, table, text, texts

from planparse.document import Document, Paragraph, Place
from planparse.structure import find_plan
from planparse.structure.joining import join_breaks
from planparse.wording.hyphens import Words, no_word


def cut(*texts: str, page: int = 1) -> list[Paragraph]:
    """`text →` may go on on the next page, `← text` on the page before."""
    found = []
    for line in texts:
        page += line.startswith("←")
        known = {"open_top": line.startswith("←"), "open_bottom": line.endswith("→"), "room": 0.0}
        found.append(paragraph(line.strip("←→ "), places=(Place(page=page),), **known))
    return found


def joined(*texts: str) -> list[str]:
    return [part.text for part in join_breaks(cut(*texts), Words(["municipality"]))]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Trees of the", "town", "Trees of the town"),
        ("Trees of the munici-", "pality", "Trees of the municipality"),
        ("Trees of the munici\u00ad", "palities", "Trees of the municipalities"),
        ("A plan of co-", "ordination", "A plan of co-ordination"),
        ("A plan of Haute-", "Rivière", "A plan of Haute-Rivière"),
    ],
)
def test_a_sentence_goes_on_over_the_break(before: str, after: str, whole: str) -> None:
    assert joined(f"{before} →", f"← {after}") == [whole]


def test_a_sentence_that_ends_before_the_break_does_not_go_on() -> None:
    assert joined("Trees of the town. →", "← Town halls") == ["Trees of the town.", "Town halls"]


def test_notes_come_behind_the_paragraph_that_they_stood_in() -> None:
    assert joined("Trees of →", "1 Oaks.", "← the town and →", "2 Elms.", "← its parks") == [
        "Trees of the town and its parks",
        "1 Oaks.",
        "2 Elms.",
    ]


def test_each_part_keeps_its_page() -> None:
    [whole] = join_breaks(cut("Trees of the →", "← town"), no_word)
    assert [place.page for place in whole.places] == [1, 2]


def actions(*, stitched: bool) -> list[str]:
    blocks = (
        paragraph("Objectif 1 : Verdir la ville"),
        *cut("• Planter des arbres avec →", "← les écoles", "• Compter"),
    )
    found = find_plan(Document("plan", "test", blocks), stitched=stitched)
    return [text(action.action) for action in found.actions]


def test_a_list_item_that_a_page_cuts_is_one_action_unless_pages_are_to_stay_apart() -> None:
    assert actions(stitched=True) == ["Planter des arbres avec les écoles", "Compter"]
    assert actions(stitched=False) == ["Planter des arbres avec"]


def test_a_word_that_is_cut_in_a_table_is_whole_where_the_document_has_it_so() -> None:
    header = ["Action", "Responsable"]
    first = table([header, ["Planter des arbres", "Municipalité"], ["Verdir la munici-", "Ville"]], page=1)
    second = table([["palité et ses parcs", ""], ["Compter", "Ville"]], number=2, page=2)
    found = plan(first, second)
    assert [texts(action.action) for action in found.actions][1] == ["Verdir la municipalité et ses parcs"]
