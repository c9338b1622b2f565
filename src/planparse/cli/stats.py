"""`planparse stats`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, OutputFile
from planparse.cli.plans import plan_files


def stats(
    plans: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Extracted plans (JSON), folders of them, or documents."),
    ],
    output: OutputFile = None,
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="text|json", help="By default the suffix of OUT, else text.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw a picture as well: PNG, SVG or PDF, by the suffix.")
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Show the N busiest people.")] = 15,
    actions: Annotated[bool, typer.Option("--actions", help="List the actions of each who is responsible.")] = False,
    debug: Debug = False,
) -> None:
    """Count over plans: who answers for what, when things fall due, which fields are empty."""
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.statistics import run

        run(files, plans, output, form, plot, top=top, list_actions=actions)
