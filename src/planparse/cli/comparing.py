"""What `planparse diff` does: compare two plans and show what changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from planparse.cli.differing import NEW, OLD, fields
from planparse.cli.language import tally, words
from planparse.cli.plans import PlanFiles
from planparse.cli.reports import deliver
from planparse.cli.streams import printable
from planparse.cli.targets import check_file
from planparse.compare import Change, Comparison, compare
from planparse.compare.reports import to_html, to_json

SIGNS = {"added": ("+ ", NEW), "dropped": ("- ", OLD), "changed": ("~ ", "yellow")}


def run(files: PlanFiles, old: Path, new: Path, output: Path | None, form: str | None) -> None:
    """Raises a PlanparseError where one of the plans cannot be read."""
    if output:
        check_file(output, [old, new])
    comparison = compare(files.content(old), files.content(new), str(old), str(new))
    deliver(
        {"text": lambda: _text(comparison), "json": lambda: to_json(comparison), "html": lambda: to_html(comparison)},
        output,
        form,
    )


def _text(comparison: Comparison) -> RenderableType:
    return Group(*_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[Text]:
    if comparison.facts:
        yield Text("~ " + words("the plan"), style="bold")
        yield from fields(comparison.facts)
    for change in comparison.changes:
        yield _heading(change)
        yield from fields(change.differences)
    counts = [tally(count, label) for label, count in comparison.counts().most_common()]
    yield Text(", ".join([*counts, tally(comparison.unchanged, "unchanged")]), style="bold")


def _heading(change: Change) -> Text:
    sign, colour = SIGNS[change.kind]
    labels = f"  ({', '.join(map(words, change.labels))})" if change.kind == "changed" else ""
    return Text.assemble((sign, colour), (printable(change.name), "bold"), (labels, "dim"))
