"""Plans that are files of JSON already: written by `planparse extract`, or expected records made by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planparse.content import read_file
from planparse.errors import DamagedFileError
from planparse.records import Plan


def is_saved(path: str | os.PathLike[str]) -> bool:
    """Whether the file at `path` is JSON, by its first letters; a file that is not there is not."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return False
    # RTF begins with a brace as well.
    return start.startswith(b"{") and not start.startswith(b"{\\")


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan that `planparse extract` wrote to `path`.

    Raises SourceNotFoundError where the file cannot be opened, DamagedFileError where it is no such plan.
    """
    return plan_of(_content(Path(path)), str(path))


def plan_of(content: bytes, name: str) -> Plan:
    """The plan in the JSON `content` of a file called `name`. Raises DamagedFileError where it is none."""
    try:
        return Plan.model_validate_json(content)
    except ValidationError as error:
        raise not_ours(error, name) from None


def not_ours(error: ValidationError, name: str) -> DamagedFileError:
    """What to tell of the file called `name`, whose JSON lacks or has what no plan does."""
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "the file"
    return DamagedFileError(f"{name} is no plan that planparse wrote: {where}: {first['msg']}.")


def read_records(path: str | os.PathLike[str]) -> Mapping[str, Any]:
    """Plan or expected records in JSON, unchecked but for `actions`, a list of objects each with an action.

    Raises SourceNotFoundError or DamagedFileError.
    """
    content = read_json(path)
    actions = content.get("actions") if isinstance(content, dict) else None
    if not isinstance(actions, list) or not all(
        isinstance(action, dict) and action.get("action") for action in actions
    ):
        raise DamagedFileError(f"{path} holds no records: an object with a list of actions is expected.")
    assert isinstance(content, dict)
    return content


def read_json(path: str | os.PathLike[str]) -> object:
    """What the JSON file at `path` holds. Raises SourceNotFoundError or DamagedFileError."""
    try:
        content: object = json.loads(_content(Path(path)))
    except (ValueError, RecursionError):
        raise DamagedFileError(f"{path} is not JSON.") from None
    return content


def _content(path: Path) -> bytes:
    return read_file(path).removeprefix(b"\xef\xbb\xbf")
