"""Messages over a pipe: a kind of one letter, a length, then so many bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

HEADER = struct.Struct(">cI")

READY, REQUEST, RESULT, OUTCOME = b"y", b"r", b"c", b"o"
"""A child has begun; a file to read; a piece of the result; what came of the file."""
PIPE = 1 << 16
"""Bytes that a pipe holds, and that are taken from it at once."""

OUT_OF_MEMORY = 77
"""Exit code of a child that could not even say so."""


class FrameError(Exception):
    """The bytes that came are no message."""


def frame(kind: bytes, *pieces: bytes) -> tuple[bytes, ...]:
    """One message whose payload is all of `pieces`; they are not copied."""
    return HEADER.pack(kind, sum(map(len, pieces))), *pieces


def pack(facts: dict[str, Any], content: bytes) -> bytes:
    """Facts in one line of JSON, and bytes of any content after it."""
    return json.dumps(facts).encode() + b"\n" + content


def unpack(payload: bytes) -> tuple[dict[str, Any], bytes]:
    """What `pack` put together."""
    head, _, content = payload.partition(b"\n")
    facts = json.loads(head)
    if not isinstance(facts, dict):
        raise FrameError("the first line holds no facts")
    return facts, content


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next message of a blocking `stream`; None where it ends."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, length = HEADER.unpack(header)
    payload = stream.read(length)
    return (kind, payload) if len(payload) == length else None


class Unframer:
    """Puts messages together from the pieces in which a pipe gives them."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._buffer = bytearray()

    def feed(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The messages that `piece` completes. Raises FrameError for one larger than allowed."""
        self._buffer += piece
        while len(self._buffer) >= HEADER.size:
            kind, length = HEADER.unpack_from(self._buffer)
            if length > self._largest:
                raise FrameError(f"a message of {length} bytes")
            end = HEADER.size + length
            if len(self._buffer) < end:
                return
            payload = bytes(self._buffer[HEADER.size : end])
            del self._buffer[:end]
            yield kind, payload
