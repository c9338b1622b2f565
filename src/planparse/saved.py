"""Plans that are files of JSON already: written by `planparse extract`, or expected records made by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planparse.errors import DamagedFileError, SourceNotFoundError
from planparse.records import Plan

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes."""


def is_saved(path: str | os.PathLike[str]) -> bool:
    """Whether the file at `path` is JSON, by its name and first letter; a file that is not there is not."""
    try:
        with Path(path).open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    except OSError:
        return False


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan that `planparse extract` wrote to `path`.

    Raises SourceNotFoundError where the file cannot be opened, DamagedFileError where it is no such plan.
    """
    try:
        return Plan.model_validate_json(_content(Path(path)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise DamagedFileError(f"{path} is no plan that planparse wrote: {where}: {first['msg']}.") from None


def read_records(path: str | os.PathLike[str]) -> Mapping[str, Any]:
    """Plan or expected records in JSON, unchecked but for `actions`, a list of objects each with an action.

    Raises SourceNotFoundError or DamagedFileError.
    """
    try:
        content = json.loads(_content(Path(path)))
    except (ValueError, RecursionError):
        raise DamagedFileError(f"{path} is not JSON.") from None
    actions = content.get("actions") if isinstance(content, dict) else None
    if not isinstance(actions, list) or not all(
        isinstance(action, dict) and action.get("action") for action in actions
    ):
        raise DamagedFileError(f"{path} holds no records: an object with a list of actions is expected.")
    assert isinstance(content, dict)
    return content


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceNotFoundError(f"{path} is a folder; name a file.")
        if path.stat().st_size > LARGEST_FILE:
            raise DamagedFileError(f"{path} is larger than {LARGEST_FILE // 1024**2} MB.")
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        raise SourceNotFoundError(f"{path} does not exist.") from None
    except OSError as error:
        raise SourceNotFoundError(f"{path} cannot be opened: {error.strerror}.") from error
