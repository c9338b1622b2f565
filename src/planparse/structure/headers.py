"""Which rows of a table are headers, which are bands, and what each column's header says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from planparse.document import Cell, Paragraph
from planparse.profiles import Profile
from planparse.structure.grid import Row, cells_of, covers
from planparse.structure.items import begins_item
from planparse.structure.outline import level_label
from planparse.wording.cues import speaks_of_time
from planparse.wording.fold import fold
from planparse.wording.lexicon import header_roles, title_key
from planparse.wording.numbering import split_label
from planparse.wording.values import is_hint

MAX_HEADER_WORDS = 9
KNOWN = 0.5
"""Least lexicon score of a cell that counts as a header word."""
SURE, EXACT = 0.8, 1.0
"""Least lexicon score of the words that make a row a header, and a row below one a header again.
It takes two of them, of two roles; one, where the row is marked as a header."""

FEWEST_MONTHS = 3
_MONTHS = " ".join(2 * letters for letters in ("JFMAMJJASOND", "EFMAMJJASOND", "GFMAMGLASOND"))
"""The first letters of the months: English, French, German and Portuguese; Spanish; Italian."""
HINTS = 3
"""Cells that make a row of hints, at least."""

_PERIOD = re.compile(
    r"^(?:20\d\d(?: ?- ?20\d\d)?|an(?:nee)? ?(?:\d|i{1,3}|iv|v)|year ?\d|ano ?\d|phase ?\d"
    r"|[tqk][1-4](?:[ /-]?(?:20)?\d\d)?|20\d\d[ /-]?[tqk][1-4]|s[12](?:[ /-]?20\d\d)?"
    r"|(?:trim|sem)\w*\.? ?\d)$"
)


class RowKind(Enum):
    """What a row is to its table."""

    EMPTY = auto()
    HEADER = auto()
    BAND = auto()
    HINTS = auto()
    """Says below a header what is to be typed there."""
    BODY = auto()


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: one title a column, and the title of the group above it, if any."""

    titles: tuple[str, ...]
    groups: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    title_cells: tuple[Cell | None, ...] = ()
    """Where each column's title stands."""

    @property
    def signature(self) -> tuple[str, ...]:
        """Equal for headers that say the same."""
        return tuple(map(title_key, self.titles))

    def printed(self, column: int) -> str:
        """The column's title as printed, the group's before it."""
        group, title = self.groups[column], self.titles[column]
        return f"{group} / {title}" if group and title and group != title else title or group


def begins_with_look_of_header(rows: list[Row]) -> bool:
    """Whether the first row looks like a header, known words or not."""
    return len(rows) > 1 and len(cells_of(rows[0])) > 1 and _is_marked(cells_of(rows[0]), cells_of(rows[1]))


def row_kinds(rows: list[Row], profile: Profile) -> list[RowKind]:
    """The kind of each row. A storey of a header counts as header where it stands beside one."""
    kinds: list[RowKind] = []
    least = SURE
    filled = [cells_of(row) for row in rows]
    for row, cells, below in zip(rows, filled, [*filled[1:], []], strict=True):
        stated = profile.knows([cell.text if cell else "" for cell in row])
        kinds.append(RowKind.HEADER if stated else _kind(row, cells, least, marked=_is_marked(cells, below)))
        if kinds[-1] is RowKind.HEADER:
            least = EXACT
    for index, (above, row) in enumerate(pairwise(rows), 1):
        below_header = kinds[index] is RowKind.BODY and kinds[index - 1] is RowKind.HEADER
        if below_header and (_is_storey(row) or _share_cells(above, row)):
            kinds[index] = RowKind.HEADER
        elif below_header and _is_hints(row):
            kinds[index] = RowKind.HINTS
    for index in range(len(rows) - 2, -1, -1):
        if kinds[index] is RowKind.BODY and kinds[index + 1] is RowKind.HEADER and _is_storey(rows[index]):
            kinds[index] = RowKind.HEADER
    return kinds


def header_of(rows: list[Row]) -> Header:
    """One header out of its storeys, top to bottom: the lowest text is a column's title, the one above its group."""
    columns = len(rows[0])
    titles, groups = [""] * columns, [""] * columns
    cells: list[Cell | None] = [None] * columns
    for row in rows:
        group = ""
        for column, cell in enumerate(row):
            text = cell.text if cell else ""
            if text:
                cells[column] = cell
                group = titles[column] if titles[column] != text else groups[column]
                titles[column], groups[column] = text, group
            elif titles[column] == "" and group:
                groups[column] = group
    paragraphs = tuple(paragraph for row in rows for cell in cells_of(row) for paragraph in cell.paragraphs)
    return Header(tuple(titles), tuple(_spread(rows, titles, groups)), paragraphs, tuple(cells))


def _spread(rows: list[Row], titles: list[str], groups: list[str]) -> list[str]:
    """Groups of flat formats, where a group's title stands over its first column only."""
    if len(rows) < 2:
        return groups
    spread, last = list(groups), ""
    for column in range(len(titles)):
        above = rows[0][column]
        if above is not None and above.text:
            last = above.text if titles[column] != above.text else ""
        elif titles[column] and not spread[column]:
            spread[column] = last
    return spread


def _kind(row: Row, cells: list[Cell], least: float, *, marked: bool) -> RowKind:
    if not cells:
        return RowKind.EMPTY
    if len(cells) == 1 and len(row) > 1 and _is_band(row, cells[0]):
        return RowKind.BAND
    return RowKind.HEADER if _is_header(cells, least, marked=marked) else RowKind.BODY


def _is_band(row: Row, cell: Cell) -> bool:
    """Whether the only text of a row is a band: it covers all columns, several from the left, or bears a label."""
    width = covers(row, cell)
    return width == len(row) or (row[0] is cell and (width > 1 or level_label(cell.text) is not None))


def _is_marked(cells: list[Cell], below: list[Cell]) -> bool:
    """Whether the format marks a row as a header, or its look does: bold or shaded as the next row is not."""
    if not cells or all(cell.header for cell in cells):
        return bool(cells)
    bold = all(paragraph.bold for cell in cells for paragraph in cell.paragraphs)
    bold_below = all(paragraph.bold for cell in below for paragraph in cell.paragraphs)
    fills = {cell.fill for cell in cells}
    return bool(below) and (
        (bold and not bold_below) or (None not in fills and not fills & {cell.fill for cell in below})
    )


def _is_header(cells: list[Cell], least: float, *, marked: bool) -> bool:
    if len(cells) < 2:
        return False
    letters = [cell for cell in cells if len(cell.text) == 1]
    months = letters if are_months([cell.text for cell in letters]) else []
    known = [cell for cell in cells if _is_title(cell) or _is_period(cell.text) or cell in months]
    sure = [scores for cell in known if max((scores := header_roles(cell.text)).values(), default=0.0) >= least]
    roles = {max(scores, key=lambda role: scores[role]) for scores in sure}
    many = len(known) > 0.5 * len(cells) or (len(sure) > 1 and len(known) > 0.3 * len(cells) and marked)
    return len(roles) >= (1 if marked else 2) and many


def _share_cells(above: Row, row: Row) -> bool:
    """Whether a titled cell spans both rows."""
    return any(cell is not None and cell.text and cell is upper for upper, cell in zip(above, row, strict=True))


def _is_storey(row: Row) -> bool:
    """Whether a row beside a header is a part of it: titles only, none of them the rest of a sentence."""
    cells = cells_of(row)
    if are_months([cell.text for cell in cells]):
        return True
    titles = all((_is_title(cell) and not cell.text[0].islower()) or names_period(cell.text) for cell in cells)
    return bool(cells) and len(cells) < len(row) and titles


def are_months(titles: list[str]) -> bool:
    """Whether titles are months in a row by their first letters (`J F M A`)."""
    letters = "".join(titles)
    return len(titles) >= FEWEST_MONTHS and len(letters) == len(titles) and letters in _MONTHS


def _is_hints(row: Row) -> bool:
    """Whether all that a row says is of what is to be typed below."""
    cells = cells_of(row)
    return len(cells) >= HINTS and all(is_hint(cell.text) for cell in cells)


def names_period(title: str) -> bool:
    """Whether a column's title is a year, a quarter, a season or a phase: a column of a schedule."""
    return _is_period(title) or (len(title.split()) <= 3 and speaks_of_time(title))


def _is_period(title: str) -> bool:
    return bool(_PERIOD.match(fold(title)))


def _is_title(cell: Cell) -> bool:
    """Whether a cell reads as a column's title: short, no list, and known to the lexicon."""
    text = cell.text
    if text.endswith((".", ";", ",")) or len(text.split()) > MAX_HEADER_WORDS:
        return False
    if max(header_roles(text).values(), default=0.0) < KNOWN or begins_item(cell.paragraphs[0]):
        return False
    labelled = split_label(text)
    return labelled is None or not labelled.text
