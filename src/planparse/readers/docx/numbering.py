"""Automatic numbers and bullets: what Word prints before a list item, from `numbering.xml`.

After ISO/IEC 29500-1, 17.9: a list (`w:num`) takes its levels from an abstract list, which all lists
that refer to it count on together, unless the list itself says where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from planparse.readers.counting import letters, roman
from planparse.readers.docx.styles import NumberingLink, Styles
from planparse.readers.docx.wordml import W, font, number, switch, value
from planparse.readers.glyphs import in_symbol_font, tidy

LEVELS = 9
MAX_COUNT = 100_000
"""A list that counts further than this is forged."""

_SLOT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it prints."""

    text: str = ""
    """What is printed, with `%1` for the number of the first level and so on."""
    style: str = "decimal"
    start: int = 1
    restarts_after: int | None = None
    """The level, from 1, after which the count starts anew; 0 for never, None for any higher one."""
    legal: bool = False
    """All numbers in `text` are printed as decimals."""
    paragraph_style: str = ""
    """The paragraph style whose members stand on this level."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a list item, and how deep the item is nested, 0 for the outermost."""

    text: str
    depth: int
    bullet: bool


@dataclass(frozen=True, slots=True)
class _List:
    abstract_id: str
    levels: tuple[Level, ...]
    starts: dict[int, int]
    """Levels whose count starts anew when the list begins."""


class Numbering:
    """Counts the list items of a document; `root` is its `w:numbering`, None where it has no lists."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def mark(self, link: NumberingLink) -> Mark | None:
        """Count one more item of the list and say what stands before it; None where the list is unknown."""
        if link.list_id not in self._lists:
            self._lists[link.list_id] = self._resolve(link.list_id)
        chosen = self._lists[link.list_id]
        if chosen is None:
            return None
        depth = _depth(link, chosen.levels)
        counts = self._counts.setdefault(chosen.abstract_id, [None] * LEVELS)
        if link.list_id not in self._begun:
            self._begun.add(link.list_id)
            for place in chosen.starts:
                counts[place] = None
        _advance(counts, depth, chosen)
        level = chosen.levels[depth]
        return Mark(_printed(counts, depth, chosen), depth, level.style == "bullet")

    def _resolve(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        abstract_id, abstract = self._abstract(num)
        if num is None or abstract is None:
            return None
        levels = [Level() for _ in range(LEVELS)]
        for element in abstract.iterchildren(W + "lvl"):
            _set_level(levels, element)
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            for element in override.iterchildren(W + "lvl"):
                _set_level(levels, element)
            place, start = _place(override), number(override, "startOverride")
            if place is not None and start is not None:
                starts[place] = start
                levels[place] = replace(levels[place], start=start)
        return _List(abstract_id, tuple(levels), starts)

    def _abstract(self, num: etree._Element | None) -> tuple[str, etree._Element | None]:
        """The abstract list of `num`, which may be given by way of a numbering style."""
        for _ in range(LEVELS):
            abstract_id = value(num, "abstractNumId") or ""
            abstract = self._abstracts.get(abstract_id)
            linked = value(abstract, "numStyleLink")
            if linked is None:
                return abstract_id, abstract
            num = self._nums.get(self._styles.numbering_style(linked) or "")
        return "", None


def _by_id(root: etree._Element | None, tag: str, name: str) -> dict[str, etree._Element]:
    return {element.get(W + name, ""): element for element in (() if root is None else root.iterchildren(W + tag))}


def _place(element: etree._Element) -> int | None:
    level = element.get(W + "ilvl", "")
    return int(level) if level.isascii() and level.isdigit() and len(level) == 1 and int(level) < LEVELS else None


def _set_level(levels: list[Level], element: etree._Element) -> None:
    place = _place(element)
    if place is None:
        return
    style = value(element, "numFmt") or "decimal"
    text = value(element, "lvlText") or ""
    if style == "bullet":
        text = in_symbol_font(font(element.find(W + "rPr")), text)
    start = number(element, "start")
    levels[place] = Level(
        text=text,
        style=style,
        start=1 if start is None else max(0, min(start, MAX_COUNT)),
        restarts_after=number(element, "lvlRestart"),
        legal=switch(element, "isLgl") or False,
        paragraph_style=value(element, "pStyle") or "",
    )


def _depth(link: NumberingLink, levels: tuple[Level, ...]) -> int:
    if link.level is not None:
        return max(0, min(link.level, LEVELS - 1))
    if link.style_id:
        for depth, level in enumerate(levels):
            if level.paragraph_style == link.style_id:
                return depth
    return 0


def _advance(counts: list[int | None], depth: int, chosen: _List) -> None:
    current = counts[depth]
    counts[depth] = chosen.levels[depth].start if current is None else min(current + 1, MAX_COUNT)
    for deeper in range(depth + 1, LEVELS):
        after = chosen.levels[deeper].restarts_after
        if after is None or depth < after:
            counts[deeper] = None


def _printed(counts: list[int | None], depth: int, chosen: _List) -> str:
    own = chosen.levels[depth]

    def fill(slot: re.Match[str]) -> str:
        place = int(slot[1]) - 1
        level = chosen.levels[place]
        count = counts[place]
        return format_count(level.start if count is None else count, "decimal" if own.legal else level.style)

    return tidy(own.text if own.style == "bullet" else _SLOT.sub(fill, own.text))


def format_count(count: int, style: str) -> str:
    """`count` in a numbering style of Word; styles that spell the number out come as decimals."""
    match style:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "lowerLetter" | "upperLetter" if count > 0:
            return letters(count).upper() if style == "upperLetter" else letters(count)
        case "lowerRoman" | "upperRoman" if count > 0:
            return roman(count).upper() if style == "upperRoman" else roman(count)
        case _:
            return str(count)
