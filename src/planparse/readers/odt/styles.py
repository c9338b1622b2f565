"""Styles of an OpenDocument file: what is bold or hidden, what fills a cell, how its lists count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planparse.readers.odt.names import FO, STYLE, TABLE, TEXT, whole

MAX_INHERITANCE = 32
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)pt")
LEVELS = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it says nothing and the text around decides."""

    bold: bool | None = None
    hidden: bool | None = None
    fill: str | None = None
    list_style: str = ""
    size: float | None = None
    """Of the letters, in points."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and what it prints."""

    bullet: str = ""
    """The glyph of a list that does not count."""
    format: str = ""
    """`1`, `a`, `A`, `i`, `I`, or empty for no number."""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels are printed, this one among them."""


class Styles:
    """The styles of a file, those of the content before those of its templates."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, tuple[ListLevel, ...]] = {}
        self.outline: tuple[ListLevel, ...] = (ListLevel(),) * LEVELS
        for root in roots:
            for element in (
                () if root is None else root.iter(f"{STYLE}style", f"{TEXT}list-style", f"{TEXT}outline-style")
            ):
                name = element.get(f"{STYLE}name", "")
                if element.tag == f"{STYLE}style":
                    self._styles.setdefault((element.get(f"{STYLE}family", ""), name), element)
                elif element.tag == f"{TEXT}list-style":
                    self._lists.setdefault(name, _levels(element))
                else:
                    self.outline = _levels(element)

    def look(self, family: str, name: str | None) -> Look:
        """What the style `name` says, or one that it is made from."""
        bold = hidden = fill = size = None
        list_style = ""
        for element in self._chain(family, name):
            list_style = list_style or element.get(f"{STYLE}list-style-name", "")
            text = element.find(f"{STYLE}text-properties")
            if text is not None:
                weight, display = text.get(f"{FO}font-weight"), text.get(f"{TEXT}display")
                bold = _is_bold(weight) if bold is None and weight else bold
                hidden = display == "none" if hidden is None and display else hidden
                size = size or _points(text.get(f"{FO}font-size", ""))
            cell = element.find(f"{STYLE}table-cell-properties")
            fill = fill or (cell.get(f"{FO}background-color") if cell is not None else None)
        is_color = fill is not None and fill.startswith("#") and fill.casefold() != "#ffffff"
        return Look(bold, hidden, fill.casefold() if fill and is_color else None, list_style, size)

    def is_shown(self, family: str, name: str | None) -> bool:
        """Whether the style lets a table or sheet be seen."""
        properties = (element.find(f"{STYLE}table-properties") for element in self._chain(family, name))
        return not any(found is not None and found.get(f"{TABLE}display") == "false" for found in properties)

    def levels(self, name: str) -> tuple[ListLevel, ...]:
        """The levels of the list style `name`; plain bullets where there is none."""
        return self._lists.get(name) or (ListLevel("•"),) * LEVELS

    def heading_name(self, name: str | None) -> str:
        """The name of the style, or of the one that an automatic style is made from, as a person chose it."""
        for element in self._chain("paragraph", name):
            name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "")
            if not element.getparent().tag.endswith("automatic-styles"):  # type: ignore[union-attr]
                return (name or "").replace("_20_", " ").casefold()
        return ""

    def _chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        for _ in range(MAX_INHERITANCE):
            element = self._styles.get((family, name or ""))
            if element is None:
                return
            yield element
            name = element.get(f"{STYLE}parent-style-name")


def _points(size: str) -> float | None:
    found = _POINTS.fullmatch(size)
    return float(found[1]) if found else None


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600)


def _levels(element: etree._Element) -> tuple[ListLevel, ...]:
    levels = [ListLevel("•")] * LEVELS
    for child in element:
        place = whole(child, f"{TEXT}level") - 1
        if not 0 <= place < LEVELS or not isinstance(child.tag, str):
            continue
        levels[place] = ListLevel(
            bullet=(child.get(f"{TEXT}bullet-char") or "•") if child.tag.endswith("bullet") else "",
            format=child.get(f"{STYLE}num-format", ""),
            prefix=child.get(f"{STYLE}num-prefix", ""),
            suffix=child.get(f"{STYLE}num-suffix", ""),
            start=whole(child, f"{TEXT}start-value"),
            shown=whole(child, f"{TEXT}display-levels"),
        )
    return tuple(levels)
