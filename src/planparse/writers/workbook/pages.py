"""The sheets of a workbook. Every text is written as a text, so that no document can put a formula in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planparse.records import Evidence, Issue, Plan
from planparse.writers.workbook.columns import ACTIONS, IDENTITY, Column, columns, shown, titles
from planparse.writers.workbook.keeping import SHEET, pack

FEW: Final = 12
"""Different values of a column that make a list to choose from."""
LINE: Final = 15.0
"""Height of a line in points."""
NARROW: Final = 1.15
"""Letters of a text that stand where one digit does: columns are measured in digits."""
_HIGHEST: Final = 409.0
_A3: Final = 8
_LIST_CHARACTERS: Final = 250
_CHOSEN: Final = ("responsible", "deadline")
_FIRST_DAY: Final = date(1900, 1, 1)
_FACTS: Final = ("title", "organisation", "language", "adopted")


def workbook(plans: Sequence[Plan]) -> bytes:
    """The file."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Pages(book, plans).write()
    return buffer.getvalue()


class _Pages:
    def __init__(self, book: xlsxwriter.Workbook, plans: Sequence[Plan]) -> None:
        self._book = book
        self._plans = plans
        self._words = titles(plans[0].language if plans else None)
        self._header = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#1F4E79", "font_color": "#FFFFFF"}
        )
        cell = {"valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}
        derived = cell | {"font_color": "#595959", "align": "left"}
        self._text = book.add_format(cell | {"text_wrap": True, "num_format": "@"})
        self._date = book.add_format(derived | {"num_format": "yyyy-mm-dd"})
        self._share = book.add_format(derived | {"num_format": "0%"})

    def write(self) -> None:
        """All sheets."""
        self._actions()
        self._issues()
        self._unclaimed()
        self._sources()
        self._kept()

    def _actions(self) -> None:
        shape = columns(self._plans)
        rows = [
            (at, index, plan, action)
            for at, plan in enumerate(self._plans)
            for index, action in enumerate(plan.actions)
        ]
        texts = [[column.text(plan, action) for _, _, plan, action in rows] for column in shape]
        widths = [_width(column, cells) for column, cells in zip(shape, texts, strict=True)]
        page = self._page(ACTIONS, [(column.title, width) for column, width in zip(shape, widths, strict=True)])
        for row, (at, index, _, action) in enumerate(rows, 1):
            seen = [(cells[row - 1], widths[place]) for place, cells in enumerate(texts) if not shape[place].hidden]
            page.set_row(row, _height(seen))
            for place, column in enumerate(shape):
                match column.key:
                    case "start" | "end" as edge:
                        self._day(page, row, place, getattr(action.deadline, edge) if action.deadline else None)
                    case "confidence":
                        page.write_number(row, place, action.confidence, self._share)
                    case key if key == IDENTITY:
                        page.write_string(row, place, f"{at}.{index}")
                    case _:
                        self._write(page, row, place, texts[place][row - 1])
        for place, column in enumerate(shape):
            if column.hidden:
                page.set_column(place, place, column.width, None, {"hidden": True})
            elif column.key in _CHOSEN and rows:
                self._choices(page, place, texts[place])
        page.autofilter(0, 0, max(len(rows), 1), len(shape) - 1)
        page.freeze_panes(1, next(place for place, column in enumerate(shape) if column.key == "action") + 1)
        page.set_landscape()
        page.set_paper(_A3)

    def _choices(self, page: Worksheet, place: int, cells: Sequence[str]) -> None:
        """A list to choose from, where the values are few; anything else may be typed all the same."""
        values = set(cells) - {""}
        plain = sorted(value for value in values if not set(value) & set(',"\n') and not value.startswith("="))
        if plain and 1 < len(values) <= FEW and len(",".join(plain)) <= _LIST_CHARACTERS:
            rule = {"validate": "list", "source": plain, "show_error": False, "ignore_blank": True}
            page.data_validation(1, place, len(cells), place, rule)

    def _issues(self) -> None:
        widths = (22, 10, 70, 12, 40)
        header = [self._words[key] for key in ("code", "level", "message", "page", "action")]
        page = self._page("sheet:issues", zip(header, widths, strict=True))
        found: list[tuple[Issue, str]] = []
        for plan in self._plans:
            found += ((issue, "") for issue in plan.issues)
            found += ((issue, action.action) for action in plan.actions for issue in action.issues)
        for row, (issue, action) in enumerate(found, 1):
            cells = (issue.code, issue.level, issue.message, _spot(issue.evidence), action)
            self._row(page, row, cells, widths)
        page.autofilter(0, 0, max(len(found), 1), 4)

    def _unclaimed(self) -> None:
        widths = (26, 12, 100)
        header = [self._words[key] for key in ("plan", "page", "text")]
        page = self._page("sheet:unclaimed", zip(header, widths, strict=True))
        left = [(plan, piece) for plan in self._plans for piece in plan.unclaimed]
        for row, (plan, piece) in enumerate(left, 1):
            self._row(page, row, (plan.title or plan.source.name, _spot(piece.evidence), piece.text), widths)

    def _sources(self) -> None:
        widths = (24, 80)
        page = self._page("sheet:sources", zip((self._words["fact"], self._words["value"]), widths, strict=True))
        row = 1
        for plan in self._plans:
            source = plan.source
            facts = [(name, getattr(plan, name)) for name in _FACTS]
            facts += [("period", plan.period.text if plan.period else None), ("name", source.name)]
            facts += [
                ("format", source.format),
                ("sha256", source.sha256),
                ("pages", source.pages),
                ("bytes", source.bytes),
            ]
            for name, value in [*facts, *plan.glossary.items()]:
                if value is not None:
                    self._row(page, row, (name, str(value)), widths)
                    row += 1
            row += 1

    def _kept(self) -> None:
        page = self._book.add_worksheet(SHEET)
        keys = {ACTIONS: self._words[ACTIONS]} | {column.key: column.title for column in columns(self._plans)}
        for row, cell in enumerate(pack(self._plans, keys)):
            page.write_string(row, 0, cell)
        page.very_hidden()

    def _page(self, name: str, header: Iterable[tuple[str, int]]) -> Worksheet:
        page = self._book.add_worksheet(self._words[name])
        for place, (title, width) in enumerate(header):
            page.set_column(place, place, width)
            self._write(page, 0, place, title, self._header)
        page.set_row(0, 2 * LINE)
        page.freeze_panes(1, 0)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        return page

    def _row(self, page: Worksheet, row: int, cells: Sequence[str], widths: Sequence[int]) -> None:
        page.set_row(row, _height(zip(cells, widths, strict=True)))
        for place, cell in enumerate(cells):
            self._write(page, row, place, cell)

    def _write(self, page: Worksheet, row: int, place: int, text: str, look: Format | None = None) -> None:
        page.write_string(row, place, shown(text), look or self._text)

    def _day(self, page: Worksheet, row: int, place: int, day: date | None) -> None:
        if day is not None and day >= _FIRST_DAY:
            page.write_datetime(row, place, day, self._date)
        else:
            page.write_blank(row, place, None, self._date)


def _width(column: Column, cells: Iterable[str]) -> int:
    """Wide enough for its longest line, its title and the button of the filter, within what the column is worth."""
    if column.key in ("start", "end", "confidence"):
        return column.width
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
    return min(max(longest, len(column.title) + 3) + 2, column.width)


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Points of a row in which every text is seen whole, as far as a row may be high; each cell with its width."""
    lines = (sum(_lines(line, width * NARROW) for line in cell.split("\n")) for cell, width in cells)
    return min(max(lines, default=1) * LINE, _HIGHEST)


def _lines(text: str, room: float) -> int:
    """Lines that `text` takes where `room` letters stand beside each other; words go whole to the next line."""
    count, used = 1, 0.0
    for word in text.split(" "):
        if used and used + len(word) > room:
            count, used = count + 1, 0.0
        count += int(len(word) // (room + 1))
        used += len(word) % (room + 1) + 1
    return count


def _spot(evidence: Evidence | None) -> str:
    """Where something stands, in a word: its cell, page or line."""
    if evidence is None:
        return ""
    return evidence.cell or str(evidence.page or evidence.line or "")
