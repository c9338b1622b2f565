"""Names of SpreadsheetML as lxml gives them, and small looks into its attributes."""

from __future__ import annotations

from typing import Final

from lxml import etree

_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
NAMESPACES: Final = tuple(
    (_STRICT + strict, _TRANSITIONAL + transitional)
    for strict, transitional in (
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
)
"""The namespaces of strict OOXML, and the transitional ones that say the same."""


def flag(element: etree._Element | None, name: str, *, stated: bool = False) -> bool:
    """Whether the attribute `name` of `element` is on; `stated` is what an element without it says."""
    if element is None:
        return False
    text = element.get(name)
    return stated if text is None else text.casefold() in ("1", "true", "on")


def whole(text: str | None, default: int) -> int:
    """`text` as a whole number of at most nine digits; `default` for anything else."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
