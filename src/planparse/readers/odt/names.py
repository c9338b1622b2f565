"""Names of OpenDocument (ISO/IEC 26300) as lxml gives them, and small looks into its attributes."""

from __future__ import annotations

from typing import Final

from lxml import etree

from planparse.errors import DamagedFileError, EncryptedFileError
from planparse.readers.package import Package

_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{_OASIS}office:1.0}}"
TEXT: Final = f"{_OASIS}text:1.0}}"
TABLE: Final = f"{_OASIS}table:1.0}}"
STYLE: Final = f"{_OASIS}style:1.0}}"
DRAW: Final = f"{_OASIS}drawing:1.0}}"
FO: Final = f"{_OASIS}xsl-fo-compatible:1.0}}"
META: Final = f"{_OASIS}meta:1.0}}"
MANIFEST: Final = f"{_OASIS}manifest:1.0}}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"


def whole(element: etree._Element, name: str, default: int = 1) -> int:
    """The attribute `name` as a whole number of at most nine digits; `default` for anything else."""
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


def open_content(data: bytes, name: str, kind: str) -> tuple[Package, etree._Element, etree._Element]:
    """The package, the root of its content, and the body of that `kind` (`text`, `spreadsheet`).

    Raises `EncryptedFileError` where the file is closed with a password, `DamagedFileError` where it holds no body.
    """
    package = Package(data, name)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
        raise EncryptedFileError(f"{name} opens with a password only: save it without one.")
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}{kind}")
    if root is None or body is None:
        raise DamagedFileError(f"{name} holds no OpenDocument {kind}.")
    return package, root, body
