"""Logical frameworks: rows bear the levels (`Objectif général`, `Résultat 1`, `Activités`), columns the fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planparse.document import Cell, Paragraph
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawText
from planparse.structure.cards import label_role
from planparse.structure.grid import Row, cells_of, has_text, paragraphs_of
from planparse.structure.items import numbered, statements
from planparse.structure.outline import ACTION, GENERAL, OBJECTIVE, Outline
from planparse.structure.roles import FIELDS
from planparse.wording.numbering import Labelled, split_label

RESULT = "result"
_ORDER = (GENERAL, OBJECTIVE, RESULT, ACTION)
LOGFRAME_CERTAINTY = 0.9


@dataclass(slots=True)
class _Frame:
    """The levels above the row that is read."""

    outline: Outline
    titles: Row
    levels: dict[str, RawLevel] = field(default_factory=dict)

    def enter(self, kind: str, label: Labelled, cell: Cell) -> None:
        """A level: it ends those of its kind and below."""
        number, first = numbered(cell.paragraphs[0])
        text = (first, *cell.paragraphs[1:])
        kept = _ORDER[: _ORDER.index(kind)]
        self.levels = {known: level for known, level in self.levels.items() if known in kept}
        self.levels[kind] = RawLevel(kind, label.label, label.number or number, text)

    def actions(self, row: Row) -> Iterable[RawAction]:
        """The activities of a row, with the fields beside them."""
        statement = row[1]
        assert statement is not None
        above, _ = self.outline.context(objective_elsewhere=True)
        objective = self.levels.get(OBJECTIVE) or self.levels.get(GENERAL)
        context = tuple(level for level in self.levels.values() if level is not objective)
        fields, extra = self._fields(row)
        for item in statements(statement.paragraphs).items:
            first = item.paragraphs[0]
            yield RawAction(
                action=tuple(item.paragraphs),
                number=item.number,
                objective=objective.text if objective else (),
                objective_number=objective.number if objective else None,
                context=above + context,
                extra=tuple(extra.items()),
                place=first.places[0] if first.places else Place(),
                certainty=LOGFRAME_CERTAINTY,
                doubts=(),
                **fields,
            )

    def _fields(self, row: Row) -> tuple[dict[str, RawText], dict[str, RawText]]:
        fields: dict[str, RawText] = {}
        extra: dict[str, RawText] = {}
        for title, cell in zip(self.titles[2:], row[2:], strict=True):
            if cell is None or not cell.text or title is None:
                continue
            role = label_role(title.text)
            if role in FIELDS - {"action", "objective"} and role not in fields:
                fields[role] = cell.paragraphs
            else:
                extra[title.text] = cell.paragraphs
        return fields, extra


def logframe_of(rows: Sequence[Row], outline: Outline) -> tuple[list[RawAction], list[Paragraph]]:
    """The activities of a logical framework, and what it says of the levels above them; none where it is none."""
    start = next((index for index, row in enumerate(rows) if _label(row)), None)
    if not start or len(rows[0]) < 3 or not _is_logframe(rows):
        return [], []
    frame = _Frame(outline, rows[start - 1])
    actions: list[RawAction] = []
    beside: list[Paragraph] = []
    kind = ""
    for row in rows[start:]:
        label, cell = _label(row), row[1]
        kind = label.kind if label else kind
        if cell is None or not cell.text:
            continue
        if kind == ACTION:
            actions += frame.actions(row)
        elif label and kind in _ORDER:
            frame.enter(kind, label, cell)
            beside += paragraphs_of(other for other in cells_of(row) if other is not row[0] and other is not cell)
    return actions, beside


def _is_logframe(rows: Sequence[Row]) -> bool:
    kinds = {label.kind for row in rows if (label := _label(row))}
    return ACTION in kinds and len(kinds & set(_ORDER)) > 2


def _label(row: Row) -> Labelled | None:
    """The level that a row bears in its first cell, if that says nothing else."""
    cell = row[0]
    if cell is None or not has_text(cell):
        return None
    labelled = split_label(cell.text)
    return labelled if labelled and not labelled.text else None
