"""`planparse evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Debug, OutputFile, ReportForm
from planparse.cli.plans import plan_files


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Expected records (JSON), or a folder of them.")],
    pred: Annotated[
        Path, typer.Argument(metavar="PRED", help="What is judged: JSON or a document, or a folder of JSON.")
    ],
    output: OutputFile = None,
    form: ReportForm = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An earlier run (its JSON): show gains and losses since."),
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Show at most N differences a document.")] = 20,
    debug: Debug = False,
) -> None:
    """Score records against expected ones: precision, recall and F1 by field and by record.

    A fact counts as found when its text is equal but for spaces, quotes and dashes (strict); soft,
    edit and token scores stand beside it. In folders, NAME.json is judged by NAME.json,
    NAME.expected.json or NAME.gold.json.
    """
    with one_sentence(debug), plan_files(debug=debug) as files:
        from planparse.cli.evaluation import run

        run(files, gold, pred, output, form, baseline, errors)
