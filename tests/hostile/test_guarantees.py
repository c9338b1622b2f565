"""A set of hostile and difficult files, judged by the tool that comes with it: no guarantee is broken.

The set is no part of the repository. `PLANPARSE_HOSTILE` names its folder, with `manifest.tsv` and
`tools/check.py` in it; by default it is looked for in `../shared/hostile` from the root of the repository.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse.batch.entry import Entry
from planparse.batch.request import Manner
from planparse.batch.session import Options, run
from planparse.cli.progress import Silence
from planparse.records import Plan
from planparse.watch import Ocr

HOSTILE = Path(os.environ.get("PLANPARSE_HOSTILE") or Path(__file__).parents[3] / "shared" / "hostile")
MANIFEST = HOSTILE / "manifest.tsv"
JUDGE = HOSTILE / "tools" / "check.py"

pytestmark = pytest.mark.skipif(
    not (MANIFEST.is_file() and JUDGE.is_file()), reason="no hostile files: set PLANPARSE_HOSTILE to their folder"
)


def names() -> list[str]:
    with MANIFEST.open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def verdict(entry: Entry, out: Path) -> dict[str, Any]:
    """One line for the judge, who counts a document without a plan as read."""
    plan = Plan.model_validate_json((out / entry.output).read_bytes()) if entry.output else None
    actions = plan.actions if plan else ()
    return {
        "name": Path(entry.path).name,
        "status": "ok" if entry.status == "no_plan" else entry.status,
        "code": entry.code if entry.status != "no_plan" else None,
        "warnings": [issue.code for issue in plan.issues] if plan else [],
        "actions": [
            {
                "action": action.action,
                "responsible": "; ".join(action.responsible),
                "deadline": action.deadline.text if action.deadline else "",
            }
            for action in actions
        ],
        "seconds": entry.seconds,
        "rss_mb": entry.peak_mb,
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_guarantee_is_broken_in_any_order(tmp_path: Path, seed: int) -> None:
    order = names()
    random.Random(seed).shuffle(order)
    out = tmp_path / "out"
    # The truth is that of what the files say, not of what a reader of pictures sees in them.
    plain = Manner(ocr=Ocr("never"))
    sources = tuple(str(HOSTILE / name) for name in order)
    entries = run(Options(sources, str(out), ("jsonl", "csv"), 2, manner=plain), Silence())
    report = tmp_path / "report.jsonl"
    report.write_text("".join(json.dumps(verdict(entry, out)) + "\n" for entry in entries))
    judged = subprocess.run(
        [sys.executable, JUDGE, report, out], capture_output=True, text=True, errors="replace", check=False
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
