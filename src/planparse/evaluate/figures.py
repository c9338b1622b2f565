"""An evaluation as JSON, and what was gained and lost since an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from planparse.errors import DamagedFileError
from planparse.evaluate.counts import Count
from planparse.evaluate.evaluation import Evaluation, together
from planparse.saved import read_json

ErrorFact: TypeAlias = tuple[str, str, str, str, str]
"""Document, kind, record, field and text of one error."""

SIGNATURE = "planparse-evaluation"


@dataclass(frozen=True, slots=True)
class Change:
    """This run against an earlier one."""

    f1_before: float
    f1: float
    gains: tuple[ErrorFact, ...]
    """Errors of the earlier run that are gone."""
    losses: tuple[ErrorFact, ...]
    """Errors that the earlier run had not."""


def to_json(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """Everything that an evaluation says; `compare_with` takes it as the earlier run."""
    return {
        "format": SIGNATURE,
        "total": _figures(together(evaluations)),
        "documents": [
            {"name": one.name, **_figures(one), "errors": [list(error) for error in _errors([one])]}
            for one in evaluations
        ],
    }


def compare_with(earlier: Mapping[str, Any], evaluations: Sequence[Evaluation]) -> Change:
    """Gains and losses since `earlier`, counted over the documents that both runs have."""
    documents = {document["name"]: document for document in earlier["documents"]}
    common = [one for one in evaluations if one.name in documents]
    before = Counter((one.name, *error[1:]) for one in common for error in map(tuple, documents[one.name]["errors"]))
    now = Counter(_errors(common))
    counts = [Count(**documents[one.name]["counts"]) for one in common]
    return Change(
        f1_before=sum(counts, Count()).f1,
        f1=together(common).total().f1,
        gains=tuple((before - now).elements()),
        losses=tuple((now - before).elements()),
    )


def read_earlier(path: Path) -> Mapping[str, Any]:
    """An earlier run's JSON. Raises SourceNotFoundError or DamagedFileError."""
    content = read_json(path)
    if not isinstance(content, dict) or content.get("format") != SIGNATURE:
        raise DamagedFileError(f"{path} is no earlier run: write one with `evaluate … --format json -o {path.name}`.")
    return content


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    total = evaluation.total()
    return {
        "records": evaluation.records,
        "predicted": evaluation.predicted,
        "extra": evaluation.extra,
        "exact": evaluation.exact,
        "counts": {"found": total.found, "spurious": total.spurious, "missing": total.missing},
        "measures": {
            measure: {name: _three(figures) for name, figures in {**fields, "total": evaluation.total(measure)}.items()}
            for measure, fields in evaluation.counts.items()
        },
        "records_scores": _three(evaluation.of_records()),
    }


def _three(count: Count) -> dict[str, float]:
    return {"precision": round(count.precision, 4), "recall": round(count.recall, 4), "f1": round(count.f1, 4)}


def _errors(evaluations: Sequence[Evaluation]) -> list[ErrorFact]:
    return [(one.name, *fact) for one in evaluations for difference in one.differences for fact in difference.facts()]
