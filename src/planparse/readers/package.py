"""The ZIP package of an office file: its parts, found by their relationships and opened within limits."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from planparse.errors import DamagedFileError

MAX_PARTS = 10_000
MAX_PART_BYTES = 32 * 2**20
MAX_TOTAL_BYTES = 64 * 2**20
"""Inflated bytes of one part, and of all parts that are opened; their trees take some fifteen times as many."""

_BOUNDS: Final[dict[str, Any]] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""Without `huge_tree` libxml2 refuses trees deeper than 256 levels and entities that multiply."""

_ENTRY = b"PK\x01\x02"
_FAILURES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What `zipfile` raises for packages that are broken, encrypted or packed in an unknown way."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: `kind` is the last word of its type, `target` the part's name."""

    kind: str
    target: str


@dataclass(slots=True)
class _Budget:
    """Inflated bytes that may still be opened."""

    left: int = MAX_TOTAL_BYTES


class Package:
    """The parts of one package. Every method raises `DamagedFileError` where the content is unsound.

    `namespaces` are pairs of a namespace and the one that it is read as. A package that lies `within` another
    uses up the limits of that one.
    """

    def __init__(
        self, data: bytes, name: str, namespaces: Sequence[tuple[bytes, bytes]] = (), within: Package | None = None
    ) -> None:
        self._name = name
        self._namespaces = namespaces
        self._budget: _Budget = within._budget if within else _Budget()
        if data.count(_ENTRY) > MAX_PARTS:
            raise DamagedFileError(f"{name} holds more than {MAX_PARTS} parts: no office file does.")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAILURES as error:
            raise DamagedFileError(f"{name} is damaged: its ZIP package cannot be opened.") from error
        entries = self._zip.infolist()
        # A name as it should be comes last, so that it wins over one with backslashes.
        entries.sort(key=lambda entry: "\\" not in entry.filename)
        self._entries = {entry.filename.replace("\\", "/").casefold(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def xml(self, part: str) -> etree._Element | None:
        """The root element of `part`; None where there is no such part."""
        content = self._source(part)
        if content is None:
            return None
        try:
            root = etree.fromstring(content, etree.XMLParser(**_BOUNDS))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._unsound(part, error) from error
        self._refuse_types(part, root)
        return root

    def elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of `part` that have one of `tags`, each as it ends; it is emptied when the next one comes."""
        content = self._source(part)
        if content is None:
            return
        try:
            typed = False
            for _, element in etree.iterparse(BytesIO(content), tag=tags, **_BOUNDS):
                if not typed:
                    self._refuse_types(part, element)
                    typed = True
                yield element
                element.clear()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._unsound(part, error) from error

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The internal relationships of `part` by their id; those of the package itself for `""`."""
        folder, leaf = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        if root is None:
            return {}
        return {
            link.get("Id", ""): Relationship(
                kind=link.get("Type", "").rsplit("/", 1)[-1], target=_resolve(folder, link.get("Target", ""))
            )
            for link in root
            if isinstance(link.tag, str) and link.get("TargetMode") != "External"
        }

    def content(self, part: str) -> bytes | None:
        """The bytes of `part`; None where there is no such part."""
        entry = self._entries.get(part.casefold())
        return None if entry is None else self._inflate(entry)

    def _source(self, part: str) -> bytes | None:
        """The XML of `part`, in the namespaces that it is read in."""
        content = self.content(part)
        if content is None:
            return None
        for namespace, read_as in self._namespaces:
            content = content.replace(namespace, read_as)
        return content

    def _refuse_types(self, part: str, element: etree._Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise DamagedFileError(f"{self._name} is refused: {part} declares a document type, as no office file does.")

    def _unsound(self, part: str, error: Exception) -> DamagedFileError:
        return DamagedFileError(f"{self._name} is damaged: {part} is no sound XML ({error}).")

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        allowed = min(MAX_PART_BYTES, self._budget.left)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(allowed + 1)
        except _FAILURES as error:
            raise DamagedFileError(f"{self._name} is damaged: {entry.filename} cannot be unpacked.") from error
        if len(content) > allowed:
            raise DamagedFileError(f"{self._name} is beyond the limits: {entry.filename} is too large.")
        self._budget.left -= len(content)
        return content


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
