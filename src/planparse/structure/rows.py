"""Rows of action tables become `RawAction`s."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planparse.document import Cell, Paragraph
from planparse.issues import Doubt
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawText
from planparse.structure.grid import Row, cells_of, has_text, paragraphs_of
from planparse.structure.headers import Header
from planparse.structure.items import Item, numbered, statements
from planparse.structure.outline import OBJECTIVE, Outline, level_label
from planparse.structure.roles import FIELDS, Columns
from planparse.structure.stitching import BandRow, BodyRow, HeaderRow, LogicalTable
from planparse.wording.numbering import split_label

_LISTED = FIELDS - {"objective", "action"}
_BLANK_HEADER = "—"
CUT_CERTAINTY = 0.9


@dataclass(slots=True)
class Draft:
    """One row, or several that share their action cell, on the way to records."""

    action: Cell
    columns: Columns
    header: Header | None
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    context: tuple[RawLevel, ...] = ()
    objective: RawLevel | None = None
    cut: bool = False

    def add(self, column: int, cell: Cell | None) -> None:
        if cell is not None and cell.text and not any(cell is other for other in self.cells.get(column, ())):
            self.cells.setdefault(column, []).append(cell)


@dataclass(slots=True)
class TableReader:
    """Reads one logical table of actions, band after band, row after row."""

    outline: Outline
    columns: Columns
    header: Header | None = None
    drafts: list[Draft] = field(default_factory=list)
    unclaimed: list[Paragraph] = field(default_factory=list)
    above: dict[int, Cell] = field(default_factory=dict)
    before: Row = ()

    def read(self, table: LogicalTable) -> list[RawAction]:
        """The actions of the table, in order."""
        for entry in table.entries:
            match entry:
                case HeaderRow(header, columns, repeated):
                    self._enter(header, columns, repeated)
                case BandRow(cell, repeated):
                    if not repeated:
                        self._band(cell)
                case BodyRow(row, cut, first):
                    self._row(row, cut=cut, first=first)
        self.outline.end_bands()
        return [action for draft in self.drafts for action in records_of(draft)]

    def _enter(self, header: Header, columns: Columns, repeated: bool) -> None:
        if not repeated and (self.header is None or header.signature != self.header.signature):
            self.above = {}
        if columns.action is not None:
            self.header, self.columns = header, columns

    def _band(self, cell: Cell) -> None:
        self.above = {}
        paragraphs = [paragraph for paragraph in cell.paragraphs if paragraph.text]
        if labelled := level_label(paragraphs[0].text):
            self.outline.add_label(paragraphs[0], labelled, paragraphs[1:])
        elif split_label(paragraphs[0].text):
            self.unclaimed += paragraphs
        else:
            self.outline.add_band(paragraphs)

    def _row(self, row: Row, *, cut: bool, first: bool) -> None:
        cells = cells_of(row)
        if len(cells) == 1 and level_label(cells[0].text):
            self._band(cells[0])
            return
        column = self.columns.action
        assert column is not None
        action = row[column]
        if action is not None and action.text:
            if not (self.drafts and self.drafts[-1].action is action):
                self.drafts.append(self._draft(action, row, first=first))
            self._fill(self.drafts[-1], row, cut=cut)
        elif self.drafts and not any(
            has_text(row[index]) and row[index] is not self.above.get(index) for index in self.columns.leading
        ):
            self._fill(self.drafts[-1], row, cut=cut)
        elif not any(has_text(row[index]) for index in self.columns.leading):
            self.unclaimed += paragraphs_of(row)
        for index, cell in enumerate(row):
            if cell is not None and cell.text:
                self.above[index] = cell
        self.before = row

    def _draft(self, action: Cell, row: Row, *, first: bool) -> Draft:
        draft = Draft(action, self.columns, self.header)
        context, objective = self.outline.context(objective_elsewhere=bool(self.columns.of(OBJECTIVE)))
        draft.context, draft.objective = context, objective
        for index in range(len(row)):
            if not has_text(row[index]) and self._carries(index, first=first):
                draft.add(index, self.above.get(index))
        return draft

    def _carries(self, column: int, *, first: bool) -> bool:
        """Whether a blank cell means what stands above it: left of the actions, or a merged cell that the page cut."""
        if column in self.columns.leading:
            return True
        cell = self.before[column] if first and column < len(self.before) else None
        return cell is not None and cell.row_span > 1 and column != self.columns.action

    def _fill(self, draft: Draft, row: Row, *, cut: bool) -> None:
        draft.cut = draft.cut or cut
        for index, cell in enumerate(row):
            if index != self.columns.action and cell is not draft.action:
                draft.add(index, cell)


def records_of(draft: Draft) -> Iterable[RawAction]:
    """One record for each statement of the draft's action cell."""
    found = statements(draft.action.paragraphs)
    objective, objective_number, context = _above(draft)
    if found.lead is not None:
        context = (*context, RawLevel("action", "", found.lead.number, tuple(found.lead.paragraphs)))
    for item in found.items:
        yield _record(draft, item, context, objective, objective_number)


def _record(
    draft: Draft, item: Item, context: tuple[RawLevel, ...], objective: RawText, objective_number: str | None
) -> RawAction:
    fields: dict[str, RawText] = {role: _texts(draft, role) for role in _LISTED}
    fields["means"] += tuple(item.nested)
    doubts: list[Doubt] = []
    if draft.cut:
        doubts.append(Doubt("joined-row", "The row was cut by a page break and put together again.", _place(item)))
    return RawAction(
        action=tuple(item.paragraphs),
        number=item.number or _number(draft, draft.columns.action),
        objective=objective,
        objective_number=objective_number,
        context=context,
        extra=tuple(_extra(draft)),
        place=_place(item),
        certainty=draft.columns.certainty * (CUT_CERTAINTY if draft.cut else 1.0),
        doubts=tuple(doubts),
        **fields,
    )


def _place(item: Item) -> Place:
    return item.paragraphs[0].places[0] if item.paragraphs[0].places else Place()


def _texts(draft: Draft, role: str) -> RawText:
    return tuple(
        paragraph for column in draft.columns.of(role) for paragraph in paragraphs_of(draft.cells.get(column, ()))
    )


def _above(draft: Draft) -> tuple[RawText, str | None, tuple[RawLevel, ...]]:
    """The objective, its number and the context of a draft: from its leading columns, then from the outline."""
    context = list(draft.context)
    for column, role in enumerate(draft.columns.roles):
        if role.startswith("context:") and (text := tuple(paragraphs_of(draft.cells.get(column, ())))):
            context.append(_level(role.split(":")[1], text, _number(draft, column)))
    columns = draft.columns.of(OBJECTIVE)
    texts = tuple(paragraph for column in columns for paragraph in paragraphs_of(draft.cells.get(column, ())))
    if texts:
        level = _level(OBJECTIVE, texts, _number(draft, columns[0]))
        return level.text, level.number, tuple(context)
    if draft.objective is not None:
        return draft.objective.text, draft.objective.number, tuple(context)
    return (), None, tuple(context)


def _level(kind: str, text: RawText, number: str | None) -> RawLevel:
    """A level out of a cell: label and number off its first paragraph."""
    first, rest = text[0], text[1:]
    labelled = split_label(first.text)
    if labelled and (labelled.number or labelled.text):
        first = replace(first, text=labelled.text, marker=labelled.prefix)
        return RawLevel(kind, labelled.label, labelled.number or number, (first, *rest))
    found, first = numbered(first)
    return RawLevel(kind, "", found or number, tuple(paragraph for paragraph in (first, *rest) if paragraph.text))


def _number(draft: Draft, column: int | None) -> str | None:
    """What the number column just left of `column` says."""
    if not column or draft.columns.roles[column - 1] != "number":
        return None
    text = " ".join(cell.text for cell in draft.cells.get(column - 1, ()))
    return text.strip(" .)(-–:") or None


def _extra(draft: Draft) -> Iterable[tuple[str, RawText]]:
    for column, role in enumerate(draft.columns.roles):
        if role in FIELDS or role == "number" or role.startswith("context:"):
            continue
        text = tuple(paragraphs_of(draft.cells.get(column, ())))
        if text:
            yield (draft.header.printed(column) if draft.header else "") or _BLANK_HEADER, text
