"""What `planparse evaluate` does: pair the files, score them, show the figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from planparse.cli.differing import shown
from planparse.cli.language import counted, words
from planparse.cli.plans import PlanFiles
from planparse.cli.reports import deliver
from planparse.cli.streams import printable
from planparse.cli.targets import check_file
from planparse.errors import SourceNotFoundError
from planparse.evaluate.counts import MEASURES, Count
from planparse.evaluate.evaluation import Evaluation, together
from planparse.evaluate.evaluation import evaluate as score
from planparse.evaluate.figures import Change, ErrorFact, compare_with, read_earlier, to_json
from planparse.evaluate.html import to_html
from planparse.saved import read_records


def run(
    files: PlanFiles, gold: Path, pred: Path, output: Path | None, form: str | None, baseline: Path | None, errors: int
) -> None:
    """Raises a PlanparseError where files are missing or hold no records."""
    if output:
        check_file(output, [gold, pred])
    earlier = read_earlier(baseline) if baseline else None
    evaluations = [_evaluate(files, expected, given, name) for expected, given, name in _pairs(gold, pred)]
    change = compare_with(earlier, evaluations) if earlier else None
    deliver(
        {
            "text": lambda: _text(evaluations, change, errors),
            "json": lambda: json.dumps(to_json(evaluations), ensure_ascii=False, indent=1).encode() + b"\n",
            "html": lambda: to_html(evaluations, change),
        },
        output,
        form,
    )


def _pairs(gold: Path, pred: Path) -> Iterator[tuple[Path, Path | None, str]]:
    """Expected and given file with the document's name; None where nothing was given."""
    if not gold.is_dir():
        yield gold, pred, pred.name
        return
    if not pred.is_dir():
        raise SourceNotFoundError(f"{gold} is a folder, so the other one has to be a folder as well.")
    expectations = sorted(gold.rglob("*.json"))
    if not expectations:
        raise SourceNotFoundError(f"{gold} holds no expected records (JSON).")
    for path in expectations:
        stem = path.name.removesuffix(".json").removesuffix(".expected").removesuffix(".gold")
        given = pred / path.relative_to(gold).with_name(f"{stem}.json")
        yield path, given if given.exists() else None, str(given.relative_to(pred))


def _evaluate(files: PlanFiles, gold: Path, pred: Path | None, name: str) -> Evaluation:
    given = files.content(pred)["actions"] if pred else []
    return score(read_records(gold)["actions"], given, name)


def _text(evaluations: Sequence[Evaluation], change: Change | None, errors: int) -> RenderableType:
    parts: list[RenderableType] = []
    for one in evaluations:
        parts.append(Text.assemble((printable(one.name), "bold"), f"  {_headline(one)}"))
        parts.extend(shown(one.differences[:errors]))
        if len(one.differences) > errors:
            parts.append(Text("  " + words("… and {} more differences", len(one.differences) - errors), style="dim"))
    total = together(evaluations)
    parts.append(_table(total))
    if len(evaluations) > 1:
        parts.append(
            Text(counted(len(evaluations), "{} document", "{} documents") + f"  {_headline(total)}", style="bold")
        )
    if change is not None:
        parts.extend(_changes(change))
    return Group(*parts)


def _headline(one: Evaluation) -> str:
    return words(
        "F1 {}  exact records {}/{}  given {}, of which extra {}",
        f"{one.total().f1:.4f}",
        one.exact,
        one.records,
        one.predicted,
        one.extra,
    )


def _table(total: Evaluation) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(words("field"))
    for name in (words("precision"), words("recall"), *(f"F1 {words(measure)}" for measure in MEASURES)):
        table.add_column(name, justify="right")
    for field in total.counts["strict"]:
        table.add_row(words(field), *_figures([total.counts[measure].get(field, Count()) for measure in MEASURES]))
    table.add_row(words("all facts"), *_figures([total.total(measure) for measure in MEASURES]), style="bold")
    records = total.of_records()
    table.add_row(words("records"), *(f"{figure:.3f}" for figure in (records.precision, records.recall, records.f1)))
    return table


def _figures(counts: Sequence[Count]) -> list[str]:
    strict = counts[0]
    return [f"{figure:.3f}" for figure in (strict.precision, strict.recall, *(count.f1 for count in counts))]


def _changes(change: Change) -> Iterator[Text]:
    yield Text(words("Since the earlier run: F1 {} → {}", f"{change.f1_before:.4f}", f"{change.f1:.4f}"), style="bold")
    for title, colour, facts in (("gained {}", "green", change.gains), ("lost {}", "red", change.losses)):
        yield Text(words(title, len(facts)), style=colour)
        yield from (_fact(fact) for fact in facts)


def _fact(fact: ErrorFact) -> Text:
    return Text("  " + " · ".join(printable(part) for part in fact if part))
