"""The page that a child is on, in memory that it shares with its parent: to tell it wakes nobody."""

from __future__ import annotations

import os
from mmap import mmap
from tempfile import TemporaryFile

MARK = 3
"""The handle under which a child finds the memory of its mark."""
SIZE = 8
_PAGE_BITS = 32


class PageMark:
    """One number, written by the child and read by its parent, who may do so after the child's death."""

    def __init__(self, handle: int) -> None:
        """Over the shared memory behind `handle`, which may be closed then."""
        # Of one word, so that no half of it is ever read.
        self._word = memoryview(mmap(handle, SIZE)).cast("Q")

    @property
    def turn(self) -> int:
        """Another number after each `set`."""
        return self._word[0]

    @property
    def page(self) -> int:
        """The page that was set last; 0 for none."""
        return self._word[0] % (1 << _PAGE_BITS)

    def set(self, page: int) -> None:
        """The page that begins now."""
        turns = (self._word[0] >> _PAGE_BITS) + 1
        self._word[0] = turns % (1 << _PAGE_BITS) << _PAGE_BITS | page


def shared_memory() -> int:
    """A handle of memory for a `PageMark`, that bears no name."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("planparse")
    else:
        with TemporaryFile() as file:
            handle = os.dup(file.fileno())
    os.ftruncate(handle, SIZE)
    return handle
