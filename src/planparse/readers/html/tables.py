"""Tables that are made of other elements: by their ARIA roles, or by how the page's style sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

LEAST: Final = 2
"""Rows, and cells in each, of what is a table and no layout of the page."""

_ROLES: Final = {
    "table": "table", "grid": "table", "treegrid": "table", "rowgroup": "tbody", "row": "tr",
    "columnheader": "th", "rowheader": "th", "cell": "td", "gridcell": "td",
}  # fmt: skip
_DISPLAYS: Final = {
    "table": "table", "inline-table": "table", "table-row-group": "tbody", "table-header-group": "thead",
    "table-footer-group": "tbody", "table-row": "tr", "table-cell": "td",
}  # fmt: skip
_TAGS: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_DISPLAY = re.compile(r"display\s*:\s*([a-z-]+)", re.IGNORECASE)


def name_tables(root: etree._Element) -> None:
    """Give the elements of such tables the tags that tables have."""
    meant = {element: tag for element in root.iter(etree.Element) if (tag := _meant(element))}
    for table in [element for element, tag in meant.items() if tag == "table"]:
        rows = list(_rows(table, meant))
        widths = {sum(meant.get(cell) in ("td", "th") for cell in row) for row in rows}
        if len(rows) >= LEAST and len(widths) == 1 and min(widths) >= LEAST:
            groups = [child for child in table if meant.get(child) in _GROUPS]
            for element in (table, *groups, *rows, *(cell for row in rows for cell in row if cell in meant)):
                element.tag = meant[element]


def _rows(table: etree._Element, meant: dict[etree._Element, str]) -> Iterator[etree._Element]:
    for child in table:
        if meant.get(child) == "tr":
            yield child
        elif meant.get(child) in _GROUPS:
            yield from (row for row in child if meant.get(row) == "tr")


def _meant(element: etree._Element) -> str | None:
    """The tag that an element stands for, where it bears another."""
    if element.tag in _TAGS:
        return None
    display = _DISPLAY.search(element.get("style", ""))
    by_style = _DISPLAYS.get(display[1].casefold()) if display else None
    return _ROLES.get(element.get("role", "").casefold()) or by_style
