"""What `planparse batch` does: start a session, show how it goes, give the exit code."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

from rich.console import Console

from planparse.batch.session import Options
from planparse.batch.session import run as run_session
from planparse.cli.language import words
from planparse.cli.progress import Display, Lines, Silence, closing_table
from planparse.cli.streams import say

SOME_FAILED = 1
TERMINATED = 143


def run(options: Options, *, quiet: bool) -> int:
    """Read the sources and show how it goes. Raises a PlanparseError where that cannot begin or go on."""
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
    say(words("Terminated."))
    raise SystemExit(TERMINATED)
