"""Checks samples: does each document still give the records that are expected of it?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, TypeAlias

from planparse.errors import PlanparseError
from planparse.evaluate.evaluation import evaluate
from planparse.evaluate.expectations import compare, expectation
from planparse.evaluate.samples import Sample
from planparse.matching.differences import Difference
from planparse.saved import read_records

Content: TypeAlias = Mapping[str, Any]
Extract: TypeAlias = Callable[[Path], Content]
Write: TypeAlias = Callable[[Path, bytes], None]
Status = Literal["same", "enough", "different", "updated", "written", "unexpected", "failed"]

PASSED: frozenset[Status] = frozenset({"same", "enough", "updated"})
"""A newly written expectation fails once, so that somebody reads it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one sample."""

    sample: Sample
    status: Status
    differences: tuple[Difference, ...] = ()
    f1: float | None = None
    message: str = ""
    """The error's sentence, for a document that could not be read."""
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether the sample is as it should be."""
        return self.status in PASSED


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks one sample after the other."""

    extract: Extract
    write: Write | None = None
    """Writes expectations anew; None leaves them as they are."""
    floor: float | None = None
    """Least fact F1, instead of equality."""

    def check(self, samples: Iterable[Sample]) -> Iterator[Verdict]:
        """A verdict for each sample; an error of a document is a verdict too."""
        renewed: set[Path] = set()
        for sample in samples:
            start = perf_counter()
            try:
                # Only the first of several renderings writes their expectation; the others have to agree.
                write = None if sample.expectation in renewed else self.write
                verdict = self._check(sample, write)
            except PlanparseError as error:
                verdict = Verdict(sample, "failed", message=str(error))
            if verdict.status in ("updated", "written"):
                renewed.add(sample.expectation)
            yield _timed(verdict, perf_counter() - start)

    def _check(self, sample: Sample, write: Write | None) -> Verdict:
        if not sample.is_there:
            if write is None:
                return Verdict(sample, "unexpected")
            write(sample.expectation, _as_json(expectation(self.extract(sample.document))))
            return Verdict(sample, "written")
        expected, given = read_records(sample.expectation), self.extract(sample.document)
        found = tuple(compare(expected, given))
        f1 = evaluate(expected["actions"], given["actions"], sample.document.name).total().f1
        if not found:
            return Verdict(sample, "same", f1=f1)
        if write is not None:
            write(sample.expectation, _as_json(expectation(given, expected)))
            return Verdict(sample, "updated", found, f1)
        enough = self.floor is not None and f1 >= self.floor
        return Verdict(sample, "enough" if enough else "different", found, f1)


def _as_json(content: Content) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _timed(verdict: Verdict, seconds: float) -> Verdict:
    return Verdict(verdict.sample, verdict.status, verdict.differences, verdict.f1, verdict.message, seconds)
