"""`planparse apply`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.plans import plan_files


def apply(
    edited: Annotated[
        Path,
        typer.Argument(
            metavar="EDITED", help="Corrections that the review page saved (JSON), or a workbook or CSV of planparse."
        ),
    ],
    plans: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PLAN", help="What was corrected: documents or extracted plans; by default what is beside EDITED."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="File to write, or a folder for one file a plan. Without it the data goes to standard output.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="By default the suffix of OUT, else json."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Write plans as a person corrected them.

    What no correction names stays as it was read; corrected records are marked so.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.applying import run

        run(files, edited, plans or [], output, form)
