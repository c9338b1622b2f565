"""A file that is replaced only when the new content is complete."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from planparse.errors import OutputError


def to_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`, through a symbolic link to the file behind it.

    The content goes to a temporary file in the same folder, which then takes the place of the old
    one with the old one's permissions. A device or a pipe is written to as it is.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.writelines(pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    part = target.with_name(f".planparse-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
