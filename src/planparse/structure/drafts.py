"""Drafts: the rows that share a statement, and the records that they become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from planparse.document import Cell
from planparse.issues import Doubt
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawText
from planparse.structure.grid import paragraphs_of
from planparse.structure.headers import Header
from planparse.structure.items import Item, numbered, statements
from planparse.structure.outline import OBJECTIVE
from planparse.structure.parallel import shares
from planparse.structure.roles import FIELDS, ROW_NUMBER, Columns
from planparse.structure.schedule import ticked
from planparse.wording.numbering import split_label
from planparse.wording.values import says_nothing

_LISTED = FIELDS - {"objective", "action"}
_USED = FIELDS | {"number", ROW_NUMBER, "subaction", "tick"}
_BLANK_HEADER = "—"
CUT_CERTAINTY = 0.9


@dataclass(slots=True)
class Draft:
    """One row, or several that share their statement, on the way to records."""

    statement: Cell
    columns: Columns
    header: Header | None
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    context: tuple[RawLevel, ...] = ()
    objective: RawLevel | None = None
    parent: Cell | None = None
    """The action that the statement is a part of."""
    cut: bool = False

    def add(self, column: int, cell: Cell | None) -> None:
        """Take in a cell of a column, once. An empty cell of a schedule may speak by its background."""
        speaks = cell is not None and (cell.text or (cell.fill and self.columns.roles[column] == "tick"))
        if cell is not None and speaks and not any(cell is other for other in self.cells.get(column, ())):
            self.cells.setdefault(column, []).append(cell)

    def all_cells(self) -> Iterable[Cell]:
        """The statement and every cell beside it."""
        return chain([self.statement], *self.cells.values())

    def texts(self, role: str) -> RawText:
        """The paragraphs of all columns of a role."""
        cells = [cell for column in self.columns.of(role) for cell in self.cells.get(column, ())]
        return cells[0].paragraphs if len(cells) == 1 else tuple(paragraphs_of(cells))


def records_of(draft: Draft) -> Iterable[RawAction]:
    """One record for each statement of the draft."""
    found = statements(draft.statement.paragraphs)
    objective, context = _above(draft)
    apart = _number_text(draft, draft.columns.action) or draft.texts(ROW_NUMBER)
    for lead in (_lead(draft.parent), found.lead):
        if lead is not None:
            context = (*context, RawLevel("action", "", lead.number, tuple(lead.paragraphs)))
    fields: dict[str, RawText] = {role: draft.texts(role) for role in _LISTED}
    if draft.header and (ticks := draft.columns.of("tick")):
        fields["deadline"] += ticked(draft.header, ticks, draft.cells, draft.statement.fill)
    items = [item for item in found.items if _states(item)]
    for item, own in zip(items, shares(items, fields), strict=True):
        doubts: tuple[Doubt, ...] = ()
        if draft.cut:
            doubts = (Doubt("joined-row", "The row was cut by a page break and put together again.", _place(item)),)
        yield RawAction(
            action=tuple(item.paragraphs),
            number=item.number or _number(apart),
            number_text=() if item.number else apart,
            objective=objective.text if objective else (),
            objective_number=objective.number if objective else None,
            objective_number_text=objective.number_text if objective else (),
            context=context,
            extra=tuple(_extra(draft)),
            place=_place(item),
            certainty=draft.columns.certainty * (CUT_CERTAINTY if draft.cut else 1.0),
            doubts=doubts,
            **(own | {"means": own["means"] + tuple(item.nested)}),
        )


def _states(item: Item) -> bool:
    """Whether an item says anything."""
    text = " ".join(part.text for part in item.paragraphs)
    return any(map(str.isalpha, text)) and not says_nothing(text)


def _lead(parent: Cell | None) -> Item | None:
    if parent is None:
        return None
    number, first = numbered(parent.paragraphs[0])
    return Item(number, [first, *parent.paragraphs[1:]])


def _place(item: Item) -> Place:
    return item.paragraphs[0].places[0] if item.paragraphs[0].places else Place()


def _above(draft: Draft) -> tuple[RawLevel | None, tuple[RawLevel, ...]]:
    """The objective and the context of a draft: from its leading columns, then from the outline."""
    context = list(draft.context)
    for column, role in enumerate(draft.columns.roles):
        if role.startswith("context:") and (text := tuple(paragraphs_of(draft.cells.get(column, ())))):
            context.append(_level(role.split(":")[1], text, _number_text(draft, column)))
    if texts := draft.texts(OBJECTIVE):
        column = draft.columns.of(OBJECTIVE)[0]
        return _level(OBJECTIVE, texts, _number_text(draft, column)), tuple(context)
    return draft.objective, tuple(context)


def _level(kind: str, text: RawText, apart: RawText) -> RawLevel:
    """A level out of a cell: label and number off its first paragraph; `apart` is the number beside it."""
    first, rest = text[0], text[1:]
    labelled = split_label(first.text)
    if labelled and (labelled.number or labelled.text):
        label, number = labelled.label, labelled.number
        first = replace(first, text=labelled.text, marker=labelled.prefix)
    else:
        label = ""
        number, first = numbered(first)
    words = tuple(paragraph for paragraph in (first, *rest) if paragraph.text)
    return RawLevel(kind, label, number or _number(apart), words, () if number else apart)


def _number_text(draft: Draft, column: int | None) -> RawText:
    """What the column of numbers says that belongs to `column`."""
    numbers = draft.columns.numbers.get(column) if column is not None else None
    return () if numbers is None else tuple(paragraphs_of(draft.cells.get(numbers, ())))


def _number(text: RawText) -> str | None:
    return " ".join(paragraph.raw for paragraph in text).strip(" .)(-–:") or None


def _extra(draft: Draft) -> Iterable[tuple[str, RawText]]:
    for column, role in enumerate(draft.columns.roles):
        is_idle = role == "number" and column not in draft.columns.numbers.values()
        if (role in _USED and not is_idle) or role.startswith("context:"):
            continue
        text = tuple(paragraphs_of(draft.cells.get(column, ())))
        if text:
            yield (draft.header.printed(column) if draft.header else "") or _BLANK_HEADER, text
