"""From an exception to one sentence and an exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from planparse.cli.language import translated
from planparse.cli.streams import printable, say
from planparse.errors import PlanparseError

UNEXPECTED = 1
INTERRUPTED = 130


@contextmanager
def one_sentence(debug: bool = False) -> Iterator[None]:
    """End the command with a sentence and an exit code, whatever goes wrong inside."""
    try:
        yield
    except typer.Exit:
        raise
    except (Exception, KeyboardInterrupt) as error:
        raise typer.Exit(report(error, debug=debug)) from None


def report(error: BaseException, subject: str = "", *, debug: bool = False) -> int:
    """Say on standard error what went wrong (with `subject`, a file's name); give the exit code."""
    match error:
        case PlanparseError():
            sentence, code = str(error), error.exit_code
        case KeyboardInterrupt():
            sentence, code = "Interrupted.", INTERRUPTED
        case _:
            where = f" on {subject}" if subject else ""
            what = f"{type(error).__name__}: {error}".rstrip(": ")
            sentence = f"planparse failed{where} ({what}); run with --debug for details."
            code = UNEXPECTED
    say(printable(translated(sentence)))
    if debug:
        say("".join(traceback.format_exception(error)).rstrip())
    return code
