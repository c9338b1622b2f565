"""What `planparse stats` does: count, and show tables and a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from planparse.cli.files import to_file
from planparse.cli.language import counted, words
from planparse.cli.plans import PlanFiles
from planparse.cli.reports import deliver
from planparse.cli.streams import printable
from planparse.cli.targets import check_file
from planparse.stats import Statistics, statistics

BAR = 16
"""Characters of the longest bar."""


def run(
    files: PlanFiles,
    paths: Sequence[Path],
    output: Path | None,
    form: str | None,
    picture: Path | None,
    *,
    top: int,
    list_actions: bool,
) -> None:
    """Raises a PlanparseError where a plan cannot be read or the picture cannot be drawn."""
    for path in filter(None, (output, picture)):
        check_file(path, paths)
    figures = statistics(files.plans(paths))
    if picture is not None:
        from planparse.stats.plots import plot

        to_file(picture, [plot(figures, picture.suffix.removeprefix(".").casefold())])
    deliver(
        {
            "text": lambda: Group(*_text(figures, top, list_actions)),
            "json": lambda: json.dumps(asdict(figures), ensure_ascii=False, indent=1).encode() + b"\n",
        },
        output,
        form,
    )


def _text(figures: Statistics, top: int, list_actions: bool) -> Iterator[RenderableType]:
    plans = counted(figures.plans, "{} plan", "{} plans")
    yield Text(f"{plans}, {counted(figures.actions, '{} action', '{} actions')}", style="bold")
    yield from _section(words("Responsible"), {name: len(done) for name, done in figures.responsible.items()}, top)
    if list_actions:
        yield from _actions(figures.responsible, top)
    yield from _section(words("Partners"), figures.partners, top)
    yield from _section(words("Axes"), figures.axes, top)
    yield from _section(words("Due in"), {str(year): count for year, count in figures.due.items()}, None)
    yield from _section(words("Deadlines"), _named(figures.kinds), None)
    yield from _section(words("Fields filled"), _named(figures.filled), None, of=figures.actions)
    yield from _section(words("Issues"), figures.issues, None)


def _named(counts: Mapping[str, int]) -> dict[str, int]:
    return {words(name): count for name, count in counts.items()}


def _section(title: str, values: Mapping[str, int], top: int | None, of: int | None = None) -> Iterator[RenderableType]:
    """A table of names, counts and bars, with a share where `of` says what the whole is."""
    if not values:
        return
    table = Table(box=None, pad_edge=False, title=title, title_justify="left", title_style="bold", show_header=False)
    table.add_column(max_width=48, no_wrap=True, overflow="ellipsis")
    table.add_column(justify="right")
    table.add_column()
    most = max(*values.values(), of or 0, 1)
    for name, count in list(values.items())[:top]:
        share = f" {count / of:.0%}" if of else ""
        table.add_row(printable(name), str(count), "█" * round(BAR * count / most) + share)
    yield Text()
    yield table
    if top is not None and len(values) > top:
        yield Text(words("… and {} more", len(values) - top), style="dim")


def _actions(responsible: Mapping[str, list[str]], top: int) -> Iterator[Text]:
    for name, actions in list(responsible.items())[:top]:
        yield Text(f"\n{printable(name)}", style="bold")
        yield from (Text(f"  {printable(action)}") for action in actions)
