"""Names of WordprocessingML (ISO/IEC 29500) as lxml gives them, and small looks into its elements."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
STRICT_NAMESPACES: Final = (
    (_STRICT + b"wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", _TRANSITIONAL + b"officeDocument/2006/relationships"),
    (_STRICT + b"officeDocument/math", _TRANSITIONAL + b"officeDocument/2006/math"),
)
"""The namespaces of strict OOXML, and the transitional ones that say the same."""

_UNDERSTOOD: Final = (
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/word/", "http://schemas.microsoft.com/office/drawing/",
)  # fmt: skip
"""Beginnings of the namespaces of Word's own elements."""

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, *path: str) -> str | None:
    """The `w:val` of the element at `path` (local names) below `parent`; None where one is missing."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(W + name)
    return None if parent is None else parent.get(W + "val")


def number(parent: etree._Element | None, *path: str) -> int | None:
    """The `w:val` at `path` as a whole number; None where it is missing or is none."""
    return whole(value(parent, *path))


def whole(text: str | None) -> int | None:
    """`text` as a whole number of at most ten digits; None for anything else."""
    text = (text or "").strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 10 else None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """Whether the on/off property `name` is on; None where `parent` does not state it."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(W + "val", "on").casefold() not in _OFF


def branch(alternatives: etree._Element) -> etree._Element | None:
    """What Word shows of an `mc:AlternateContent`: the first choice that it understands, else the fallback.

    None where it shows nothing.
    """
    choices = alternatives.iterchildren(MC + "Choice")
    return next((choice for choice in choices if _is_understood(choice)), alternatives.find(MC + "Fallback"))


def _is_understood(choice: etree._Element) -> bool:
    spaces = (choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split())
    return all(not space or space.startswith(_UNDERSTOOD) for space in spaces)


def font(properties: etree._Element | None) -> str:
    """The font that `w:rPr` states; empty where it states none."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return "" if fonts is None else fonts.get(W + "ascii", "")
