"""What `planparse extract` does: read each plan, write it, say on standard error what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from planparse.cli.exits import report
from planparse.cli.files import to_file
from planparse.cli.streams import say, to_standard_output
from planparse.cli.targets import (
    Folder,
    OneFile,
    StandardOutput,
    choose_target,
    choose_writer,
    in_dialect,
    refuse_input,
)
from planparse.errors import OutputError
from planparse.records import Plan
from planparse.writers import Writer


@dataclass(slots=True)
class Extraction:
    """One run over some files. A file that fails is reported and left out; the others are written."""

    extract: Callable[[Path], Plan]
    """Gives the plan in a file, or raises."""
    quiet: bool
    debug: bool
    exit_code: int = field(default=0, init=False)
    """The highest code of the files that failed."""

    def run(
        self, inputs: Sequence[Path], output: str | None, output_format: str | None, csv_dialect: str | None = None
    ) -> int:
        """Read `inputs`, write the results, and give the exit code."""
        writer = in_dialect(choose_writer(output, output_format), csv_dialect)
        match choose_target(output, writer, inputs):
            case Folder() as folder:
                self._one_by_one(inputs, folder, writer)
            case target:
                self._together(inputs, target, writer)
        return self.exit_code

    def _one_by_one(self, inputs: Sequence[Path], folder: Folder, writer: Writer) -> None:
        for source, path in zip(inputs, folder.files(inputs, writer.format), strict=True):
            for plan in self._read([source]):
                try:
                    refuse_input(path, inputs)
                    to_file(path, writer.write([plan]))
                except OutputError as error:
                    self._fail(source, error)

    def _together(self, inputs: Sequence[Path], target: StandardOutput | OneFile, writer: Writer) -> None:
        plans = self._read(inputs)
        # Without a single plan nothing is written: an earlier result stays as it is.
        first = next(plans, None)
        if first is None:
            return
        pieces = writer.write(chain([first], plans))
        match target:
            case StandardOutput():
                to_standard_output(pieces)
            case OneFile(path):
                to_file(path, pieces)

    def _read(self, inputs: Sequence[Path]) -> Iterator[Plan]:
        for source in inputs:
            try:
                plan = self.extract(source)
            except Exception as error:
                self._fail(source, error)
                continue
            if not self.quiet:
                self._summarise(plan)
            yield plan

    def _summarise(self, plan: Plan) -> None:
        # Rich is loaded here only: a quiet run does without.
        from planparse.cli.summary import summary

        say(summary(plan))

    def _fail(self, source: Path, error: Exception) -> None:
        self.exit_code = max(self.exit_code, report(error, str(source), debug=self.debug))
