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
from types import TracebackType
from typing import BinaryIO, Protocol

from planparse.errors import OutputError

STATE = ".planparse"
"""What is there only while a batch is not finished: its journal, and files that are being written."""


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

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of an earlier one."""

    def writing(self, name: str) -> contextlib.AbstractContextManager[BinaryIO]:
        """A stream whose content takes the file's place when all went well."""

    def append(self, name: str, content: bytes) -> None:
        """Add to a file, so that it is there after a power cut."""

    def clear_state(self) -> None:
        """Remove what an unfinished batch needs."""


class LocalStore:
    """A folder on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._handle: int | None = None

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

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self._root / name).is_file()

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of an earlier one."""
        with self.writing(name) as file:
            file.write(content)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream whose content takes the file's place when all went well."""
        target = self._root / name
        part = self._parts / secrets.token_hex(8)
        with _told(target):
            try:
                with part.open("xb") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                target.parent.mkdir(parents=True, exist_ok=True)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def append(self, name: str, content: bytes) -> None:
        """Add to a file, so that it is there after a power cut."""
        path = self._root / name
        with _told(path), path.open("ab") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

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


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error
