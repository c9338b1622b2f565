"""From the rows of a delimited text to its `Document`."""

from __future__ import annotations

import csv
import re

from planparse.document import Document
from planparse.errors import DamagedFileError, NoTextError
from planparse.issues import Doubt
from planparse.readers.decoding import decode
from planparse.readers.delimiters import find_delimiter, rows_of
from planparse.readers.spreadsheet.sheet import MAX_COLUMN, MAX_ROW, Budget, Sheet, SheetCell
from planparse.readers.spreadsheet.tables import blocks_of

_MADE_HARMLESS = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
"""An apostrophe that keeps a spreadsheet from running a cell; the text of the cell is what follows."""


def read_table(data: bytes, name: str) -> Document:
    """The document in `data`. Raises `DamagedFileError` and `NoTextError`."""
    text = decode(data)
    if text is None:
        raise DamagedFileError(f"{name} holds no text.")
    found = find_delimiter(text, whole=True)
    budget = Budget()
    sheet = Sheet("")
    try:
        for row, cells in enumerate(rows_of(text, found.sign if found else ","), 1):
            if row > MAX_ROW or budget.spent:
                break
            for column, cell in enumerate(cells[:MAX_COLUMN], 1):
                lines = tuple(line for line in _text(cell).splitlines() if line.strip())
                if lines and budget.allows(lines):
                    sheet.cells[row, column] = SheetCell(lines)
    except csv.Error as error:
        raise DamagedFileError(f"{name} is damaged: it holds a cell beyond any measure ({error}).") from error
    blocks = tuple(blocks_of(sheet, 1))
    if not blocks:
        raise NoTextError(f"{name} holds no text.")
    doubt = Doubt("limit-reached", "The table holds too many cells or too much text: the rest was not read.")
    return Document(name=name, format="csv", blocks=blocks, doubts=(doubt,) if budget.spent else ())


def _text(cell: str) -> str:
    """The text that a cell stands for."""
    return cell[1:] if _MADE_HARMLESS.match(cell) else cell
