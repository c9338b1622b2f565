"""Plans named on the command line: documents, which are read, or JSON that was extracted before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.cli.reading import reader
from planparse.errors import SourceNotFoundError
from planparse.watch import Ocr

if TYPE_CHECKING:
    from planparse.records import Plan


@contextmanager
def plan_files(*, debug: bool, ocr: Ocr | None = None) -> Iterator[PlanFiles]:
    """What reads the plans of a command; a child process that it needed ends with the command."""
    with ExitStack() as stack:
        yield PlanFiles(stack, debug, ocr)


@dataclass(slots=True)
class PlanFiles:
    """Reads plans. What reads documents is started when the first one comes: JSON needs no child."""

    _stack: ExitStack
    _debug: bool
    _ocr: Ocr | None = None
    _reader: Callable[[Path], Plan] | None = None

    def extract(self, path: Path) -> Plan:
        """The plan in a document. Raises a PlanparseError."""
        if self._reader is None:
            self._reader = self._stack.enter_context(reader(in_process=False, debug=self._debug, ocr=self._ocr))
        return self._reader(path)

    def plan(self, path: Path) -> Plan:
        """The plan in a document or JSON file. Raises a PlanparseError."""
        from planparse.saved import is_saved, read_plan

        return read_plan(path) if is_saved(path) else self.extract(path)

    def content(self, path: Path) -> Mapping[str, Any]:
        """The plan at `path` as JSON has it; a JSON file may hold hand-made records in the short form."""
        from planparse.saved import is_saved, read_records

        return read_records(path) if is_saved(path) else self.extract(path).model_dump(mode="json")

    def plans(self, paths: Iterable[Path]) -> Iterator[Plan]:
        """The plans of `paths`; a folder stands for all extracted plans below it, other JSON left aside."""
        for path in paths:
            if not path.is_dir():
                yield self.plan(path)
                continue
            inside = [file for file in sorted(path.rglob("*.json")) if _looks_extracted(file)]
            if not inside:
                raise SourceNotFoundError(f"{path} holds no extracted plan (JSON); run `planparse extract` first.")
            yield from map(self.plan, inside)


def _looks_extracted(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"schema_version"' in file.read(256)
