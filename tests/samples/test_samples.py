"""Every rendering of every sample gives exactly the records that its source states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from samples.press.comparing import differences, plain

import planparse
from planparse.records import Plan

SAMPLES = Path(__file__).parents[2] / "samples"
RENDERINGS = sorted(
    path for suffix in ("pdf", "docx", "txt", "html", "md", "odt", "xlsx") for path in SAMPLES.glob(f"*/plan.{suffix}")
)


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.fixture(scope="module", params=RENDERINGS, ids=name)
def path(request: pytest.FixtureRequest) -> Path:
    rendering: Path = request.param
    return rendering


@pytest.fixture(scope="module")
def expected(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((path.parent / "plan.expected.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def plan(path: Path) -> Plan:
    return planparse.extract(path)


def test_records_are_the_expected_ones(plan: Plan, expected: dict[str, Any]) -> None:
    found = [action.model_dump(mode="json") for action in plan.actions]
    lines = differences(expected["actions"], found)
    assert not lines, f"{len(lines)} differences:\n" + "\n".join(lines)


def test_other_columns_stay_under_their_printed_headers(plan: Plan, expected: dict[str, Any]) -> None:
    stated = {plain(record["action"]): _plain(record.get("extra", {})) for record in expected["actions"]}
    found = {plain(action.action): _plain(action.extra) for action in plan.actions}
    assert {action: found.get(action, {}) for action in stated} == stated


def test_organisation_is_found(plan: Plan, expected: dict[str, Any]) -> None:
    assert plain(plan.organisation).casefold() == plain(expected["organisation"]).casefold()


def test_title_period_and_language_are_found(plan: Plan, expected: dict[str, Any]) -> None:
    found = {
        "title": plan.title,
        "period": plan.period.text if plan.period else None,
        "language": plan.language,
    }
    assert _folded(found) == _folded({key: expected[key] for key in found})


def test_glossary_is_found(plan: Plan, expected: dict[str, Any]) -> None:
    assert _folded(plan.glossary) == _folded(expected["glossary"])


def test_an_action_is_not_left_over_as_well(plan: Plan, expected: dict[str, Any]) -> None:
    unclaimed = {plain(piece.text) for piece in plan.unclaimed}
    assert not unclaimed & {plain(record["action"]) for record in expected["actions"] if "number" in record}


def _plain(extra: dict[str, str]) -> dict[str, str]:
    return {plain(header): plain(text) for header, text in extra.items()}


def _folded(texts: dict[str, Any]) -> dict[str, str]:
    """Case does not count: an organisation may be printed in capitals."""
    return {key: plain(text).casefold() for key, text in texts.items()}
