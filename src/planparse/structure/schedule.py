"""Schedules: year or phase columns that are ticked or shaded, and pairs of date columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planparse.document import Cell, Paragraph
from planparse.places import Place
from planparse.raw import RawText
from planparse.structure.headers import Header
from planparse.wording.fold import fold

_TICK = re.compile(r"^(?:x|✓|✔|☑|☒|✗|●|•|■|▪|◼|⬤|×|√|o|oui|yes|si|sim|\*)(?: ?(?:x|✓|✔|●|•|■|×|√))*$")
_YEAR = re.compile(r"\b20\d\d\b")
_FIRST_DAY = re.compile(
    r"\b(?:debut|start|inic|inizio|begin|depart|from|realisee|reelle|actual|real\b|update|mise a jour|anfang|lancement"
    r"|incep|rozpocz)"
)
_LAST_DAY = re.compile(
    r"\b(?:fin\b|fine\b|fim\b|fi\b|final|end|ende\b|eind|finish|echeance|due|limite|cible|target|prevue|deadline|completion"
    r"|termin|conclus|scadenza|streef|abschluss|zakoncz)"
)


def is_tick(text: str) -> bool:
    """Whether a cell is ticked and says nothing else."""
    return bool(_TICK.match(fold(text)))


def ticked(header: Header, columns: Sequence[int], cells: Mapping[int, Sequence[Cell]], plain: str | None) -> RawText:
    """The titles of the columns that a row ticks, as one text, placed at the titles and at the ticks.

    `plain` is the background of the row's other cells.
    """
    marked = [(column, cell) for column in columns for cell in cells.get(column, ()) if _is_marked(cell, plain)]
    if not marked:
        return ()
    titles = dict.fromkeys(column for column, _ in marked)
    seen = [cell for column in titles if (cell := header.title_cells[column])] + [cell for _, cell in marked]
    text = ", ".join(dict.fromkeys(_title(header, column) for column in titles))
    return (Paragraph(text, tuple(place for cell in seen for place in _places(cell))),)


def _title(header: Header, column: int) -> str:
    """The column's title, with the year above it: `T1 2025`."""
    title, group = header.titles[column], header.groups[column]
    return f"{title} {group}" if _YEAR.search(group) and not _YEAR.search(title) else title


def _is_marked(cell: Cell, plain: str | None) -> bool:
    return is_tick(cell.text) if cell.text else cell.fill not in (None, plain)


def _places(cell: Cell) -> tuple[Place, ...]:
    stated = tuple(place for paragraph in cell.paragraphs for place in paragraph.places)
    return stated or (cell.place,)


def end_column(header: Header, columns: Sequence[int]) -> int:
    """Of several date columns the one that says when the action is to be done."""
    return max(columns, key=lambda column: (finality(header.titles[column]), -column))


def finality(title: str) -> int:
    """How much the title of a date speaks of the last day, and below 0 of the first."""
    folded = fold(title)
    return bool(_LAST_DAY.search(folded)) - 2 * bool(_FIRST_DAY.search(folded))
