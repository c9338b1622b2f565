"""What a child is asked to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from planparse.batch.frames import pack, unpack
from planparse.conversion import Converted
from planparse.watch import Ocr


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are read, all of them alike."""

    profile: str = ""
    """What to read them with, as `planparse.profiles.pack` writes it."""
    stitched: bool = True
    """Tables that go on over pages are read as one."""
    ocr: Ocr = Ocr()
    convert: bool = False
    """LibreOffice is called for files that only it opens."""


@dataclass(frozen=True, slots=True)
class Request:
    """One file's content under its name, and what an earlier child has shown to be deadly in it."""

    name: str
    content: bytes
    skip: frozenset[int] = frozenset()
    """Pages to leave out."""
    again: frozenset[int] = frozenset()
    """Pages for the second engine."""
    last: int | None = None
    """The last page to read."""
    manner: Manner = Manner()
    converted: Converted | None = None
    """What the content was made of, where LibreOffice made it."""
    ocr_here: bool = False
    """The child has the time and memory to read pages from their pictures."""

    def to_pieces(self) -> tuple[bytes, bytes]:
        """For a pipe; the content is not copied."""
        facts = {name: getattr(self, name) for name in ("name", "last", "ocr_here")}
        pages = {"skip": sorted(self.skip), "again": sorted(self.again)}
        wishes = {"manner": _facts(self.manner), "converted": self.converted and asdict(self.converted)}
        return pack(facts | pages | wishes, b""), self.content

    @classmethod
    def from_bytes(cls, payload: bytes) -> Request:
        """What `to_pieces` gave."""
        facts, content = unpack(payload)
        pages = {name: frozenset(facts[name]) for name in ("skip", "again")}
        manner = Manner(**facts["manner"] | {"ocr": Ocr(**facts["manner"]["ocr"])})
        converted = facts["converted"] and Converted(**facts["converted"])
        return cls(content=content, **facts | pages | {"manner": manner, "converted": converted})

    def with_second_engine(self, pages: Iterable[int]) -> Request:
        """A request that reads `pages` in another way."""
        return replace(self, again=self.again | frozenset(pages))

    def without(self, page: int) -> Request:
        """A request that does without `page`, and from the third such page on without all that follow."""
        if len(self.skip) < 2:
            return replace(self, skip=self.skip | {page})
        return replace(self, last=page - 1)


@lru_cache(maxsize=1)
def _facts(manner: Manner) -> dict[str, Any]:
    """The same for all files of a batch."""
    return asdict(manner)
