"""The folder of results: each file there is whole or not there at all, and one run at a time works on it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import BinaryIO, Protocol

from planparse.errors import OutputError

STATE = ".planparse"
"""What is there only while a batch is not finished: its journal, and files that are being written."""

MOMENT = 1.0
"""Seconds of journal that a power cut may cost; to wait for the disk after each file would halve the rate."""


class Store(Protocol):
    """Named files, each read and written as a whole. Every method raises OutputError."""

    def __enter__(self) -> Store:
        """Take the store for this run."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Give it back."""

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file with their ends; none where there is no file."""

    def is_whole(self, name: str) -> bool:
        """Whether there is such a file, and no power cut took its end."""

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of an earlier one."""

    def writing(self, name: str) -> contextlib.AbstractContextManager[BinaryIO]:
        """A stream whose content takes the file's place when all went well."""

    def append(self, name: str, content: bytes) -> None:
        """Add to a file; a power cut may take what was added in the last moments."""

    def clear_state(self) -> None:
        """Remove what an unfinished batch needs."""


class LocalStore:
    """A folder on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._handle: int | None = None
        self._synced = 0.0

    def __enter__(self) -> LocalStore:
        with _told(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._root, os.O_RDONLY)
            try:
                # On the folder itself: the system takes the lock away when the process ends, however it ends.
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._release()
                raise OutputError(f"Another run is at work on {self._root}; wait for it, or name another.") from None
            self._clear_parts()
            self._parts.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._clear_parts()
        self._release()

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        try:
            return (self._root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise OutputError(f"{self._root / name} cannot be read: {error.strerror}.") from error

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file with their ends; none where there is no file."""
        path = self._root / name
        if path.exists():
            with _told(path), path.open("rb") as file:
                yield from file

    def is_whole(self, name: str) -> bool:
        """Whether there is such a file, with the line end that every result ends with."""
        try:
            with (self._root / name).open("rb") as file:
                file.seek(-1, os.SEEK_END)
                return file.read() == b"\n"
        except OSError:
            return False

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of an earlier one.

        It is not waited for until the disk has it: there are many, and `is_whole` tells after a power cut.
        """
        with self._placing(name) as file:
            file.write(content)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream whose content takes the file's place when all went well, and the disk has it."""
        with self._placing(name) as file:
            yield file
            with _told(self._root / name):
                file.flush()
                os.fsync(file.fileno())

    @contextmanager
    def _placing(self, name: str) -> Iterator[BinaryIO]:
        target = self._root / name
        part = self._parts / secrets.token_hex(8)
        with _told(target):
            try:
                with part.open("xb") as file:
                    yield file
                _put(part, target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def append(self, name: str, content: bytes) -> None:
        """Add to a file. The disk has it a moment later; the death of this process alone costs nothing."""
        path = self._root / name
        with _told(path), path.open("ab") as file:
            file.write(content)
            file.flush()
            if monotonic() - self._synced > MOMENT:
                os.fsync(file.fileno())
                self._synced = monotonic()

    def clear_state(self) -> None:
        """Remove what an unfinished batch needs."""
        with _told(self._root / STATE):
            shutil.rmtree(self._root / STATE)

    @property
    def _parts(self) -> Path:
        return self._root / STATE / "parts"

    def _clear_parts(self) -> None:
        shutil.rmtree(self._parts, ignore_errors=True)

    def _release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _put(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error
