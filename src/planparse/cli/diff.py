"""`planparse diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, OutputFile, ReportForm
from planparse.cli.plans import plan_files


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier plan: a document, or extracted JSON.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later plan.")],
    output: OutputFile = None,
    form: ReportForm = None,
    debug: Debug = False,
) -> None:
    """Show what changed between two versions of a plan, or two plans.

    Actions that were added, dropped, reworded or moved, and deadlines, people and other fields that
    are not what they were.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.comparing import run

        run(files, old, new, output, form)
