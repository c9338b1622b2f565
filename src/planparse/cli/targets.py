"""Where results go and in which format, decided and checked before any plan is read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import OutputError, UsageError
from planparse.writers import WRITERS, Writer
from planparse.writers.csv_table import DIALECTS, CsvWriter

FORMATS = ", ".join(writer.format for writer in WRITERS)


@dataclass(frozen=True, slots=True)
class StandardOutput:
    """All plans to standard output."""


@dataclass(frozen=True, slots=True)
class OneFile:
    """All plans to one file."""

    path: Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A file for each plan."""

    path: Path

    def files(self, inputs: Sequence[Path], suffix: str) -> Iterator[Path]:
        """A file for each of `inputs`, named after it; equal names are numbered: `plan`, `plan-2`."""
        taken: set[str] = set()
        for source in inputs:
            stem, count = source.stem, 1
            # Folded, since some file systems make no difference between Plan and plan.
            while stem.casefold() in taken:
                count += 1
                stem = f"{source.stem}-{count}"
            taken.add(stem.casefold())
            yield self.path / f"{stem}.{suffix}"


def choose_writer(output: str | None, wanted: str | None) -> Writer:
    """The writer for `--format` where given, else for the suffix of the output file, else the first."""
    name = wanted
    if name is None and output is not None and not _is_folder(output):
        name = Path(output).suffix.removeprefix(".")
    if not name:
        return WRITERS[0]
    for writer in WRITERS:
        if writer.format == name.casefold():
            return writer
    if wanted is not None:
        raise UsageError(f"There is no output format {wanted}; choose one of {FORMATS}.")
    raise UsageError(f"The name {output} tells no output format; add --format with one of {FORMATS}.")


def in_dialect(writer: Writer, dialect: str | None) -> Writer:
    """The writer in the CSV dialect of that name. Raises UsageError for others, and where no CSV is written."""
    if dialect is None:
        return writer
    if dialect not in DIALECTS:
        raise UsageError(f"There is no CSV dialect {dialect}; choose one of {', '.join(DIALECTS)}.")
    if not isinstance(writer, CsvWriter):
        raise UsageError(f"--csv-dialect is for CSV, and {writer.format} is to be written.")
    return CsvWriter(DIALECTS[dialect])


def choose_target(output: str | None, writer: Writer, inputs: Sequence[Path]) -> StandardOutput | OneFile | Folder:
    """Where the results of `inputs` go. Raises UsageError or OutputError where that cannot work."""
    if output is not None and _is_folder(output):
        return Folder(_folder(Path(output)))
    if len(inputs) > 1 and not writer.holds_many:
        several = ", ".join(writer.format for writer in WRITERS if writer.holds_many)
        raise UsageError(
            f"One {writer.format} output holds one plan: for several, name a folder with -o "
            f"(OUT/), or choose --format {several}."
        )
    if output is None:
        return StandardOutput()
    return OneFile(check_file(Path(output), inputs))


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _folder(path: Path) -> Path:
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise OutputError(f"The folder {path.parent} does not exist; create it first.") from None
    except OSError as error:
        raise OutputError(f"The folder {path} cannot be created: {error.strerror}.") from error
    return path


def check_file(path: Path, inputs: Sequence[Path]) -> Path:
    """`path` itself, where a file can be written there that is none of `inputs`. Raises OutputError."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise OutputError(f"The folder {target.parent} does not exist; create it first.")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"{path} is write-protected.")
    refuse_input(path, inputs)
    return path


def refuse_input(path: Path, inputs: Sequence[Path]) -> None:
    """Raise OutputError where writing to `path` would destroy one of `inputs`."""
    if path.exists() and any(source.exists() and source.samefile(path) for source in inputs):
        raise OutputError(f"{path} is one of the plans to read; choose another output.")
