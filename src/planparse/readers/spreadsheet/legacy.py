"""Binary workbooks (.xls, .xlsb) as sheets, by way of calamine: values and merged cells, without their looks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from planparse.errors import DamagedFileError, EncryptedFileError
from planparse.readers.spreadsheet.formats import plain
from planparse.readers.spreadsheet.sheet import Area, Budget, Sheet, SheetCell

Value: TypeAlias = "int | float | str | bool | time | date | datetime | timedelta"


class LegacyWorkbook:
    """One workbook. Raises `DamagedFileError` where calamine cannot read it, `EncryptedFileError` where it may not."""

    def __init__(self, data: bytes, name: str) -> None:
        self.hidden = False
        self.budget = Budget()
        self.metadata: tuple[tuple[str, str], ...] = ()
        self._name = name
        try:
            self._workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        except PasswordError as error:
            raise EncryptedFileError(f"{name} opens with a password only: save it without one.") from error
        except CalamineError as error:
            raise self._damaged(error) from error

    def sheets(self) -> Iterator[Sheet]:
        """The visible sheets in their order."""
        for found in self._workbook.sheets_metadata:
            if found.visible != SheetVisibleEnum.Visible:
                self.hidden = True
            elif found.typ == SheetTypeEnum.WorkSheet:
                yield self._sheet(found.name)

    def _sheet(self, name: str) -> Sheet:
        sheet = Sheet(name)
        try:
            source = self._workbook.get_sheet_by_name(name)
            for row, values in enumerate(source.iter_rows(), 1):
                self._row(sheet, row, values)
        except CalamineError as error:
            raise self._damaged(error) from error
        for (first_row, first_column), (last_row, last_column) in source.merged_cell_ranges or ():
            sheet.merged.append(Area(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
        return sheet

    def _row(self, sheet: Sheet, row: int, values: list[Value]) -> None:
        for column, value in enumerate(values, 1):
            lines = tuple(line for line in _printed(value).splitlines() if line.strip())
            if lines and self.budget.allows(lines):
                sheet.cells[row, column] = SheetCell(lines)

    def _damaged(self, error: Exception) -> DamagedFileError:
        return DamagedFileError(f"{self._name} is damaged: it cannot be read as a workbook ({error}).")


def _printed(value: Value) -> str:
    """A value as text; the format that it was printed in is not known, so dates are ISO 8601."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return plain(float(value))
        case datetime(hour=0, minute=0, second=0):
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case _:
            return str(value)
