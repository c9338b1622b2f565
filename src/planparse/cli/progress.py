"""How a batch goes, for a terminal and for a log, and what came of it in the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from planparse.batch.entry import Entry
from planparse.cli.language import counted, translated, words
from planparse.cli.streams import printable, say

REFRESH = 0.25
"""Seconds between two pictures on a terminal."""
COLUMNS = ("files", "status", "why", "first")
REPORT = 10.0
"""Seconds between two lines of a log."""


@dataclass(slots=True)
class Score:
    """What has been done so far."""

    total: int = 0
    done: int = 0
    fresh: int = 0
    """Of these, by this run."""
    actions: int = 0
    failures: int = 0
    begun: float = field(default_factory=monotonic)

    def count(self, entry: Entry, *, earlier: bool) -> None:
        """Add one file."""
        self.done += 1
        self.fresh += not earlier
        self.actions += entry.actions
        self.failures += entry.status == "error"

    @property
    def rate(self) -> float:
        """Files a second, of this run."""
        return self.fresh / max(monotonic() - self.begun, 1e-3)

    def __str__(self) -> str:
        left = (self.total - self.done) / self.rate if self.fresh else 0.0
        return words(
            "{} of {} files · {} actions · {} failed · {} files/s · {} left",
            self.done,
            self.total,
            self.actions,
            self.failures,
            f"{self.rate:.1f}",
            _duration(left),
        )


class Silence:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def found(self, count: int) -> None:
        """So many files are to be read."""

    def began(self, path: str) -> None:
        """A file is being read."""

    def ended(self, entry: Entry, *, earlier: bool) -> None:
        """A file is finished."""

    def waiting(self) -> None:
        """Nothing new."""


class Lines(Silence):
    """For a log: a line for each failure, and now and then one on how far it is."""

    def __init__(self) -> None:
        self._score = Score()
        self._next = monotonic() + REPORT

    def found(self, count: int) -> None:
        """Say how many files there are."""
        self._score.total = count
        say(counted(count, "{} file to read", "{} files to read"))

    def ended(self, entry: Entry, *, earlier: bool) -> None:
        """Say what failed."""
        self._score.count(entry, earlier=earlier)
        if entry.status == "error":
            say(printable(f"{entry.path}: {translated(entry.reason or '')}"))

    def waiting(self) -> None:
        """Say how far it is, when it is time to."""
        if monotonic() >= self._next:
            self._next = monotonic() + REPORT
            say(str(self._score))


class Display(Silence):
    """For a terminal: a bar, the figures, and what each child is on."""

    def __init__(self, console: Console) -> None:
        self._score = Score()
        self._reading: dict[str, float] = {}
        self._shown = 0.0
        # No thread of its own: children are copies of this process, and threads do not survive that.
        self._live = Live(console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def found(self, count: int) -> None:
        """The bar has its length."""
        self._score.total = count

    def began(self, path: str) -> None:
        """One line more."""
        self._reading[path] = monotonic()
        self.waiting()

    def ended(self, entry: Entry, *, earlier: bool) -> None:
        """One line less."""
        self._reading.pop(entry.path, None)
        self._score.count(entry, earlier=earlier)
        self.waiting()

    def waiting(self) -> None:
        """A new picture, when it is time for one."""
        if monotonic() - self._shown >= REFRESH:
            self._shown = monotonic()
            self._live.update(self._picture(), refresh=True)

    def _picture(self) -> RenderableType:
        now = monotonic()
        lines = [
            Text(f"{now - begun:5.1f} s  {printable(path)}", style="dim", no_wrap=True, overflow="ellipsis")
            for path, begun in self._reading.items()
        ]
        return Group(ProgressBar(self._score.total or 1, self._score.done), Text(str(self._score)), *lines)


def closing_table(entries: list[Entry]) -> RenderableType:
    """How many files came out how, with the first of each kind."""
    table = Table(box=None, pad_edge=False)
    for name in COLUMNS:
        table.add_column(words(name), justify="right" if name == "files" else "left", header_style="dim")
    firsts: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        firsts.setdefault((entry.status, entry.code or ""), entry)
    counts = Counter((entry.status, entry.code or "") for entry in entries)
    for kind, count in counts.most_common():
        path = Text(printable(firsts[kind].path) if kind[1] else "", no_wrap=True, overflow="ellipsis")
        table.add_row(str(count), words(kind[0]), kind[1], path)
    return Group(table, Text(words("{} actions in {} files", sum(entry.actions for entry in entries), len(entries))))


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
