"""What a child is asked to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from planparse.batch.frames import pack, unpack
from planparse.watch import Ocr


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
    profile: str = ""
    """What to read it with, as `planparse.profiles.pack` writes it."""
    stitched: bool = True
    """Tables that go on over pages are read as one."""
    ocr: Ocr = Ocr()
    ocr_here: bool = False
    """The child has the time and memory to read pages from their pictures."""

    def to_pieces(self) -> tuple[bytes, bytes]:
        """For a pipe; the content is not copied."""
        facts = {name: getattr(self, name) for name in ("name", "last", "profile", "stitched", "ocr_here")}
        pages = {"skip": sorted(self.skip), "again": sorted(self.again)}
        return pack(facts | pages | {"ocr": asdict(self.ocr)}, b""), self.content

    @classmethod
    def from_bytes(cls, payload: bytes) -> Request:
        """What `to_pieces` gave."""
        facts, content = unpack(payload)
        pages = {name: frozenset(facts[name]) for name in ("skip", "again")}
        return cls(content=content, **facts | pages | {"ocr": Ocr(**facts["ocr"])})

    def with_second_engine(self, pages: Iterable[int]) -> Request:
        """A request that reads `pages` in another way."""
        return replace(self, again=self.again | frozenset(pages))

    def without(self, page: int) -> Request:
        """A request that does without `page`, and from the third such page on without all that follow."""
        if len(self.skip) < 2:
            return replace(self, skip=self.skip | {page})
        return replace(self, last=page - 1)
