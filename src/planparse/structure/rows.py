"""Rows of action tables become `RawAction`s."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planparse.document import Cell, Paragraph
from planparse.raw import RawAction
from planparse.structure.drafts import Draft, records_of
from planparse.structure.grid import Row, cells_of, covers, has_text, paragraphs_of
from planparse.structure.headers import EXACT, Header
from planparse.structure.items import begins_item, numbered
from planparse.structure.outline import GENERAL, OBJECTIVE, Outline, level_label
from planparse.structure.roles import Columns, is_level, is_statement
from planparse.structure.stitching import BandRow, BodyRow, HeaderRow, LogicalTable
from planparse.wording.lexicon import header_roles, names_plan
from planparse.wording.numbering import is_number, split_label, split_number
from planparse.wording.values import is_ditto, is_total, says_nothing

MAX_BAND_WORDS = 10


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
    leads: list[Cell] = field(default_factory=list)
    """Cells of rows without a statement, left of the actions: they stand above the rows below, if such come."""
    said: dict[int, Cell] = field(default_factory=dict)
    """The last cell with text in each column."""
    _begun: bool = True
    """The rows so far are not those of another table, run together with the one of actions."""
    _lone_is_band: bool = False
    _depth: int = 0
    """How many parts the numbers of the actions have."""
    _banded: bool = False
    """Bands of the table name levels of the plan."""

    def read(self, table: LogicalTable) -> list[RawAction]:
        """The actions of the table, in order."""
        self._lone_is_band = _lone_cells_are_bands(table.body())
        self._begun = _begins_with_actions(table)
        self._depth = _usual_depth(table, self.columns)
        for entry in table.entries:
            match entry:
                case HeaderRow(header, columns, _, repeated):
                    self._enter(header, columns, repeated)
                case BandRow(cell, repeated):
                    above = self.above.get(cell.column)
                    if not repeated and (above is None or above.text != cell.text):
                        self._band(cell)
                case BodyRow(row) if not self._begun:
                    self.unclaimed += paragraphs_of(row)
                case BodyRow(row, cut, first):
                    self._row(self._spelled_out(row), cut=cut, first=first)
        self.outline.end_bands()
        found = [(draft, tuple(records_of(draft))) for draft in self.drafts]
        self.unclaimed += self._unused(draft for draft, records in found if records)
        return [action for _, records in found for action in records]

    def _unused(self, stating: Iterable[Draft]) -> Iterable[Paragraph]:
        """What stands in rows that say nothing to be done, and above none of those that do."""
        used = {id(cell) for draft in stating for cell in draft.all_cells()}
        held = (cell for draft in self.drafts for cell in draft.all_cells())
        unused = {id(cell): cell for cell in (*self.leads, *held) if id(cell) not in used}
        return paragraphs_of(cell for cell in unused.values() if not says_nothing(cell.text))

    def _enter(self, header: Header, columns: Columns, repeated: bool) -> None:
        if not repeated and (self.header is None or header.signature != self.header.signature):
            self.above = {}
        if columns.action is None:
            return
        self.header, self.columns, self._begun = header, columns, True
        cell = header.title_cells[columns.action] if header.title_cells else None
        if cell is not None and (is_level(cell.text) or is_statement(cell.text)) and not repeated:
            self._band(cell)

    def _band(self, cell: Cell, *, inner: bool = False) -> None:
        if not inner:
            self.above = {}
        paragraphs = [paragraph for paragraph in cell.paragraphs if paragraph.text]
        if not paragraphs:
            return
        if labelled := level_label(paragraphs[0].text):
            self.outline.add_label(paragraphs[0], labelled, paragraphs[1:])
            self._banded = self._banded or labelled.kind not in (OBJECTIVE, GENERAL)
        elif (label := split_label(paragraphs[0].text)) and label.kind == "note":
            self.unclaimed += paragraphs
        elif names_plan(cell.text) and split_number(cell.text).number is None:
            self.outline.end_bands()
        else:
            title = 1 if _is_title_over_notes(paragraphs) else len(paragraphs)
            self.outline.add_band(paragraphs[:title], inner=inner)
            self.unclaimed += paragraphs[title:]
            self._banded = True

    def _row(self, row: Row, *, cut: bool, first: bool) -> None:
        before = set(map(id, self.before))
        new = [cell for cell in cells_of(row) if id(cell) not in before]
        if self._leads_anew(row):
            self.outline.end_inner_bands()
        if inner := self._inner_band(row, new):
            self._remember(row)
            self._band(inner, inner=True)
            return
        if len(new) == 1 and self._is_band(new[0], cells_of(row)):
            self._band(new[0])
            return
        if len(new) == 1 and self._is_objective_row(row, new[0]):
            number, words = numbered(new[0].paragraphs[0])
            self.outline.add_objective(words, number, stated=True)
            return
        if new and (is_total(new[0].text) or _tells_costs(row, new)):
            self.unclaimed += paragraphs_of(new)
            return
        statement, parent = self._statement(row)
        if statement is not None:
            if not (self.drafts and self.drafts[-1].statement is statement):
                self._begin(statement, parent, row, first=first)
            self._fill(self.drafts[-1], row, cut=cut)
        elif self.drafts and not self._leads_anew(row):
            self._fill(self.drafts[-1], row, cut=cut)
        else:
            leading = [cell for index in self.columns.leading if (cell := row[index]) is not None and cell.text]
            self.leads += leading
            self.unclaimed += paragraphs_of(cell for cell in cells_of(row) if not any(cell is lead for lead in leading))
        self._remember(row)

    def _spelled_out(self, row: Row) -> Row:
        """The row with what the cells above say in the place of ditto marks."""
        cells = list(row)
        for index, cell in enumerate(row):
            if cell is None or not cell.text:
                continue
            above = self.said.get(index)
            if above is not None and index != self.columns.action and is_ditto(cell.text):
                cells[index] = above
            else:
                self.said[index] = cell
        return tuple(cells)

    def _remember(self, row: Row) -> None:
        """Keep what the rows below may mean by a blank cell."""
        for index, cell in enumerate(row):
            if cell is not None and cell.text and (index in self.columns.leading or cell.row_span > 1):
                self.above[index] = cell
        self.before = row

    def _inner_band(self, row: Row, new: list[Cell]) -> Cell | None:
        """A band beside a merged leading cell: it covers the actions and all columns right of them."""
        column = self.columns.action
        assert column is not None
        cell = row[column]
        if cell is None or not cell.text or begins_item(cell.paragraphs[0]) or row[-1] is not cell or row[0] is cell:
            return None
        alone = all(other is cell or other in row[:column] for other in new)
        short = len(cell.text.split()) <= MAX_BAND_WORDS and not cell.text.endswith(".")
        return cell if alone and short and covers(row, cell) > 1 else None

    def _is_band(self, cell: Cell, cells: list[Cell]) -> bool:
        """Whether the only text of a row is a level of the plan."""
        text = cell.text
        if len(cells) > 1:
            return False
        if level_label(text):
            return True
        short = len(text.split()) <= MAX_BAND_WORDS and not text.endswith((".", ";", ","))
        if not short or not text[:1].isupper():
            return False
        if self.columns.roles[cell.column] == "number" and not is_number(text):
            return True
        return self._lone_is_band and not begins_item(cell.paragraphs[0]) and not self._is_beside_levels(cell)

    def _is_beside_levels(self, cell: Cell) -> bool:
        """Whether a cell stands in the column of actions, right of one whose blank cells mean what stands above."""
        roles = self.columns.roles[: cell.column]
        return cell.column == self.columns.action and any(
            role == OBJECTIVE or role.startswith("context:") for role in roles
        )

    def _is_objective_row(self, row: Row, cell: Cell) -> bool:
        """Whether the only text of a row is an objective above actions in their column: its number is shorter."""
        column = self.columns.action
        assert column is not None
        depth = split_number(cell.text).depth
        return row[column] is cell and 0 < depth < self._depth and len(cells_of(row)) == 1

    def _statement(self, row: Row) -> tuple[Cell | None, Cell | None]:
        """What the row says will be done, and the action that it is a part of: the finest statement counts."""
        column = self.columns.action
        assert column is not None
        for finer in self.columns.of("subaction"):
            if has_text(row[finer]):
                return row[finer], row[column] if has_text(row[column]) else self.above.get(column)
        return (row[column], None) if has_text(row[column]) else (None, None)

    def _leads_anew(self, row: Row) -> bool:
        """Whether a row without a statement begins a new objective or level."""
        leading = [index for index in self.columns.leading if index != self.columns.action]
        return any(has_text(row[index]) and row[index] is not self.above.get(index) for index in leading)

    def _begin(self, statement: Cell, parent: Cell | None, row: Row, *, first: bool) -> None:
        if parent is not None and self.drafts and self.drafts[-1].statement is parent:
            coarse = self.drafts.pop()
            self.unclaimed += (text for cells in coarse.cells.values() for text in paragraphs_of(cells))
        draft = Draft(statement, self.columns, self.header, parent=parent)
        draft.context, draft.objective = self.outline.context(
            objective_elsewhere=bool(self.columns.of(OBJECTIVE)),
            in_table=True,
            levels_elsewhere=self._banded or any(role.startswith("context:") for role in self.columns.roles),
        )
        for index in range(len(row)):
            if not has_text(row[index]) and self._carries(index, first=first):
                draft.add(index, self.above.get(index))
        self.drafts.append(draft)

    def _carries(self, column: int, *, first: bool) -> bool:
        """Whether a blank cell means what stands above it: left of the actions, or a merged cell that the page cut."""
        if column in self.columns.leading:
            return True
        cell = self.before[column] if first and column < len(self.before) else None
        return cell is not None and cell.row_span > 1 and column != self.columns.action

    def _fill(self, draft: Draft, row: Row, *, cut: bool) -> None:
        draft.cut = draft.cut or cut
        for index, cell in enumerate(row):
            if index != self.columns.action and cell is not draft.statement:
                draft.add(index, cell)


def _tells_costs(row: Row, new: list[Cell]) -> bool:
    """Whether a row tells what the rows above cost: `Coûts` in its first cell, one text in all the others."""
    about, *rest = new
    costs = header_roles(about.text).get("budget") == EXACT
    return costs and len(rest) == 1 and rest[0] is row[-1] and covers(row, rest[0]) > 1


def _usual_depth(table: LogicalTable, columns: Columns) -> int:
    """How many parts the numbers in the column of actions mostly have, in rows that say more than them."""
    column = columns.action or 0
    depths = [split_number(cell.text).depth for row in table.body() if len(cells_of(row)) > 1 and (cell := row[column])]
    return max(set(depths), key=depths.count, default=0)


def _begins_with_actions(table: LogicalTable) -> bool:
    """Whether the first header of the table, if it has one, is a header of actions."""
    first = next((entry for entry in table.entries if isinstance(entry, HeaderRow)), None)
    return first is None or first.columns.action is not None


def _is_title_over_notes(paragraphs: list[Paragraph]) -> bool:
    """Whether the first line of a band is its title, and the others are remarks to it."""
    rest = paragraphs[1:]
    return bool(rest) and (
        paragraphs[0].bold > all(part.bold for part in rest) or all(":" in part.text for part in rest)
    )


def _lone_cells_are_bands(rows: list[Row]) -> bool:
    """Whether a row with a single text stands out in the table: most rows fill three cells or more, few only one."""
    filled = sorted(count for row in rows if (count := len(cells_of(row))))
    return bool(filled) and filled[len(filled) // 2] >= 3 and filled.count(1) <= 0.25 * len(filled)
