"""How much one file may cost before its reader is ended."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

MEBIBYTE = 1024 * 1024
OCR_TIMES = 45
"""How many times as long a file may take whose pages are read from their pictures."""
OCR_PAGE_SECONDS = 60.0
OCR_MEMORY_MB = 1600
OCR_PROCESSORS = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the reading of one file, all tries together. Those of pages stand with their reader."""

    seconds: float = 20.0
    """Wall-clock time, and CPU time as well."""
    page_seconds: float = 6.0
    """Wall-clock time on one page, where the format has pages."""
    memory_mb: int = 960
    """Memory of the child, its libraries included; enforced as address space beyond what they map for nothing."""
    output_mb: int = 64
    """Size of the plan in JSON."""
    processors: int = 1
    """The CPU time is that many times the seconds."""
    files_per_child: int = 1000
    """After so many files a child is replaced: what a library leaks ends with it."""

    @property
    def for_ocr(self) -> Limits:
        """Those of a file with pages to be read from their pictures: seconds a page, and networks in memory."""
        return replace(
            self,
            seconds=OCR_TIMES * self.seconds,
            page_seconds=max(self.page_seconds, OCR_PAGE_SECONDS),
            memory_mb=self.memory_mb + OCR_MEMORY_MB,
            processors=OCR_PROCESSORS,
        )

    @property
    def pages_until(self) -> float:
        """Seconds after which no further page is begun, so that the finished ones still become a plan."""
        return self.seconds * 0.6

    def to_json(self) -> str:
        """One line for the command line of a child."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Limits:
        """What `to_json` wrote."""
        return cls(**json.loads(text))
