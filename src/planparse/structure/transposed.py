"""Tables that stand on their side: the fields are rows, each column right of their labels is an action."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.structure.cards import Card, cell_role, open_card
from planparse.structure.grid import Row, cells_of, has_text
from planparse.structure.items import numbered
from planparse.structure.outline import Outline
from planparse.structure.roles import FIELDS
from planparse.wording.numbering import split_label

KNOWN = 0.7
"""Least share of known labels in the first column."""
FEWEST_FIELDS = 3


def transposed_of(rows: Sequence[Row], outline: Outline) -> list[Card]:
    """The cards of the columns of a table on its side; empty where the table stands upright."""
    if not _is_transposed(rows):
        return []
    cards: dict[int, Card] = {}
    statements = next(row for row in rows if row[0] is not None and cell_role(row[0]) == "action")
    for column, cell in enumerate(statements[1:], 1):
        if cell is not None and cell.text and cell is not statements[column - 1]:
            number, first = numbered(cell.paragraphs[0])
            cards[column] = open_card((first, *cell.paragraphs[1:]), number, outline)
    for row in rows:
        if row is statements:
            continue
        for column, card in cards.items():
            cell = row[column]
            if cell is None or not cell.text:
                continue
            if not has_text(row[0]) and (labelled := split_label(cell.text)) and not labelled.text:
                card.number, card.number_text = card.number or labelled.number, cell.paragraphs
            elif row[0] is not None:
                card.add(cell_role(row[0]) or "unknown", row[0].text, cell.paragraphs)
    return list(cards.values())


def _is_transposed(rows: Sequence[Row]) -> bool:
    """Two actions or more beside labels of which nearly all are known, one of them that of the actions."""
    if not rows or len(rows[0]) < 3:
        return False
    lines = [row for row in rows if has_text(row[0]) and len(cells_of(row)) > 1]
    roles = [role for row in lines if row[0] is not None and (role := cell_role(row[0]))]
    fields = set(roles) & FIELDS
    return (
        roles.count("action") == 1
        and len(fields) > FEWEST_FIELDS - 1
        and len(roles) >= KNOWN * len(lines)
        and not any(cell_role(cell) for row in lines for cell in cells_of(row)[1:])
    )
