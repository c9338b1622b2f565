"""How the cells of an Excel workbook look: number format, type and fill, from `styles.xml` and the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from lxml import etree

from planparse.readers.spreadsheet.formats import BUILT_IN
from planparse.readers.spreadsheet.xlsx_names import A, S, flag, whole

Item = TypeVar("Item")

MAX_STYLES = 100_000
MAX_CODE = 255
"""Characters of a number format; Excel allows no more."""
_RGB = re.compile(r"[0-9A-Fa-f]{6}")
_THEME_ORDER: Final = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
"""The colours of a theme in the order of their numbers in cells."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell; `format` is its number format, empty for the general one."""

    format: str = ""
    bold: bool = False
    struck: bool = False
    size: float = 0.0
    fill: str | None = None


class Styles:
    """The looks of a workbook by number; `root` and `theme` are None where the workbook has no such part."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = tuple(_theme_colors(theme))
        self._looks = tuple(self._read(root)) if root is not None else ()

    def look(self, number: int) -> Look:
        """The look called `number`; a plain one where there is none."""
        return self._looks[number] if 0 <= number < len(self._looks) else Look()

    def _read(self, root: etree._Element) -> Iterator[Look]:
        codes = {
            whole(element.get("numFmtId"), -1): element.get("formatCode", "") for element in root.iter(f"{S}numFmt")
        }
        fonts = [_font(element) for element in root.iterfind(f"{S}fonts/{S}font")]
        fills = [self._fill(element) for element in root.iterfind(f"{S}fills/{S}fill")]
        for element in list(root.iterfind(f"{S}cellXfs/{S}xf"))[:MAX_STYLES]:
            number = whole(element.get("numFmtId"), 0)
            code = codes.get(number, BUILT_IN.get(number, ""))
            bold, struck, size = _at(fonts, element.get("fontId")) or (False, False, 0.0)
            fill = _at(fills, element.get("fillId"))
            yield Look("" if code in ("General", "@") else code[:MAX_CODE], bold, struck, size, fill)

    def _fill(self, element: etree._Element) -> str | None:
        pattern = element.find(f"{S}patternFill")
        if pattern is None or pattern.get("patternType", "none") == "none":
            return None
        color = pattern.find(f"{S}fgColor")
        if color is None:
            return None
        if rgb := _RGB.fullmatch(color.get("rgb", "")[2:]):
            value: str | None = f"#{rgb[0].casefold()}"
        else:
            value = _at(self._theme, color.get("theme")) if color.get("theme") else None
            value = _tinted(value, color.get("tint", "")) if value else None
        return value if value != "#ffffff" else None


def _at(items: Sequence[Item], number: str | None) -> Item | None:
    index = whole(number, -1)
    return items[index] if 0 <= index < len(items) else None


def _font(element: etree._Element) -> tuple[bool, bool, float]:
    """Bold, struck out, and the size in points."""
    size = element.find(f"{S}sz")
    try:
        points = float(size.get("val", "0")) if size is not None else 0.0
    except ValueError:
        points = 0.0
    bold = flag(element.find(f"{S}b"), "val", stated=True)
    return bold, flag(element.find(f"{S}strike"), "val", stated=True), points


def _theme_colors(theme: etree._Element | None) -> Iterator[str]:
    scheme = None if theme is None else next(theme.iter(f"{A}clrScheme"), None)
    for name in _THEME_ORDER if scheme is not None else ():
        color = scheme.find(f"{A}{name}") if scheme is not None else None
        stated = [child.get("lastClr") or child.get("val") or "" for child in color] if color is not None else []
        value = stated[0] if stated else ""
        yield f"#{value.casefold()}" if _RGB.fullmatch(value) else "#ffffff"


def _tinted(color: str, tint: str) -> str:
    """`color` mixed with white, or with black for a negative `tint`, by that share."""
    try:
        share = max(-1.0, min(float(tint or "0"), 1.0))
    except ValueError:
        return color
    parts = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    mixed = (part + (255 - part) * share if share > 0 else part * (1 + share) for part in parts)
    return "#" + "".join(f"{round(part):02x}" for part in mixed)
