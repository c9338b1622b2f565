"""Real plans with records checked by hand: no change may fall below what was reached.

The corpus is no part of the repository. `PLANPARSE_CORPUS` names its folder: one folder a plan, with
`gold.json` (`gold.txt.json` wins for a `.txt`) and renderings of the plan; the scorer is
`../tools/score.py` beside it.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import planparse

CORPUS = Path(os.environ.get("PLANPARSE_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
SCORER = CORPUS.parent / "tools" / "score.py"

FLOORS = {
    "plan.docx": 0.98,
    "plan.html": 0.97,
    "plan.pdf": 0.97,
    "plan-web.pdf": 0.97,
    "plan.txt": 0.93,
    "plan.xlsx": 0.97,
}
"""Least fact F1 of a rendering, by its file name."""
MEAN = 0.975
EXTRA_RECORDS = 2
"""Most records over the whole corpus that no plan holds."""


def renderings() -> Iterator[Path]:
    for gold in sorted(CORPUS.glob("*/gold.json")):
        yield from (gold.with_name(name) for name in FLOORS if gold.with_name(name).exists())


RENDERINGS = list(renderings())

pytestmark = pytest.mark.skipif(
    not (RENDERINGS and SCORER.is_file()), reason="no corpus: set PLANPARSE_CORPUS to its folder to measure on it"
)


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def score(path: Path) -> dict[str, Any]:
    special = path.with_name(f"gold{path.suffix}.json")
    gold = json.loads((special if special.exists() else path.with_name("gold.json")).read_text(encoding="utf-8"))
    result: dict[str, Any] = scorer().score(gold, planparse.extract(path).model_dump(mode="json"))
    result["f1"] = scorer().f1(scorer().total(result["fields"]))
    return result


@pytest.mark.parametrize("path", RENDERINGS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_rendering_reaches_its_floor(path: Path) -> None:
    result = score(path)
    assert result["f1"] >= FLOORS[path.name], "\n".join(result["errors"])


def test_mean_reaches_its_floor() -> None:
    assert sum(score(path)["f1"] for path in RENDERINGS) / len(RENDERINGS) >= MEAN


def test_hardly_any_record_is_made_up() -> None:
    assert sum(score(path)["extra"] for path in RENDERINGS) <= EXTRA_RECORDS
