"""Real plans with records checked by hand: no change may fall below what was reached.

The corpus is no part of the repository. `PLANPARSE_CORPUS` names its folder: one folder a plan, with
`gold.json` (`gold.txt.json` wins for a `.txt`, `plan.pdf.gold.json` for that file) and renderings of the
plan; the scorer is `../tools/score.py` beside it. A scan is read where the extra `ocr` is installed.
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
from planparse.readers.ocr.engine import missing_engine

CORPUS = Path(os.environ.get("PLANPARSE_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
SCORER = CORPUS.parent / "tools" / "score.py"

FLOOR = 0.99
"""Least fact F1 of a rendering."""
LOWER_FLOORS = {"plan-scan.pdf": 0.97, "fr-indc-cotedivoire.pdf": 0.94, "fr-qc-respect-citoyens-2025.pdf": 0.98}
"""Of those that are harder, by file name."""
MEAN = 0.995
EXTRA_RECORDS = 4
"""Most records over the whole corpus that no plan holds."""
READ = (".csv", ".docx", ".html", ".md", ".odt", ".pdf", ".txt", ".xlsx")


def renderings() -> Iterator[Path]:
    for gold in sorted(CORPUS.glob("*/*gold.json")):
        stem = gold.name.removesuffix("gold.json").rstrip(".")
        named = [gold.with_name(stem)] if stem else sorted(gold.parent.glob("plan*"))
        yield from (path for path in named if path.suffix in READ and _is_readable(path))


def _is_readable(path: Path) -> bool:
    return "scan" not in path.stem or missing_engine("rapid") is None


RENDERINGS = list(dict.fromkeys(renderings()))

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
    own = (path.with_name(f"{path.name}.gold.json"), path.with_name(f"gold{path.suffix}.json"))
    source = next((gold for gold in own if gold.exists()), path.with_name("gold.json"))
    gold = json.loads(source.read_text(encoding="utf-8"))
    result: dict[str, Any] = scorer().score(gold, planparse.extract(path).model_dump(mode="json"))
    result["f1"] = scorer().f1(scorer().total(result["fields"]))
    return result


@pytest.mark.parametrize("path", RENDERINGS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_rendering_reaches_its_floor(path: Path) -> None:
    result = score(path)
    assert result["f1"] >= LOWER_FLOORS.get(path.name, FLOOR), "\n".join(result["errors"])


def test_mean_reaches_its_floor() -> None:
    assert sum(score(path)["f1"] for path in RENDERINGS) / len(RENDERINGS) >= MEAN


def test_hardly_any_record_is_made_up() -> None:
    assert sum(score(path)["extra"] for path in RENDERINGS) <= EXTRA_RECORDS
