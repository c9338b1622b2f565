"""A statement that a table sums up again is one record, with both places."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse

SYNTHESIS = Path(__file__).parents[2] / "samples" / "synthesis"


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html"])
def test_each_action_is_read_in_its_table_and_in_the_summary(suffix: str) -> None:
    plan = planparse.extract(SYNTHESIS / f"plan.{suffix}")
    tables = [[piece.table for piece in action.evidence["action"]] for action in plan.actions]
    summary = tables[0][1]
    assert [found[1:] for found in tables] == [[summary]] * len(plan.actions)
    assert len({found[0] for found in tables}) == 3
