"""Samples: a document beside the records that are expected of it.

`plan.expected.json` stands for every document beside it that is called `plan`, whatever its format;
`plan.pdf.expected.json` is for that one document and wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import SourceNotFoundError

ENDING = ".expected.json"
NO_DOCUMENTS = frozenset({".json", ".toml", ".yaml", ".yml", ".xml", ".png", ".jpg", ".jpeg", ".webp", ".svg", ".log"})
"""Suffixes of what may stand beside a document and is none."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document and the file of its expected records; `is_there` where that file exists."""

    document: Path
    expectation: Path

    @property
    def is_there(self) -> bool:
        """Whether records were written down for the document yet."""
        return self.expectation.is_file()


def find_samples(paths: Iterable[Path]) -> list[Sample]:
    """The samples that `paths` name: folders, expectations or documents; each once, in order.

    Raises SourceNotFoundError for a path that is missing or names no sample.
    """
    return list(dict.fromkeys(sample for path in paths for sample in _samples_at(path)))


def _samples_at(path: Path) -> list[Sample]:
    if path.is_dir():
        found = [sample for file in sorted(path.rglob(f"*{ENDING}")) for sample in _expecting(file)]
        if not found:
            raise SourceNotFoundError(f"{path} holds no sample: no document has its NAME{ENDING} beside it.")
        return found
    if not path.exists():
        raise SourceNotFoundError(f"{path} does not exist.")
    if path.name.endswith(ENDING):
        found = list(_expecting(path))
        if not found:
            raise SourceNotFoundError(f"{path} has no document beside it.")
        return found
    return [Sample(path, _expectation(path))]


def _expecting(expectation: Path) -> Iterator[Sample]:
    """Every document for which `expectation` is the one."""
    stem = expectation.name.removesuffix(ENDING)
    for path in sorted(expectation.parent.iterdir()):
        is_document = path.is_file() and path.suffix.casefold() not in NO_DOCUMENTS
        if is_document and stem in (path.name, path.stem) and _expectation(path) == expectation:
            yield Sample(path, expectation)


def _expectation(document: Path) -> Path:
    own = document.with_name(f"{document.name}{ENDING}")
    return own if own.is_file() else document.with_name(f"{document.stem}{ENDING}")
