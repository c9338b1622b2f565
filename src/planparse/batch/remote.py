"""Files and results behind an address (`s3://`, `gs://`, `memory://`, …), by fsspec. Needs the extra `remote`."""

from __future__ import annotations

import itertools
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from time import monotonic
from types import TracebackType
from typing import Any, BinaryIO, cast

import fsspec

from planparse.batch.items import Item
from planparse.batch.names import readable
from planparse.batch.store import STATE
from planparse.content import LARGEST_FILE, too_large
from planparse.errors import OutputError, SourceNotFoundError, UsageError

PATIENCE = 3.0
"""Seconds for which lines are held back, so that not every file of a batch costs a piece."""


@dataclass(frozen=True, slots=True)
class RemoteItem:
    """A file behind an address."""

    path: str
    address: str

    def read(self) -> bytes:
        """The content. Raises SourceNotFoundError or DamagedFileError."""
        try:
            with fsspec.open(self.address, "rb") as file:
                content = cast("bytes", file.read(LARGEST_FILE + 1))
        # Each kind of store has exceptions of its own.
        except Exception as error:
            raise SourceNotFoundError(f"{self.path} cannot be opened: {error}.") from error
        if len(content) > LARGEST_FILE:
            raise too_large(self.path)
        return content


def find_remote(address: str, out: str) -> Iterator[Item]:
    """The files under an address, or those that fit its pattern, in the order of their names; not those of `out`."""
    try:
        system, root = fsspec.core.url_to_fs(address)
        found = system.glob(root) if fsspec.core.has_magic(root) else [root]
        files = sorted({file for name in found for file in system.find(name)})
    except ImportError as error:
        raise UsageError(f"{address} needs another package: {error}.") from None
    except Exception as error:
        raise UsageError(f"{address} cannot be opened: {error}.") from None
    if not files:
        raise UsageError(f"{address} holds no file.")
    results = out.rstrip("/") + "/"
    for name in files:
        full = str(system.unstrip_protocol(name))
        if not full.startswith(results):
            yield RemoteItem(readable(full), full)


class RemoteStore:
    """A folder of results behind an address.

    Such stores put a file in place as a whole and cannot add to one, so what is appended becomes numbered
    pieces. They know no locks: it is for the user to see that one run at a time works on a folder.
    """

    def __init__(self, address: str) -> None:
        try:
            self._system, self._root = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise UsageError(f"{address} cannot be opened: {error}.") from None
        self._held: dict[str, bytes] = {}
        self._flushed = monotonic()
        self._pieces = itertools.count()
        self._run = secrets.token_hex(4)

    def __enter__(self) -> RemoteStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._flush()

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        try:
            with self._system.open(self._at(name), "rb") as file:
                return cast("bytes", file.read())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(f"{self._at(name)} cannot be read: {error}.") from error

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file with their ends, and those of the pieces that were appended to it."""
        for piece in (name, *self._pieces_of(name)):
            yield from (self.read(piece) or b"").splitlines(keepends=True)

    def is_whole(self, name: str) -> bool:
        """Whether there is such a file."""
        return bool(self._system.exists(self._at(name)))

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of an earlier one."""
        with self.writing(name) as file:
            file.write(content)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream whose content takes the file's place when all went well; until then it is held here."""
        path = self._at(name)
        try:
            with TemporaryFile() as held:
                yield cast("BinaryIO", held)
                held.seek(0)
                self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
                with self._system.open(path, "wb") as file:
                    shutil.copyfileobj(held, file)
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error}.") from error

    def append(self, name: str, content: bytes) -> None:
        """Add to a file, at the latest some seconds from now."""
        self._held[name] = self._held.get(name, b"") + content
        if monotonic() - self._flushed > PATIENCE:
            self._flush()

    def _flush(self) -> None:
        for name, content in self._held.items():
            self.write(f"{name}.{self._run}.{next(self._pieces):09}", content)
        self._held.clear()
        self._flushed = monotonic()

    def clear_state(self) -> None:
        """Remove what an unfinished batch needs."""
        self._held.clear()
        with suppress(FileNotFoundError):
            self._system.rm(self._at(STATE), recursive=True)

    def _pieces_of(self, name: str) -> list[str]:
        folder = self._at(name).rpartition("/")[0]
        found: list[Any] = self._system.find(folder) if self._system.exists(folder) else []
        prefix = self._at(name) + "."
        return sorted(name + str(piece).removeprefix(prefix[:-1]) for piece in found if str(piece).startswith(prefix))

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"
