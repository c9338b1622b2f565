"""A file's bytes, taken with care: no pipe blocks, no device goes on for ever, nothing too large is held."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planparse.errors import DamagedFileError, SourceNotFoundError

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes; a plan is a few megabytes, and a file is held in memory while it is read."""
_PIECE = 1 << 16

# Without waiting for the other end of a pipe; the flags are those that the system has.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def read_file(path: Path, *, follow: bool = True) -> bytes:
    """The content of the regular file at `path`; where not `follow`, a symbolic link is refused.

    Raises SourceNotFoundError, or DamagedFileError for a file beyond the limit.
    """
    try:
        with _closing(os.open(path, _FLAGS if follow else _FLAGS | _NO_LINK)) as handle:
            return _regular(path, handle)
    except FileNotFoundError:
        if str(path) == "-":
            raise SourceNotFoundError(
                "- is not read: name a file, and save first what comes on standard input."
            ) from None
        raise SourceNotFoundError(f"{path} does not exist.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceNotFoundError(f"{path} cannot be opened: {reason}.") from error


def _regular(path: Path, handle: int) -> bytes:
    # The open file is asked, not its name: what stands under a name may change in between.
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise SourceNotFoundError(f"{path} is a folder; name the plan's file.")
    if not stat.S_ISREG(status.st_mode):
        raise SourceNotFoundError(f"{path} is no regular file; save the plan to a file first.")
    if status.st_size > LARGEST_FILE:
        raise too_large(str(path))
    pieces, left = [], LARGEST_FILE + 1
    # What the system calls a regular file may be longer than its size, or grow.
    while left and (piece := os.read(handle, min(max(status.st_size, _PIECE), left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def readable_name(path: Path) -> str:
    """The file's name without folders; bytes of the name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def too_large(name: str) -> DamagedFileError:
    """The error for a file called `name` that is beyond the limit."""
    return DamagedFileError(f"{name} is larger than {LARGEST_FILE // 1024**2} MB, the most that planparse reads.")


@contextmanager
def _closing(handle: int) -> Iterator[int]:
    try:
        yield handle
    finally:
        os.close(handle)
