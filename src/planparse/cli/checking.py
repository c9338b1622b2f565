"""What `planparse check` does: read each sample, say what differs, give the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from planparse.cli.differing import shown
from planparse.cli.files import to_file
from planparse.cli.language import counted, tally, translated, words
from planparse.cli.plans import PlanFiles
from planparse.cli.streams import printable
from planparse.cli.targets import check_file
from planparse.evaluate.checking import Checker, Status, Verdict
from planparse.evaluate.junit import to_junit
from planparse.evaluate.samples import find_samples

DIFFERENT = 1
COLOURS: Mapping[Status, str] = {
    "same": "green",
    "enough": "green",
    "updated": "yellow",
    "written": "yellow",
    "unexpected": "red",
    "different": "red",
    "failed": "red",
}


def run(
    files: PlanFiles, paths: Iterable[Path], junit: Path | None, *, update: bool, floor: float | None, quiet: bool
) -> int:
    """Check every sample of `paths`. Raises a PlanparseError where a path names none."""
    samples = list(find_samples(paths))
    if junit is not None:
        check_file(junit, [file for sample in samples for file in (sample.document, sample.expectation)])
    console = Console(highlight=False, soft_wrap=True)
    checker = Checker(lambda path: files.extract(path).model_dump(mode="json"), _write if update else None, floor)
    verdicts: list[Verdict] = []
    for verdict in checker.check(samples):
        verdicts.append(verdict)
        if not (quiet and verdict.passed):
            for line in _lines(verdict):
                console.print(line)
    console.print(_total(verdicts))
    if junit is not None:
        to_file(junit, [to_junit(verdicts, lambda verdict: "\n".join(line.plain for line in _lines(verdict)))])
    return 0 if all(verdict.passed for verdict in verdicts) else DIFFERENT


def _write(path: Path, content: bytes) -> None:
    to_file(path, [content])


def _lines(verdict: Verdict) -> Iterator[Text]:
    yield Text.assemble(
        (f"{words(verdict.status):<10} ", COLOURS[verdict.status]),
        printable(str(verdict.sample.document)),
        _remark(verdict),
    )
    yield from shown(verdict.differences)


def _remark(verdict: Verdict) -> str:
    expectation = verdict.sample.expectation.name
    match verdict.status:
        case "failed":
            return f"  {translated(verdict.message)}"
        case "unexpected":
            return "  " + words("{} is not there; --update writes it.", expectation)
        case "written":
            return "  " + words("{} is new: read it, then check again.", expectation)
        case "updated":
            return "  " + words("{} was rewritten.", expectation)
        case "same":
            return ""
    return f"  F1 {verdict.f1:.4f}"


def _total(verdicts: list[Verdict]) -> Text:
    counts = Counter(verdict.status for verdict in verdicts)
    parts = ", ".join(tally(count, status) for status, count in counts.items())
    return Text(counted(len(verdicts), "{} sample: {}", "{} samples: {}", parts), style="bold")
