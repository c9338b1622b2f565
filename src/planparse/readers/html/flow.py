"""The lines of a stretch of HTML as a browser sets them: block tags end them, list items have their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from lxml import etree

from planparse.document import Paragraph
from planparse.places import Place
from planparse.readers.counting import letters, roman
from planparse.readers.glyphs import in_symbol_font, split_bullet, tidy
from planparse.readers.html.tree import Sight, line_of

MAX_DEPTH = 8
MAX_COUNT = 100_000

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_BLOCKS: Final = (
    _LISTS
    | _HEADINGS.keys()
    | {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
        "div", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend",
        "li", "main", "nav", "option", "p", "pre", "search", "section", "summary", "td", "th", "tr",
    }
)  # fmt: skip
TABLES: Final = frozenset({"table", "dl"})
_STRONG: Final = frozenset({"b", "strong", "th", "dt"}) | _HEADINGS.keys()
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ASIDE_ROLES: Final = frozenset({"navigation", "doc-endnotes", "doc-footnote", "doc-toc", "contentinfo", "search"})
_OFFICE_LEVEL = re.compile(r"mso-list\s*:\s*\w+\s+level(\d)")
_OFFICE_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_OFFICE_FONT = re.compile(r"font-family\s*:\s*[\"']?(symbol|wingdings(?: 2)?)", re.IGNORECASE)

Piece: TypeAlias = "Paragraph | etree._Element"


@dataclass(slots=True)
class _List:
    """An open list: how it counts and how far it has come."""

    kind: str
    count: int = 0

    @classmethod
    def of(cls, element: etree._Element) -> _List:
        if element.tag != "ol":
            return cls("")
        return cls(element.get("type", "1"), _whole(element.get("start"), 1) - 1)

    def mark(self, item: etree._Element) -> str:
        """What is printed before the next item."""
        self.count = min(_whole(item.get("value"), self.count + 1), MAX_COUNT)
        match self.kind:
            case "":
                return "•"
            case "a" | "A":
                text = letters(self.count)
            case "i" | "I":
                text = roman(self.count)
            case _:
                text = str(self.count)
        return f"{text.upper() if self.kind.isupper() else text}."


@dataclass(slots=True)
class Flow:
    """Cuts the content of elements into lines. `aside` gathers those of menus and notes, which are no part of it."""

    sight: Sight
    aside: list[Paragraph] = field(default_factory=list)
    _runs: list[tuple[str, bool]] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _marker: str = ""
    _level: int = 0
    _at: int | None = None
    """Line of the element that was opened last."""
    _line: int | None = None
    """Line where the text begins that is being gathered."""
    _heading: int = 0
    _bold: int = 0
    """How many of the open elements print in bold."""

    def pieces(self, root: etree._Element) -> Iterator[Piece]:
        """The paragraphs and the tables in `root`, in order; a table comes as its element, unread.

        The lines of menus and notes go to `aside` instead.
        """
        walk = etree.iterwalk(root, events=("start", "end"))
        apart: etree._Element | None = None
        for event, element in walk:
            skipped = element is not root and self._stands_out(element)
            if event == "start":
                if skipped:
                    walk.skip_subtree()
                    if element.tag in TABLES and apart is None and not self.sight.hides(element):
                        yield from self._end_line()
                        yield element
                    continue
                if apart is None and element is not root and _is_aside(element):
                    apart = element
                lines = list(self._open(element))
            else:
                lines = [] if skipped else list(self._close(element))
            if apart is None:
                yield from lines
            else:
                self.aside += lines
            if event == "end":
                apart = None if element is apart else apart
                if element is not root:
                    self._write(element.tail or "")
        yield from self._end_line()

    def _stands_out(self, element: etree._Element) -> bool:
        """Whether the walk goes around `element`: it is hidden, a table, or a mark that is read with its item."""
        return (
            element.tag in TABLES
            or self.sight.hides(element)
            or _is_note_sign(element)
            or bool(_OFFICE_MARK.search(element.get("style", "")))
        )

    def _open(self, element: etree._Element) -> Iterator[Paragraph]:
        tag = str(element.tag)
        if tag in _BLOCKS:
            yield from self._end_line()
        self._at = line_of(element)
        if tag in _LISTS and len(self._lists) < MAX_DEPTH:
            self._lists.append(_List.of(element))
        elif tag == "li":
            self._marker = self._lists[-1].mark(element) if self._lists else "•"
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "input":
            self._write("☒" if "checked" in element.attrib else "☐")
        elif tag == "p" and (office := _OFFICE_LEVEL.search(element.get("style", ""))):
            self._marker, self._level = _office_mark(element), int(office[1]) - 1
        self._bold += _is_strong(element)
        self._write(element.text or "")

    def _close(self, element: etree._Element) -> Iterator[Paragraph]:
        tag = str(element.tag)
        if tag in _BLOCKS:
            yield from self._end_line()
        self._bold -= _is_strong(element)
        if tag in _LISTS:
            del self._lists[-1:]
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag == "li":
            self._marker = ""
        elif tag == "p":
            self._level = 0

    def _write(self, text: str) -> None:
        if not self._runs:
            self._line = self._at
        if text:
            self._runs.append((text, self._bold > 0))

    def _end_line(self) -> Iterator[Paragraph]:
        runs, self._runs = self._runs, []
        text = tidy("".join(text for text, _ in runs))
        if not text:
            return
        marker, text = ("", text) if self._marker else split_bullet(text)
        yield Paragraph(
            text,
            (Place(line=self._line),),
            marker=self._marker or marker,
            depth=self._level or max(len(self._lists) - 1, 0),
            heading=self._heading,
            bold=all(bold for text, bold in runs if text.strip()),
        )
        self._marker = ""


def _is_strong(element: etree._Element) -> bool:
    return element.tag in _STRONG or bool(_BOLD.search(element.get("style", "")))


def _is_aside(element: etree._Element) -> bool:
    """Whether `element` holds the site's menu or the notes below a text."""
    return (
        element.tag == "nav"
        or element.get("role", "").casefold() in _ASIDE_ROLES
        or (element.tag in ("section", "div", "ol") and "footnotes" in element.get("class", "").split())
    )


def _is_note_sign(element: etree._Element) -> bool:
    """Whether `element` is the raised sign that calls a note of the page."""
    if element.tag != "sup":
        return False
    links = list(element.iter("a"))
    return bool(links) and all(link.get("href", "").startswith("#") for link in links)


def _office_mark(paragraph: etree._Element) -> str:
    """The list mark that Word wrote as text before a list item."""
    for element in paragraph.iter("span"):
        if _OFFICE_MARK.search(element.get("style", "")):
            text = tidy("".join(str(part) for part in element.itertext()))
            fonts = (_OFFICE_FONT.search(around.get("style", "")) for around in (element, *element.iterancestors()))
            font = next((found[1] for found in fonts if found), "")
            return in_symbol_font(font, text) if font else split_bullet(f"{text} x")[0] or text
    return "•"


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default


__all__ = ["TABLES", "Flow", "Piece"]
