"""What `planparse batch` does: start a session, show how it goes, give the exit code."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from types import FrameType
from typing import NoReturn

from rich.console import Console

from planparse.batch.limits import Limits
from planparse.batch.session import Options
from planparse.batch.session import run as run_session
from planparse.batch.tables import choose_formats
from planparse.cli.progress import Display, Lines, Silence, closing_table
from planparse.cli.streams import say

SOME_FAILED = 1
TERMINATED = 143


def run(
    sources: list[str],
    out: str,
    formats: list[str],
    limits: Limits,
    workers: int | None,
    cluster: str | None,
    *,
    quiet: bool,
) -> int:
    """Read `sources` into the folder `out`. Raises a PlanparseError where that cannot begin or go on."""
    options = Options(tuple(sources), out, tuple(choose_formats(formats)), limits=limits, cluster=cluster)
    if workers is not None:
        options = replace(options, workers=workers)
    # Raised as an exception, so that children end and what is half written goes away.
    signal.signal(signal.SIGTERM, _terminate)
    console = Console(file=sys.stderr, highlight=False)
    with _audience(console, quiet=quiet) as audience:
        entries = run_session(options, audience)
    if not quiet:
        console.print(closing_table(entries))
    return SOME_FAILED if any(entry.status == "error" for entry in entries) else 0


def _audience(console: Console, *, quiet: bool) -> Display | Lines | Silence:
    if quiet:
        return Silence()
    return Display(console) if console.is_terminal else Lines()


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    say("Terminated.")
    raise SystemExit(TERMINATED)
