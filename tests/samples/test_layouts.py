"""Another layout changes how a plan looks, and none of its facts."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from samples.build import sources
from samples.press import layouts, plans, truth
from samples.press.comparing import differences
from samples.press.compose import compose
from samples.press.docx import print_docx
from samples.press.plans import Plan

from planparse.pipeline import extract_bytes

SEEDS = range(3)


@pytest.fixture(scope="module", params=sources(), ids=lambda source: source.parent.name)
def plan(request: pytest.FixtureRequest) -> Plan:
    return plans.load(request.param)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_facts_stay(plan: Plan, seed: int) -> None:
    varied, _ = layouts.vary(plan, seed)
    assert truth.expected(varied) == truth.expected(plan)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_word_of_every_action_is_printed(plan: Plan, seed: int) -> None:
    with pdfplumber.open(BytesIO(layouts.render(plan, seed))) as document:
        printed = {word["text"] for page in document.pages for word in page.extract_words(x_tolerance=1.5)}
    # A word may be cut behind a hyphen by the end of a line.
    pieces = {piece for word in printed for piece in word.split("-")}
    for record in truth.expected(plan)["actions"]:
        words = record["action"].replace("-", " ").split()
        assert not [word for word in words if word not in pieces], record["action"]


def test_a_seed_gives_the_same_bytes_each_time(plan: Plan) -> None:
    assert layouts.render(plan, 1) == layouts.render(plan, 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_word_document_in_any_layout_gives_the_same_records(plan: Plan, seed: int) -> None:
    varied, _ = layouts.vary(plan, seed)
    found = extract_bytes(print_docx(compose(varied)), f"{plan.name}.docx")
    lines = differences(truth.expected(plan)["actions"], [action.model_dump(mode="json") for action in found.actions])
    assert not lines, f"{len(lines)} differences:\n" + "\n".join(lines)
