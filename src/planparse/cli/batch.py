"""`planparse batch`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.exits import one_sentence
from planparse.cli.options import Convert, Debug, OcrEngine, OcrMode
from planparse.cli.reading import convertible, guide_of, ocr_of


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, patterns, ZIP archives, addresses (s3://…), @FILE for a list of names, or - for one "
            "on standard input.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option("--out", "-o", metavar="DIR", help="Folder of the results, or its address.", show_default=False),
    ],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="json|jsonl|csv|parquet",
            help="Write these tables only; once for each. One JSON a plan is always written.",
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Files read at the same time; by default one a processor.")
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            min=1, metavar="SECONDS", help="Most time for one file; 45 times as much where pages are read by OCR."
        ),
    ] = 20,
    memory: Annotated[
        int, typer.Option(min=256, metavar="MB", help="Most memory for one file; 1600 MB more for OCR.")
    ] = 960,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="What you know of the plans.")] = None,
    profiles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of profiles; each plan gets the one that fits it.")
    ] = None,
    ocr: OcrMode = "auto",
    ocr_engine: OcrEngine = "rapid",
    convert: Convert = False,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on the dask.distributed cluster of this scheduler.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no table of failures.")] = False,
    debug: Debug = False,
) -> None:
    """Read many files of unknown origin, and go on where an earlier run was cut off.

    DIR gets plans/, actions.jsonl, actions.csv, actions.parquet, manifest.jsonl and datapackage.json. Each file is
    read in a child process under limits; one that cannot be read costs its own line in the manifest only. Exits
    with 0 when no file failed, 1 when some did, 130 or 143 when interrupted: run the same again to go on.
    """
    with one_sentence(debug):
        from planparse.batch.limits import Limits
        from planparse.batch.request import Manner
        from planparse.batch.session import Options
        from planparse.batch.tables import choose_formats
        from planparse.cli.batching import run
        from planparse.profiles import pack

        guide = guide_of(profile, profiles)
        options = Options(
            sources=tuple(sources),
            out=out,
            formats=tuple(choose_formats(formats or [])),
            limits=Limits(seconds=timeout, memory_mb=memory),
            manner=Manner(pack(guide), ocr=ocr_of(ocr, ocr_engine), convert=convertible(convert)),
            fingerprint=guide.fingerprint if guide else None,
            cluster=cluster,
        )
        raise typer.Exit(run(options if workers is None else replace(options, workers=workers), quiet=quiet))
