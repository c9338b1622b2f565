"""What is finished, kept line by line, so that a run that was cut off goes on where it was."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from planparse.batch.entry import Entry, Stamp
from planparse.batch.names import content_key
from planparse.batch.store import STATE, Store

MANIFEST = "manifest.jsonl"
"""Every file of a finished batch, in order. While a batch runs, the journal beside it holds what is done so far."""
JOURNAL = f"{STATE}/journal.jsonl"


class Journal:
    """The entries of earlier runs in `store` that still hold under `stamp`, and those of this one."""

    def __init__(self, store: Store, stamp: Stamp) -> None:
        self._store = store
        self._by_path: dict[str, Entry] = {}
        self._by_content: dict[str, Entry] = {}
        for entry in self._earlier():
            if stamp.holds(entry):
                self._remember(entry)

    def find(self, path: str, sha256: str) -> Entry | None:
        """The entry of the file at `path`, where it was finished with this very content."""
        entry = self._by_path.get(path)
        return entry if entry and entry.sha256 == sha256 and self._is_there(entry) else None

    def find_content(self, key: str) -> Entry | None:
        """The entry of any finished file with this `content_key`."""
        entry = self._by_content.get(key)
        return entry if entry and self._is_there(entry) else None

    def add(self, entry: Entry) -> None:
        """Keep an entry whose output is written."""
        self._remember(entry)
        self._store.append(JOURNAL, entry.to_line())

    def _remember(self, entry: Entry) -> None:
        self._by_path[entry.path] = entry
        if entry.sha256 and not entry.same_as:
            self._by_content[content_key(entry.sha256, entry.path)] = entry

    def _is_there(self, entry: Entry) -> bool:
        return entry.output is None or self._store.is_whole(entry.output)

    def _earlier(self) -> Iterator[Entry]:
        line = b""
        for name in (MANIFEST, JOURNAL):
            for line in self._store.lines(name):
                # The line that a power cut left unfinished is no entry.
                with contextlib.suppress(ValueError):
                    yield Entry.from_line(line)
        if line and not line.endswith(b"\n"):
            self._store.append(JOURNAL, b"\n")
