"""What the user names, file by file: folders, patterns, archives, lists. The order depends on names alone."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any, cast

from planparse.batch.addresses import is_address, local_path
from planparse.batch.items import FileItem, Item, MemberItem, RefusedItem, open_archive
from planparse.batch.names import readable
from planparse.errors import PlanparseError, SourceNotFoundError, UsageError

ARCHIVE = ".zip"


def find_items(sources: Sequence[str], out: str | None = None) -> Iterator[Item]:
    """Every file of `sources`, once; the folder `out` is left out.

    A source is a file, a folder, an archive, a pattern, an address (`s3://…`), `@FILE` for a list of such names,
    or `-` for a list on standard input. Raises UsageError for a source that is not there; one named in a list
    becomes an item that says so.
    """
    seen: set[Item] = set()
    paths: set[str] = set()
    for item in _all(sources, out):
        if item not in seen:
            seen.add(item)
            yield _with_own_path(item, paths)


def _with_own_path(item: Item, taken: set[str]) -> Item:
    """Two members of an archive may bear one name, and two names may look alike once they are readable."""
    path, count = item.path, 1
    while path in taken:
        count += 1
        path = f"{item.path}~{count}"
    taken.add(path)
    return item if path == item.path else cast("Item", replace(cast("Any", item), path=path))


def _all(sources: Iterable[str], results: str | None) -> Iterator[Item]:
    out = Path(results).resolve() if results and not is_address(results) else None
    for source in map(local_path, sources):
        if is_address(source):
            yield from _behind(source, results or "")
        elif source == "-":
            yield from _listed(sys.stdin, out)
        elif source.startswith("@"):
            try:
                with open(source[1:], encoding="utf-8", errors="surrogateescape") as names:
                    yield from _listed(names, out)
            except OSError as error:
                raise UsageError(f"The list {source[1:]} cannot be opened: {error.strerror}.") from None
        elif os.path.lexists(source):
            yield from _at(Path(source), out)
        elif found := sorted(glob.iglob(source, recursive=True, include_hidden=True)):
            for name in found:
                yield from _matched(Path(name), source, out)
        else:
            raise UsageError(f"{source} does not exist, and no file is named like that.")


def _behind(address: str, results: str) -> Iterator[Item]:
    try:
        from planparse.batch.remote import find_remote
    except ImportError:
        raise UsageError("Addresses need another package: pip install 'planparse[remote]'.") from None
    yield from find_remote(address, results)


def _listed(names: Iterable[str], out: Path | None) -> Iterator[Item]:
    for line in names:
        name = local_path(line.rstrip("\r\n"))
        if not name:
            continue
        if is_address(name):
            yield from _behind(name, "")
        elif os.path.lexists(name) and "\0" not in name:
            yield from _at(Path(name), out)
        else:
            yield RefusedItem(readable(name), f"{readable(name)} does not exist.", SourceNotFoundError)


def _matched(location: Path, pattern: str, out: Path | None) -> Iterator[Item]:
    """What a pattern found: here the names are a stranger's, and no link among them is followed."""
    typed = len(list(takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts)))
    found = [*location.parents][: len(location.parts) - typed]
    if any(folder.is_symlink() for folder in (location, *found) if len(folder.parts) > typed):
        path = readable(str(location))
        yield RefusedItem(path, f"{path} is a symbolic link or lies behind one; name what it points to.")
    else:
        yield from _at(location, out)


def _at(location: Path, out: Path | None) -> Iterator[Item]:
    """What stands at one place. A folder that the user names may be a link, a file may not."""
    if location.is_dir():
        yield from _walk(location, out)
    else:
        yield from _file(location)


def _walk(top: Path, out: Path | None) -> Iterator[Item]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if out is not None and folder.resolve() == out:
            continue
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"{readable(str(folder))} cannot be opened: {error.strerror}."
            yield RefusedItem(readable(str(folder)), reason, SourceNotFoundError)
            continue
        folders = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                folders.append(folder / entry.name)
            else:
                yield from _file(folder / entry.name)
        waiting += reversed(folders)


def _file(location: Path) -> Iterator[Item]:
    path = readable(str(location))
    if location.is_symlink():
        yield RefusedItem(path, f"{path} is a symbolic link; name what it points to.")
    elif not location.is_file():
        yield RefusedItem(path, f"{path} is no regular file.")
    elif location.suffix.lower() == ARCHIVE:
        yield from _members(path, location)
    else:
        yield FileItem(path, location)


def _members(path: str, location: Path) -> Iterator[Item]:
    try:
        entries = open_archive(location).infolist()
    except PlanparseError as error:
        yield RefusedItem(path, str(error), type(error))
        return
    for index, entry in enumerate(entries):
        name = f"{path}/{readable(entry.filename)}"
        if entry.filename.endswith("/"):
            continue
        if name.lower().endswith(ARCHIVE):
            yield RefusedItem(name, f"{name} is an archive inside an archive; unpack it first.")
        else:
            yield MemberItem(name, location, index)
