"""One file of a batch, wherever it lies: in a folder, in an archive, behind an address."""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Protocol

from planparse.content import LARGEST_FILE, read_file, too_large
from planparse.errors import DamagedFileError, EncryptedFileError, PlanparseError, SourceNotFoundError

MOST_MEMBERS = 200_000
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 24
_MEMBER_MARK = b"PK\x01\x02"
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises for archives that are broken or forged."""


class SkippedError(SourceNotFoundError):
    """The file is none to read, and that is no fault."""

    code = "skipped"


class Item(Protocol):
    """A file to read."""

    @property
    def path(self) -> str:
        """What the manifest calls it; no two files of a batch are called the same."""

    def read(self) -> bytes:
        """The content. Raises a PlanparseError."""


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file in a folder."""

    path: str
    location: Path

    def read(self) -> bytes:
        """The content; a symbolic link that stands there by now is not followed."""
        return read_file(self.location, follow=False)


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """What stands in a folder or an archive and is not read."""

    path: str
    reason: str
    kind: type[PlanparseError] = SkippedError
    """Another one where a user would miss it: a file that is not there, a folder or archive that cannot be opened."""

    def read(self) -> bytes:
        """Raises the reason."""
        raise self.kind(self.reason)


@dataclass(frozen=True, slots=True)
class MemberItem:
    """A file in a ZIP archive. It is unpacked in memory, never to a file."""

    path: str
    archive: Path
    index: int

    def read(self) -> bytes:
        """The content, bounded whatever the archive says of its size."""
        package = open_archive(self.archive)
        entry = package.infolist()[self.index]
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise SkippedError(f"{self.path} is a symbolic link.")
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedFileError(f"{self.path} opens with a password only.")
        # The others need memory that the archive alone decides on.
        if entry.compress_type not in _READABLE:
            raise DamagedFileError(f"{self.path} is packed in a way that planparse does not unpack.")
        try:
            with package.open(entry) as stream:
                return _read_bounded(stream, self.path)
        except _FAILURES as error:
            raise DamagedFileError(f"{self.path} is damaged: it cannot be unpacked.") from error


@lru_cache(maxsize=2)
def open_archive(location: Path) -> zipfile.ZipFile:
    """The archive at `location`. Raises DamagedFileError or SourceNotFoundError."""
    try:
        with location.open("rb") as file:
            if not zipfile.is_zipfile(file):
                raise zipfile.BadZipFile
        if _count_members(location) > MOST_MEMBERS:
            raise DamagedFileError(f"{location} holds more than {MOST_MEMBERS} files, the most that planparse reads.")
        return zipfile.ZipFile(location)
    except FileNotFoundError:
        raise SourceNotFoundError(f"{location} does not exist.") from None
    except _FAILURES as error:
        raise DamagedFileError(f"{location} is damaged: the archive cannot be opened.") from error


def _count_members(location: Path) -> int:
    """At least the number of members, found without building a list of them."""
    count, tail = 0, b""
    with location.open("rb") as file:
        while piece := file.read(_PIECE):
            count += (tail + piece).count(_MEMBER_MARK)
            tail = piece[1 - len(_MEMBER_MARK) :]
    return count


def _read_bounded(stream: IO[bytes], path: str) -> bytes:
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise too_large(path)
    return content
