"""The ZIP package of a Word file: its parts, found by their relationships and opened within limits."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from planparse.errors import DamagedFileError
from planparse.readers.docx.wordml import STRICT_NAMESPACES

MAX_PARTS = 10_000
MAX_PART_BYTES = 32 * 2**20
MAX_TOTAL_BYTES = 64 * 2**20
"""Inflated bytes of one part, and of all parts that are opened; their trees take some fifteen times as many."""

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


class Package:
    """The parts of one package. Every method raises `DamagedFileError` where the content is unsound."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._budget = MAX_TOTAL_BYTES
        if data.count(_ENTRY) > MAX_PARTS:
            raise DamagedFileError(f"{name} holds more than {MAX_PARTS} parts: no Word file does.")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAILURES as error:
            raise DamagedFileError(f"{name} is damaged: its ZIP package cannot be opened.") from error
        self._entries = {entry.filename.replace("\\", "/").casefold(): entry for entry in self._zip.infolist()}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def xml(self, part: str) -> etree._Element | None:
        """The root element of `part`, in the transitional namespaces; None where there is no such part."""
        entry = self._entries.get(part.casefold())
        if entry is None:
            return None
        content = self._inflate(entry)
        for strict, transitional in STRICT_NAMESPACES:
            content = content.replace(strict, transitional)
        # Without huge_tree libxml2 refuses trees deeper than 256 levels and entities that multiply.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedFileError(f"{self._name} is damaged: {part} is no sound XML.") from error
        if etree.ElementTree(root).docinfo.internalDTD is not None:
            raise DamagedFileError(f"{self._name} is refused: {part} declares a document type, which Word never does.")
        return root

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

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        allowed = min(MAX_PART_BYTES, self._budget)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(allowed + 1)
        except _FAILURES as error:
            raise DamagedFileError(f"{self._name} is damaged: {entry.filename} cannot be unpacked.") from error
        if len(content) > allowed:
            raise DamagedFileError(f"{self._name} is beyond the limits: {entry.filename} is too large.")
        self._budget -= len(content)
        return content


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
