"""One line of the manifest: what came of one file."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import get_args

from planparse.batch.items import SkippedError
from planparse.batch.limits import Limits
from planparse.batch.names import file_name
from planparse.batch.outcome import Aid, Outcome, Status
from planparse.batch.request import Manner
from planparse.conversion import converter
from planparse.errors import EmptyFileError, LimitError, PlanparseError, UnknownFormatError
from planparse.readers.ocr.engine import engine_name, missing_engine
from planparse.version import __version__

PROMISING = (
    ".csv", ".doc", ".docm", ".docx", ".dotm", ".dotx", ".htm", ".html", ".md", ".ods", ".odt", ".pdf", ".rtf",
    ".tsv", ".txt", ".xhtml", ".xls", ".xlsm", ".xlsx",
)  # fmt: skip
"""Suffixes of documents: what bears one and is empty or of no known format is a failure, anything else is skipped."""

TOOL = f"planparse {__version__}"
AIDS: tuple[Aid, ...] = get_args(Aid)
NOBODY = "nobody"
_NO_DOCUMENT = frozenset({EmptyFileError.code, UnknownFormatError.code})
_LIMITS = frozenset(kind.code for kind in LimitError.__subclasses__())


@dataclass(frozen=True, slots=True)
class Stamp:
    """What results depend on besides the file; work done under another stamp is done again."""

    tool: str = TOOL
    aids: Mapping[Aid, str] = field(default_factory=dict)
    """What is there to convert, and to read pictures."""
    profile: str | None = None
    limits: str = ""

    @classmethod
    def of(cls, limits: Limits, manner: Manner, profile: str | None = None) -> Stamp:
        """The stamp of this version, with the fingerprint of a profile or of a shelf of them."""
        aids: dict[Aid, str] = {}
        if manner.convert and (name := converter()):
            aids["conversion"] = name
        if manner.ocr.mode != "never" and not missing_engine(manner.ocr.engine):
            aids["OCR"] = f"{engine_name(manner.ocr.engine)} ({manner.ocr.mode})"
        # Then it has a say in every PDF.
        tool = f"{TOOL}, all pages from pictures" if manner.ocr.mode == "always" else TOOL
        return cls(tool, aids, profile, f"{limits.seconds:g} s, {limits.memory_mb} MB")

    def tools(self, aids: Container[Aid]) -> str:
        """What reads a file that needs `aids`, as far as they are there."""
        return self.tool + "".join(f", {aid} by {self.aids.get(aid, NOBODY)}" for aid in AIDS if aid in aids)

    def holds(self, entry: Entry) -> bool:
        """Whether what came of a file would come of it again; limits and aids count where they had a say."""
        aids = [aid for aid in AIDS if f", {aid} by " in entry.tool]
        if (entry.tool, entry.profile) != (self.tools(aids), self.profile):
            return False
        return entry.limits == self.limits or not (entry.code in _LIMITS or entry.status == "partial")


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one file. `path` is the only one of its kind in a manifest."""

    path: str
    output: str | None
    """The plan's file among the results; None where there is none."""
    sha256: str | None
    """Of the content; None where it could not be read."""
    status: Status
    code: str | None
    reason: str | None
    actions: int
    seconds: float
    peak_mb: float
    same_as: str | None
    """An earlier path with the same content, which was read in place of this one."""
    tool: str
    profile: str | None
    limits: str

    def to_line(self) -> bytes:
        """One line of JSON."""
        return json.dumps({name: getattr(self, name) for name in FIELDS}, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Entry:
        """What `to_line` wrote. Raises ValueError for anything else."""
        facts = json.loads(line)
        if not isinstance(facts, dict) or facts.keys() != set(FIELDS):
            raise ValueError("no line of a manifest")
        return cls(**facts)

    def for_copy(self, path: str, output: str | None) -> Entry:
        """The same for a file with the same content."""
        if path == self.path:
            return replace(self, output=self.output and output)
        return replace(
            self,
            path=path,
            output=self.output and output,
            reason=self.reason and self.reason.replace(file_name(self.path), file_name(path), 1),
            seconds=0.0,
            peak_mb=0.0,
            same_as=self.same_as or self.path,
        )


FIELDS = tuple(field.name for field in fields(Entry))


def entry_of(path: str, output: str, sha256: str, outcome: Outcome, stamp: Stamp) -> Entry:
    """The entry of a file that was read."""
    foreign = outcome.code in _NO_DOCUMENT and not path.lower().endswith(PROMISING)
    return Entry(
        path=path,
        output=output if outcome.has_plan else None,
        sha256=sha256,
        status="skip" if foreign else outcome.status,
        code=outcome.code,
        reason=outcome.reason,
        actions=outcome.actions,
        seconds=outcome.seconds,
        peak_mb=outcome.peak_mb,
        same_as=None,
        tool=stamp.tools(outcome.aids),
        profile=stamp.profile,
        limits=stamp.limits,
    )


def entry_of_unread(path: str, error: PlanparseError, stamp: Stamp) -> Entry:
    """The entry of a file whose content was not to be had."""
    return Entry(
        path=path,
        output=None,
        sha256=None,
        status="skip" if isinstance(error, SkippedError) else "error",
        code=error.code,
        reason=str(error),
        actions=0,
        seconds=0.0,
        peak_mb=0.0,
        same_as=None,
        tool=stamp.tool,
        profile=stamp.profile,
        limits=stamp.limits,
    )
