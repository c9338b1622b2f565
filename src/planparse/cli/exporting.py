"""What `planparse export` does: read plans, write them in another format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planparse.cli.files import to_file
from planparse.cli.plans import PlanFiles
from planparse.cli.streams import to_standard_output
from planparse.cli.targets import Folder, OneFile, choose_target, refuse_input
from planparse.errors import UsageError
from planparse.writers import Writer
from planparse.writers.exporters import every_format, suffix_of


def run(files: PlanFiles, inputs: Sequence[Path], form: str, output: str | None) -> None:
    """Raises a PlanparseError where a plan cannot be read, or the output cannot be written."""
    writer = _writer(form)
    match choose_target(output, writer, inputs):
        case Folder() as folder:
            for source, path in zip(inputs, folder.files(inputs, suffix_of(writer)), strict=True):
                refuse_input(path, inputs)
                to_file(path, writer.write([files.plan(source)]))
        case OneFile(path):
            refuse_input(path, inputs)
            to_file(path, writer.write(map(files.plan, inputs)))
        case _:
            # All are read before anything is written: a mistake leaves no half output behind.
            to_standard_output(writer.write([files.plan(source) for source in inputs]))


def _writer(name: str) -> Writer:
    for writer in every_format():
        if writer.format == name.casefold():
            return writer
    formats = ", ".join(writer.format for writer in every_format())
    raise UsageError(f"There is no output format {name}; choose one of {formats}.")
