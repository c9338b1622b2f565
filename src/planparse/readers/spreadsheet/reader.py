"""From the sheets of a workbook to its `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from planparse.document import Block, Document, Paragraph, Table
from planparse.errors import NoTextError
from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.spreadsheet.sheet import LONGEST_TEXT, Budget, Sheet
from planparse.readers.spreadsheet.tables import blocks_of
from planparse.readers.telling import PackageFormat, package_format

ALIKE = 0.8
"""Share of texts in common from which two sheets are told to be near-duplicates."""


class Workbook(Protocol):
    """What each kind of workbook has to offer."""

    hidden: bool
    """Something was left out that the author hid; known once the sheets are read."""
    budget: Budget

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What the file says of itself."""

    def sheets(self) -> Iterator[Sheet]:
        """The visible sheets in their order."""


def read_workbook(data: bytes, name: str) -> Document:
    """The document of the visible sheets, one after the other.

    Sheets that only feed drop-down cells go to `furniture`; one that repeats another word for word is
    left out. Raises `DamagedFileError` and `NoTextError`.
    """
    form = package_format(data[:4096], name)
    workbook = _open(data, name, form)
    sheets = list(workbook.sheets())
    chosen, doubts = _without_copies(sheets)
    lists = {listed for sheet in sheets for listed in sheet.lists - {sheet.name.casefold()}}
    blocks: list[Block] = []
    furniture: list[Paragraph] = []
    for sheet in chosen:
        tables = sum(isinstance(block, Table) for block in blocks)
        found = list(blocks_of(sheet, tables + 1))
        if sheet.name.casefold() in lists:
            furniture += _paragraphs(found)
        else:
            blocks += found
    if not blocks and not workbook.budget.spent:
        raise NoTextError(f"{name} shows no text.")
    if workbook.budget.spent:
        doubts.append(
            Doubt("limit-reached", "The workbook shows too many cells or too much text: the rest was not read.")
        )
    if workbook.budget.cut:
        doubts.append(
            Doubt("limit-reached", f"A cell holds more than {LONGEST_TEXT} characters: its rest was not read.")
        )
    if workbook.hidden:
        doubts.append(Doubt("hidden-content", "Hidden rows or sheets of the workbook were left out."))
    return Document(
        name=name,
        format=form or "xls",
        blocks=tuple(blocks),
        furniture=tuple(furniture),
        metadata=workbook.metadata,
        doubts=tuple(doubts),
    )


def _open(data: bytes, name: str, form: PackageFormat | None) -> Workbook:
    """The workbook, read as its format wants it; each kind is loaded when it is needed."""
    if form == "xlsx":
        from planparse.readers.spreadsheet.xlsx import ExcelWorkbook

        return ExcelWorkbook(data, name)
    if form == "ods":
        from planparse.readers.spreadsheet.ods import OdsWorkbook

        return OdsWorkbook(data, name)
    from planparse.readers.spreadsheet.legacy import LegacyWorkbook

    return LegacyWorkbook(data, name)


def _without_copies(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Doubt]]:
    """The sheets that are no copies of others, and what is to be said of those that are or nearly are."""
    chosen: list[tuple[Sheet, frozenset[tuple[str, ...]]]] = []
    doubts: list[Doubt] = []
    for sheet in sheets:
        texts = frozenset(cell.lines for cell in sheet.cells.values() if cell.lines)
        place = Place(sheet=sheet.name)
        for other, others in chosen:
            if len(texts) < 2 or len(texts & others) < ALIKE * len(texts | others):
                continue
            if texts == others:
                message = f"The sheet “{sheet.name}” repeats “{other.name}” and was left out."
                doubts.append(Doubt("repeated-sheet", message, place))
                break
            message = f"The sheets “{other.name}” and “{sheet.name}” are nearly the same; both were read."
            doubts.append(Doubt("repeated-sheet", message, place))
        else:
            chosen.append((sheet, texts))
    return [sheet for sheet, _ in chosen], doubts


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from cell.paragraphs
        else:
            yield block
