"""Names that are addresses (`s3://bucket/plans`), and those that only look like one."""

from __future__ import annotations

import re
from pathlib import Path

from planparse.batch.store import LocalStore, Store
from planparse.errors import UsageError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_LOCAL = "file://"


def local_path(name: str) -> str:
    """`name` as a path where it is the address of a file on this machine."""
    return name.removeprefix(_LOCAL)


def is_address(name: str) -> bool:
    """Whether `name` leads elsewhere."""
    return bool(_ADDRESS.match(name))


def open_store(name: str) -> Store:
    """The folder of results that `name` means. Raises UsageError where it is an address that nothing here opens."""
    name = local_path(name)
    if not is_address(name):
        return LocalStore(Path(name))
    try:
        from planparse.batch.remote import RemoteStore
    except ImportError:
        raise UsageError("Addresses need another package: pip install 'planparse[remote]'.") from None
    return RemoteStore(name)
