"""`planparse apply`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, Output
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
    output: Output = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="By default the suffix of OUT, else json."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Write plans as a person corrected them.

    What no correction names stays as it was read; corrected records are marked so.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.applying import run

        run(files, edited, plans or [], output, form)
