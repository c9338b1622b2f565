"""`--no-stitch`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.records import Plan

SAMPLE = Path(__file__).parents[2] / "samples" / "bands" / "plan.pdf"


@pytest.mark.parametrize("how", [[], ["--in-process"]])
def test_tables_that_go_on_over_pages_stay_apart_where_that_is_asked_for(run, how: list[str]) -> None:
    joined = Plan.model_validate_json(run("extract", SAMPLE, *how).out)
    apart = Plan.model_validate_json(run("extract", SAMPLE, "--no-stitch", *how).out)
    assert [table.continued_from for table in joined.tables][:3] == [None, 1, None]
    assert not any(table.continued_from for table in apart.tables)
    assert len(apart.actions) > len(joined.actions)
