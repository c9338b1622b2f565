"""Standard output for data, standard error for people; either may be closed, full, or a pipe that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from planparse.errors import OutputError


def to_standard_output(pieces: Iterable[bytes]) -> None:
    """Write `pieces` as they come. A reader that has seen enough (`| head`) is no error."""
    if sys.stdout is None:
        raise OutputError("Standard output is closed; name a file with -o.")
    try:
        for piece in pieces:
            rest = memoryview(piece)
            # Without a buffer (PYTHONUNBUFFERED) a write on an almost full disk takes what fits, and says so.
            while rest:
                rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
    except OSError as error:
        _drop(sys.stdout)
        raise OutputError(f"Standard output cannot be written: {error.strerror}.") from error


def say(text: str) -> None:
    """`text` and a line end on standard error; lost without a fuss where nobody listens any more."""
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def printable(text: str) -> str:
    """`text` on one line, without control characters: names and titles come from strangers' files."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _drop(stream: TextIO) -> None:
    # What is still in the buffer would fail once more when the interpreter ends, with exit code 120.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
