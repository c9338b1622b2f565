"""`planparse inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Convert, DebugHere, InProcess, NoStitch, OcrEngine, OcrMode, OutputFile
from planparse.cli.reading import ocr_of


def inspect(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The document to read.", show_default=False)],
    pages: Annotated[
        str | None, typer.Option("--pages", metavar="1,3-5", help="Show these pages only; the whole file is read.")
    ] = None,
    tables: Annotated[
        str | None,
        typer.Option("--tables", metavar="json|csv|html", help="Give the tables, cell by cell, in place of the view."),
    ] = None,
    images: Annotated[
        Path | None,
        typer.Option(
            "--images",
            metavar="DIR",
            help="Draw each page of a PDF as PNG, with what was seen on it in colour; needs planparse[images].",
        ),
    ] = None,
    output: OutputFile = None,
    profile: Annotated[
        Path | None, typer.Option("--profile", metavar="FILE", help="What you know of the plan; as for extract.")
    ] = None,
    no_stitch: NoStitch = False,
    ocr: OcrMode = "auto",
    ocr_engine: OcrEngine = "rapid",
    convert: Convert = True,
    in_process: InProcess = False,
    debug: DebugHere = False,
) -> None:
    """Show what was seen in a document: pages, outline, tables with the roles of their columns, what was left over.

    This is how to find out why a plan came out wrong.
    """
    with one_sentence(debug):
        from planparse.cli.inspecting import Wishes, run

        wishes = Wishes(
            pages, tables, images, output, profile, stitched=not no_stitch, ocr=ocr_of(ocr, ocr_engine), convert=convert
        )
        run(plan, wishes, in_process=in_process or debug, debug=debug)
