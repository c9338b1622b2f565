"""`planparse profile`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, OutputFile


def profile(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The document to read.")],
    output: OutputFile = None,
    debug: Debug = False,
) -> None:
    """Write the profile that was guessed for a plan, with comments, ready to be corrected.

    What each column of each table was taken for and why, the labels of levels, the plan's period and language.
    Corrected, it goes back in with `planparse extract --profile`.
    """
    with one_sentence(debug):
        from planparse.cli.profiling import run

        run(plan, output, debug=debug)
