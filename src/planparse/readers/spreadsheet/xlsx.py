"""Excel workbooks (SpreadsheetML, ISO/IEC 29500-1, 18) as sheets: what each visible cell shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml import etree

from planparse.errors import DamagedFileError
from planparse.readers.glyphs import tidy
from planparse.readers.package import Package
from planparse.readers.spreadsheet.formats import plain, print_moment, print_number
from planparse.readers.spreadsheet.sheet import MAX_COLUMN, MAX_ROW, Budget, Sheet, SheetCell, area, position
from planparse.readers.spreadsheet.styles import Look, Styles
from planparse.readers.spreadsheet.xlsx_names import DC, NAMESPACES, R, S, flag, whole

MAX_STRINGS = 1_000_000
MAX_SHEETS = 200

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"^=?(?:'((?:[^']|'')+)'|([^'!\s(]+))!")
_METADATA: Final = (("title", "title"), ("author", "creator"), ("language", "language"))
_USUAL_WORKBOOK: Final = "xl/workbook.xml"


class ExcelWorkbook:
    """One workbook: `hidden` where something was left out that its author hid."""

    def __init__(self, data: bytes, name: str) -> None:
        self.hidden = False
        self.budget = Budget()
        self._package = Package(data, name, NAMESPACES)
        links = self._package.relationships().values()
        named = [link.target for link in links if link.kind == "officeDocument"]
        self._part = next((part for part in [*named, _USUAL_WORKBOOK] if part in self._package), "")
        root = self._package.xml(self._part) if self._part else None
        if root is None:
            raise DamagedFileError(f"{name} holds no workbook.")
        self._root = root
        self._links = self._package.relationships(self._part)
        self._from_1904 = flag(root.find(f"{S}workbookPr"), "date1904")
        self._strings = list(self._shared_strings())
        self._styles = Styles(self._related("styles"), self._related("theme"))
        self._names = {
            element.get("name", "").casefold(): element.text or "" for element in root.iter(f"{S}definedName")
        }
        self.language = language_of(self._strings)

    def sheets(self) -> Iterator[Sheet]:
        """The visible sheets in their order."""
        for element in list(self._root.iter(f"{S}sheet"))[:MAX_SHEETS]:
            link = self._links.get(element.get(f"{R}id", ""))
            if element.get("state", "visible") != "visible":
                self.hidden = True
            elif link is not None and link.kind == "worksheet":
                yield self._sheet(element.get("name", ""), link.target)

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What the workbook says of itself: title, author, language."""
        links = self._package.relationships().values()
        part = next((link.target for link in links if link.kind == "core-properties"), "")
        root = self._package.xml(part) if part else None
        stated = ((key, tidy(root.findtext(DC + tag) or "") if root is not None else "") for key, tag in _METADATA)
        return tuple((key, text) for key, text in stated if text)

    def _related(self, kind: str) -> etree._Element | None:
        part = next((link.target for link in self._links.values() if link.kind == kind), "")
        return self._package.xml(part) if part else None

    def _shared_strings(self) -> Iterator[str]:
        part = next((link.target for link in self._links.values() if link.kind == "sharedStrings"), "")
        for count, element in enumerate(self._package.elements(part, f"{S}si")):
            if count == MAX_STRINGS:
                return
            yield _text(element)

    def _sheet(self, name: str, part: str) -> Sheet:
        sheet = Sheet(name)
        last_row = 0
        tags = [S + tag for tag in ("row", "col", "mergeCell", "dataValidation")]
        for element in self._package.elements(part, *tags):
            match element.tag.removeprefix(S):
                case "row":
                    last_row = whole(element.get("r"), last_row + 1)
                    self._row(element, last_row, sheet)
                case "col" if flag(element, "hidden"):
                    first, last = whole(element.get("min"), 0), whole(element.get("max"), 0)
                    sheet.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))
                case "mergeCell" if found := area(element.get("ref", "")):
                    sheet.merged.append(found)
                case "dataValidation":
                    sheet.lists.update(self._list_sheets(element))
        self.hidden = self.hidden or bool(sheet.hidden_rows)
        return sheet

    def _row(self, element: etree._Element, row: int, sheet: Sheet) -> None:
        if not 0 < row <= MAX_ROW:
            return
        if flag(element, "hidden"):
            sheet.hidden_rows.add(row)
            return
        column = 0
        for cell in element.iterchildren(f"{S}c"):
            if self.budget.spent:
                return
            found = position(cell.get("r", ""))
            column = found[1] if found else column + 1
            look = self._styles.look(whole(cell.get("s"), 0))
            text = "" if look.struck else self.budget.fit(self._text(cell, look))
            lines = tuple(line for line in text.split("\n") if line.strip())
            if (lines or look.fill) and self.budget.allows(lines):
                sheet.cells[row, column] = SheetCell(lines, look.bold, look.fill, look.size)

    def _text(self, cell: etree._Element, look: Look) -> str:
        """What the cell shows; an error of a formula shows nothing that could be read."""
        value = cell.findtext(f"{S}v") or ""
        match cell.get("t", "n"):
            case "s":
                index = whole(value, -1)
                return self._strings[index] if 0 <= index < len(self._strings) else ""
            case "inlineStr":
                inline = cell.find(f"{S}is")
                return "" if inline is None else _text(inline)
            case "str":
                return _unescaped(value)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), "")
            case "e":
                return ""
            case "d":
                return _iso_date(value, look.format, self.language)
            case _:
                return self._number(value, look.format)

    def _number(self, value: str, code: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return _unescaped(value)
        if number != number or number in (float("inf"), float("-inf")):
            return value
        return print_number(number, code, self.language, from_1904=self._from_1904) if code else plain(number)

    def _list_sheets(self, validation: etree._Element) -> Iterator[str]:
        """The sheets that a drop-down cell chooses from, folded, named in its formula or by way of a defined name."""
        formula = (validation.findtext(f"{S}formula1") or "").strip()
        for text in (formula, self._names.get(formula.removeprefix("=").casefold(), "")):
            if found := _REFERENCE.match(text):
                yield (found[1] or found[2]).replace("''", "'").casefold()


def _text(element: etree._Element) -> str:
    """The text of a string: its runs that are not struck out; phonetic runs are no part of it."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{S}t":
            parts.append(child.text or "")
        elif child.tag == f"{S}r" and not flag(child.find(f"{S}rPr/{S}strike"), "val", stated=True):
            parts.append(child.findtext(f"{S}t") or "")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """`text` with characters written as `_x000D_`; what XML could not hold is left out, all line ends are one."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(code: int) -> str:
    allowed = code in (0x09, 0x0A, 0x0D) or (code >= 0x20 and not 0xD800 <= code < 0xE000)
    return chr(code) if allowed else ""


def _iso_date(value: str, code: str, language: str) -> str:
    try:
        moment = datetime.fromisoformat(value.strip().removesuffix("Z"))
    except ValueError:
        return value
    return print_moment(moment, code or "yyyy-mm-dd", language)


_COMMON = {
    "fr": frozenset(["les", "des", "du", "et", "une", "pour", "dans", "aux", "sur", "la", "le"]),
    "en": frozenset(["the", "of", "and", "to", "for", "with", "in", "is", "by"]),
    "es": frozenset(["los", "las", "del", "y", "el", "para", "una", "con", "por", "la"]),
    "pt": frozenset(["os", "as", "do", "da", "e", "em", "para", "uma", "com", "por", "dos"]),
}


def language_of(texts: list[str]) -> str:
    """The language that most of the common words of `texts` belong to; French where none says anything."""
    words = " ".join(texts[:2000])[:100_000].casefold().split()
    return max(_COMMON, key=lambda language: sum(word in _COMMON[language] for word in words))
