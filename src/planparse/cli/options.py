"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Convert = Annotated[
    bool,
    typer.Option(
        "--convert/--no-convert",
        help="Call LibreOffice for files that no reader takes: .doc, .rtf, .ppt, .pptx, .odp and others.",
    ),
]

Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]

DebugHere = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error; implies --in-process.")]
"""Where reading may go to a child process, which keeps its tracebacks to itself."""

InProcess = Annotated[
    bool, typer.Option("--in-process", help="Read without a child process and its limits: for files that you trust.")
]

NoStitch = Annotated[
    bool, typer.Option("--no-stitch", help="Leave tables and paragraphs that go on over pages apart, page by page.")
]

OcrMode = Annotated[
    str,
    typer.Option(
        "--ocr",
        metavar="auto|always|never",
        help="Read pages from their pictures: those without usable text, all, or none; needs planparse[ocr].",
    ),
]

OcrEngine = Annotated[
    str,
    typer.Option(
        "--ocr-engine",
        metavar="rapid|tesseract",
        help="What reads pictures: rapidocr of planparse[ocr], or the tesseract of your system with "
        "planparse[tesseract].",
    ),
]

OutputFile = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="File to write.")]

Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="File to write, or a folder (an existing one, or a name that ends with a slash) for one file a plan. "
        "Without it the data goes to standard output.",
    ),
]

ReportForm = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="text|json|html", help="By default the suffix of OUT, else text."),
]
