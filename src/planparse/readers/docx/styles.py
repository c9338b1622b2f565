"""What the styles of a Word file say of a paragraph or run that says nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planparse.readers.docx.wordml import W, number, switch, value

MAX_CHAIN = 32
"""Styles that one may be based on, one upon the other."""

_HEADING = re.compile(
    r"(?:heading|titre|título|titulo|titolo|encabezado|cabeçalho|überschrift|kop|rubrik|nagłówek|заголовок) ?([1-9])"
)
_TITLES = frozenset({"title", "titre", "titel", "título", "titulo", "titolo"})
_CONTENTS = re.compile(r"toc ?[1-9]|toc heading|table of figures|tdm ?[1-9]")
_NESTED_LIST = re.compile(r"list (?:bullet|number|continue) ?([2-5])")
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class NumberingLink:
    """A paragraph's membership of a list: the list's id, and the level where one is stated."""

    list_id: str
    level: int | None = None
    style_id: str = ""
    """The style that states the membership: the list may tie one of its levels to it."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on."""

    id: str = ""
    heading: int = 0
    """Outline level, 1 for the highest; 0 for body text."""
    depth: int = 0
    """Nesting that a built-in list style stands for, 0 for the outermost."""
    bold: bool | None = None
    """None where the style leaves it open, as for `hidden`."""
    hidden: bool | None = None
    contents: bool = False
    """The style of a generated table of contents."""
    numbering: NumberingLink | None = None


class Styles:
    """The style sheet of a document; `root` is its `w:styles`, None where the package has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str | None], Style] = {}
        self._defaults: dict[str, str] = {}
        for element in () if root is None else root.iterchildren(W + "style"):
            kind, style_id = element.get(W + "type", "paragraph"), element.get(W + "styleId", "")
            self._elements.setdefault((kind, style_id), element)
            if element.get(W + "default") in ("1", "true", "on"):
                self._defaults.setdefault(kind, style_id)

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style of that id; the document's default style for None."""
        return self._resolve("paragraph", style_id)

    def character(self, style_id: str | None) -> Style:
        """The character style of that id."""
        return self._resolve("character", style_id)

    def numbering_style(self, style_id: str) -> str | None:
        """The list id that a numbering style stands for."""
        element = self._elements.get(("numbering", style_id))
        return value(element, "pPr", "numPr", "numId")

    def _resolve(self, kind: str, style_id: str | None) -> Style:
        style = self._resolved.get((kind, style_id))
        if style is None:
            chosen = self._defaults.get(kind, "") if style_id is None else style_id
            style = self._build(chosen, tuple(self._chain(kind, chosen)))
            self._resolved[kind, style_id] = style
        return style

    def _chain(self, kind: str, style_id: str) -> Iterator[etree._Element]:
        """The style and those it is based on, nearest first. Chains may be cut or run in a circle."""
        for _ in range(MAX_CHAIN):
            element = self._elements.get((kind, style_id))
            if element is None:
                return
            yield element
            style_id = value(element, "basedOn") or ""

    def _build(self, style_id: str, chain: tuple[etree._Element, ...]) -> Style:
        names = [_plain_name(value(element, "name") or "") for element in chain] or [_plain_name(style_id)]
        nested = _NESTED_LIST.fullmatch(names[0])
        return Style(
            id=style_id,
            heading=_heading(chain, names),
            depth=int(nested[1]) - 1 if nested else 0,
            bold=_first_stated(chain, "b"),
            hidden=_first_stated(chain, "vanish"),
            contents=bool(_CONTENTS.fullmatch(names[0])),
            numbering=_numbering(chain),
        )


def outline_level(properties: etree._Element | None) -> int | None:
    """The heading level that `w:pPr` states, 0 for body text; None where it states none."""
    level = number(properties, "outlineLvl")
    if level is None or level < 0:
        return None
    return level + 1 if level < _BODY_LEVEL else 0


def _heading(chain: tuple[etree._Element, ...], names: list[str]) -> int:
    for place, name in enumerate(names):
        level = outline_level(chain[place].find(W + "pPr")) if chain else None
        if level is not None:
            return level
        if match := _HEADING.fullmatch(name):
            return int(match[1])
        if name in _TITLES:
            return 1
    return 0


def _first_stated(chain: tuple[etree._Element, ...], name: str) -> bool | None:
    stated = (switch(element.find(W + "rPr"), name) for element in chain)
    return next((state for state in stated if state is not None), None)


def _numbering(chain: tuple[etree._Element, ...]) -> NumberingLink | None:
    level = None
    for element in chain:
        link = element.find(f"{W}pPr/{W}numPr")
        if level is None:
            level = number(link, "ilvl")
        if list_id := value(link, "numId"):
            return NumberingLink(list_id, level, element.get(W + "styleId", ""))
    return None


def _plain_name(name: str) -> str:
    """`Heading_20_2` and `heading 2` are one name."""
    return name.replace("_20_", " ").casefold().strip()
