"""`planparse review`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, OcrEngine, OcrMode
from planparse.cli.plans import plan_files
from planparse.cli.reading import ocr_of


def review(
    plans: Annotated[
        list[Path],
        typer.Argument(metavar="PLAN", help="Documents, or extracted plans (JSON) with their document beside them."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The page to write.")] = Path(
        "review.html"
    ),
    documents: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the documents of extracted plans are, if not beside them."),
    ] = None,
    ocr: OcrMode = "auto",
    ocr_engine: OcrEngine = "rapid",
    debug: Debug = False,
) -> None:
    """Write a page to check plans on: records beside the document, corrections saved as a file.

    The page is one file that needs no network. `planparse apply` makes the corrected plan of the
    corrections that it saves.
    """
    with one_sentence(debug), plan_files(debug=debug, ocr=ocr_of(ocr, ocr_engine)) as files:
        from planparse.cli.reviewing import run

        run(files, plans, output, documents)
