"""Where plans are read: in a supervised child, or in the process itself."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.errors import UsageError
from planparse.watch import OCR_ENGINES, OCR_MODES, Ocr

if TYPE_CHECKING:
    from planparse.profiles import Profile, Shelf
    from planparse.records import Plan


@contextmanager
def reader(
    *,
    in_process: bool,
    debug: bool,
    profile: Path | None = None,
    profiles: Path | None = None,
    stitched: bool = True,
    ocr: Ocr | None = None,
    convert: bool = True,
) -> Iterator[Callable[[Path], Plan]]:
    """What gives the plan in a file, read with a `profile` or with one out of the folder `profiles`, by `ocr`'s rules.

    Files that only LibreOffice opens are converted where `convert` is on.
    The warnings and tracebacks that `debug` asks for come out of this process only; and limits need a
    system that has them.
    """
    guide = guide_of(profile, profiles)
    if in_process or debug or os.name != "posix":
        if not debug:
            silence_libraries()
        from planparse.pipeline import extract

        yield partial(extract, profile=guide, stitched=stitched, ocr=ocr, convert=convert)
    else:
        from planparse.batch.limits import Limits
        from planparse.batch.request import Manner
        from planparse.batch.single import SupervisedReader
        from planparse.profiles import pack

        manner = Manner(pack(guide), stitched, ocr or Ocr(), convert)
        with SupervisedReader(Limits(), manner) as child:
            yield child.extract


def ocr_of(mode: str, engine: str) -> Ocr:
    """What `--ocr` and `--ocr-engine` name. Raises UsageError."""
    if mode not in OCR_MODES:
        raise UsageError(f"There is no --ocr {mode}; choose one of {', '.join(OCR_MODES)}.")
    if engine not in OCR_ENGINES:
        raise UsageError(f"There is no --ocr-engine {engine}; choose one of {', '.join(OCR_ENGINES)}.")
    return Ocr(mode, engine)


def convertible(wanted: bool) -> bool:
    """What `--convert` says of a batch. Raises UsageError where there is nothing to convert with."""
    from planparse.conversion import converter

    if wanted and converter() is None:
        raise UsageError("There is nothing to convert with: install LibreOffice, or leave out --convert.")
    return wanted


def guide_of(profile: Path | None, folder: Path | None) -> Profile | Shelf | None:
    """What `--profile` and `--profiles` name. Raises ProfileError, SourceNotFoundError or UsageError."""
    if profile and folder:
        raise UsageError("Name one profile with --profile or a folder of them with --profiles, not both.")
    from planparse.profiles import load, load_shelf

    if profile:
        return load(profile)
    return load_shelf(folder) if folder else None


def silence_libraries() -> None:
    """No warnings on standard error."""
    import logging

    # Their warnings speak of PDF objects; what matters of it to the user is an issue in the result.
    logging.disable()
    warnings.simplefilter("ignore")
