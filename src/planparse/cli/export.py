"""`planparse export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, Output
from planparse.cli.plans import plan_files
from planparse.writers import WRITERS

# Exporters are spelled out, and compared by a test: to ask them would load them for every command.
FORMATS = "|".join(("stratml", "ics", "datapackage", *(writer.format for writer in WRITERS)))


def export(
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN", help="Extracted plans (JSON), or documents.")],
    to: Annotated[str, typer.Option("--to", "-t", metavar=FORMATS, help="The format to write.", show_default=False)],
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Write plans in the formats of other tools.

    stratml: StratML Part 2 (ISO 17469) in XML; ics: an iCalendar of dated actions; datapackage: tidy
    tables with their description in a ZIP file, for frictionless.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.exporting import run

        run(files, plans, to, output)
