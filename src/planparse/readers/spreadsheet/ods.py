"""OpenDocument workbooks (.ods) as sheets: what each visible cell shows is in the file as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from planparse.readers.odt.inline import Inline
from planparse.readers.odt.names import TABLE, TEXT, open_content, whole
from planparse.readers.odt.reader import metadata
from planparse.readers.odt.styles import Styles
from planparse.readers.spreadsheet.sheet import MAX_COLUMN, MAX_ROW, Area, Budget, Sheet, SheetCell

_CELLS: Final = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
_GROUPS: Final = frozenset(
    {
        f"{TABLE}{name}"
        for name in (
            "table-rows", "table-row-group", "table-header-rows",
            "table-columns", "table-column-group", "table-header-columns",
        )
    }
)  # fmt: skip
USUAL_SIZE: Final = 10.0
"""Points of letters whose style tells none."""
_LIST: Final = re.compile(r"cell-content-is-in-list\(\[\$?(?:'((?:[^']|'')+)'|([^'.\]]+))\.")


class OdsWorkbook:
    """One workbook. Raises `EncryptedFileError` and `DamagedFileError` where it cannot be opened."""

    def __init__(self, data: bytes, name: str) -> None:
        self.hidden = False
        self.budget = Budget()
        package, root, self._body = open_content(data, name, "spreadsheet")
        self._styles = Styles(root, package.xml("styles.xml"))
        self.metadata = tuple(dict(reversed(list(metadata(package)))).items())
        conditions = {
            element.get(f"{TABLE}name", ""): _LIST.search(element.get(f"{TABLE}condition", ""))
            for element in self._body.iter(f"{TABLE}content-validation")
        }
        self._lists = {
            name: (found[1] or found[2]).replace("''", "'").casefold() for name, found in conditions.items() if found
        }

    def sheets(self) -> Iterator[Sheet]:
        """The visible sheets in their order."""
        for element in self._body.iterchildren(f"{TABLE}table"):
            if not self._styles.is_shown("table", element.get(f"{TABLE}style-name")):
                self.hidden = True
                continue
            sheet = Sheet(element.get(f"{TABLE}name", ""))
            self._read(element, sheet)
            self.hidden = self.hidden or bool(sheet.hidden_rows)
            yield sheet

    def _read(self, element: etree._Element, sheet: Sheet) -> None:
        column = row = 1
        for child in _members(element):
            hidden = child.get(f"{TABLE}visibility", "visible") != "visible"
            if child.tag == f"{TABLE}table-column":
                end = min(column + whole(child, f"{TABLE}number-columns-repeated"), MAX_COLUMN + 1)
                sheet.hidden_columns.update(range(column, end) if hidden else ())
                column = end
            elif row <= MAX_ROW and not self.budget.spent:
                end = min(row + whole(child, f"{TABLE}number-rows-repeated"), MAX_ROW + 1)
                if hidden:
                    sheet.hidden_rows.update(range(row, end))
                elif len(child):
                    self._row(child, range(row, end), sheet)
                row = end

    def _row(self, element: etree._Element, rows: range, sheet: Sheet) -> None:
        column = 1
        for cell in element:
            if cell.tag not in _CELLS or column > MAX_COLUMN:
                continue
            end = min(column + whole(cell, f"{TABLE}number-columns-repeated"), MAX_COLUMN + 1)
            sheet.lists.update(
                name for name in [self._lists.get(cell.get(f"{TABLE}content-validation-name", ""))] if name
            )
            shown = self._cell(cell)
            if cell.tag == f"{TABLE}table-cell" and (shown.lines or shown.fill):
                self._place(cell, shown, rows, range(column, end), sheet)
            column = end

    def _place(self, cell: etree._Element, shown: SheetCell, rows: range, columns: range, sheet: Sheet) -> None:
        down, right = whole(cell, f"{TABLE}number-rows-spanned"), whole(cell, f"{TABLE}number-columns-spanned")
        # What is filled to the edge of the sheet and holds no text is background.
        if not shown.lines and len(rows) * len(columns) > 1000:
            return
        for row in rows:
            for column in columns:
                if not self.budget.allows(shown.lines):
                    return
                sheet.cells[row, column] = shown
                if down > 1 or right > 1:
                    last = (min(row + down - 1, MAX_ROW), min(column + right - 1, MAX_COLUMN))
                    sheet.merged.append(Area(row, column, *last))

    def _cell(self, cell: etree._Element) -> SheetCell:
        look = self._styles.look("table-cell", cell.get(f"{TABLE}style-name"))
        lines = [line for paragraph in cell.iterchildren(f"{TEXT}p") for line in Inline(paragraph, self._styles).lines]
        seen = tuple(line.text for line in lines if line.text)
        bold = bool(look.bold) or (bool(seen) and all(line.bold for line in lines if line.text))
        return SheetCell(seen, bold, look.fill, look.size or USUAL_SIZE)


def _members(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The columns and rows of a sheet, those in groups among them."""
    for child in parent:
        if child.tag in (f"{TABLE}table-column", f"{TABLE}table-row"):
            yield child
        elif child.tag in _GROUPS and depth < 20:
            yield from _members(child, depth + 1)
