"""Every fact of every sample PDF stands in the box that its evidence names."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.evidence import facts, holds, words

import planparse

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/plan.pdf")), ids=lambda path: path.parent.name)
def test_evidence_boxes_hold_the_words_of_their_facts(path: Path) -> None:
    pages = words(path)
    astray = [f"{fact.field}: {fact.text!r}" for fact in facts(planparse.extract(path)) if not holds(fact, pages)]
    assert not astray, f"{len(astray)} facts astray:\n" + "\n".join(astray)
