"""`planparse check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug
from planparse.cli.plans import plan_files


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Documents, expectations (NAME.expected.json), or folders of both."),
    ],
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the results as JUnit XML.")] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Rewrite expectations that are not met, and list what changed. One that is written for the first "
            "time fails once, so that somebody reads it.",
        ),
    ] = False,
    min_f1: Annotated[
        float | None, typer.Option(metavar="F1", min=0, max=1, help="Ask for this fact F1 instead of equality.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what did not pass.")] = False,
    debug: Debug = False,
) -> None:
    """Check that documents still give the expected records; exit with 1 where one does not.

    plan.expected.json is for plan.pdf, plan.docx, … beside it; plan.pdf.expected.json for plan.pdf only.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.checking import run

        raise typer.Exit(run(files, paths, junit, update=update, floor=min_f1, quiet=quiet))
