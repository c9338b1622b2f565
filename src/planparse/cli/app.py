"""Commands and options. What a command does stands in a module of its own, loaded when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.apply import apply
from planparse.cli.batch import batch
from planparse.cli.check import check
from planparse.cli.diff import diff
from planparse.cli.evaluate import evaluate
from planparse.cli.exits import one_sentence
from planparse.cli.export import export
from planparse.cli.inspect import inspect
from planparse.cli.options import Convert, DebugHere, InProcess, NoStitch, OcrEngine, OcrMode, Output
from planparse.cli.profile import profile
from planparse.cli.reading import ocr_of, reader
from planparse.cli.review import review
from planparse.cli.stats import stats
from planparse.version import __version__
from planparse.writers import WRITERS
from planparse.writers.csv_table import DIALECTS

app = typer.Typer(
    no_args_is_help=True,
    # Plain help and errors: rich would double the start-up time.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FORMATS = "|".join(writer.format for writer in WRITERS)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planparse {__version__}")
        raise typer.Exit


@app.callback()
def planparse(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Read action plans (PDF, Word, workbooks, web pages, text) and give back their actions as data."""


def extract(
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN", help="Files to read.", show_default=False)],
    output: Output = None,
    output_format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar=FORMATS, help="Output format; by default the suffix of OUT, else json."),
    ] = None,
    csv_dialect: Annotated[
        str | None,
        typer.Option(
            "--csv-dialect", metavar="|".join(DIALECTS), help="For CSV: what the program that opens it wants."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary on standard error.")] = False,
    profile_file: Annotated[
        Path | None,
        typer.Option("--profile", metavar="FILE", help="What you know of the plans; see `planparse profile`."),
    ] = None,
    profiles: Annotated[
        Path | None,
        typer.Option("--profiles", metavar="DIR", help="A folder of profiles; each plan gets the one that fits it."),
    ] = None,
    no_stitch: NoStitch = False,
    ocr: OcrMode = "auto",
    ocr_engine: OcrEngine = "rapid",
    convert: Convert = True,
    in_process: InProcess = False,
    debug: DebugHere = False,
) -> None:
    """Write the actions of one or more plans.

    The format of a PLAN is found in its content. A summary of each goes to standard error.
    """
    with (
        one_sentence(debug),
        reader(
            in_process=in_process,
            debug=debug,
            profile=profile_file,
            profiles=profiles,
            stitched=not no_stitch,
            ocr=ocr_of(ocr, ocr_engine),
            convert=convert,
        ) as read,
    ):
        from planparse.cli.extraction import Extraction

        raise typer.Exit(Extraction(read, quiet, debug).run(plans, output, output_format, csv_dialect))


def schema() -> None:
    """Print the JSON Schema of the output."""
    with one_sentence():
        from planparse.cli.streams import to_standard_output
        from planparse.writers.schema import json_schema

        to_standard_output([json_schema()])


# In the order in which a newcomer meets them.
app.command()(extract)
app.command()(review)
app.command()(apply)
app.command()(check)
app.command()(diff)
app.command()(evaluate)
app.command()(stats)
app.command()(export)
app.command()(inspect)
app.command()(profile)
app.command()(batch)
app.command()(schema)
