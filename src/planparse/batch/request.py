"""What a child is asked to read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planparse.batch.frames import pack, unpack


@dataclass(frozen=True, slots=True)
class Request:
    """One file's content under its name, and what an earlier child has shown to be deadly in it."""

    name: str
    content: bytes
    skip: frozenset[int] = frozenset()
    """Pages to leave out."""
    last: int | None = None
    """The last page to read."""
    profile: str = ""
    """What to read it with, as `planparse.profiles.pack` writes it."""
    stitched: bool = True
    """Tables that go on over pages are read as one."""

    def to_pieces(self) -> tuple[bytes, bytes]:
        """For a pipe; the content is not copied."""
        facts = {name: getattr(self, name) for name in ("name", "last", "profile", "stitched")}
        return pack(facts | {"skip": sorted(self.skip)}, b""), self.content

    @classmethod
    def from_bytes(cls, payload: bytes) -> Request:
        """What `to_pieces` gave."""
        facts, content = unpack(payload)
        return cls(content=content, **facts | {"skip": frozenset(facts["skip"])})

    def without(self, page: int) -> Request:
        """A request that does without `page`, and from the third such page on without all that follow."""
        if len(self.skip) < 2:
            return replace(self, skip=self.skip | {page})
        return replace(self, last=page - 1)
