"""Small documents written down as nested lists."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.document import Block, Cell, Document, Paragraph, Place, Table
from planparse.raw import RawPlan, RawText
from planparse.structure import find_plan

BULLET = "•"


def paragraph(text: str, **known: object) -> Paragraph:
    """`• text` is a list item; a heading is `paragraph(text, heading=1)`."""
    marker = BULLET if text.startswith(f"{BULLET} ") else ""
    values = {"text": text.removeprefix(f"{BULLET} "), "marker": marker, "places": (Place(line=1),)} | known
    return Paragraph(**values)  # type: ignore[arg-type]


def table(rows: Sequence[Sequence[str | None]], number: int = 1, page: int | None = None, **known: object) -> Table:
    """A table out of rows of texts; lines are paragraphs, None goes on with the cell above, a short row is a band."""
    columns = max(map(len, rows))
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if text is None:
                above = next(cell for cell in reversed(cells) if cell.column == column)
                position = cells.index(above)
                cells[position] = Cell(above.row, column, above.paragraphs, above.row_span + 1)
                continue
            place = (Place(page=page, table=number, row=index + 1, column=column + 1),)
            paragraphs = tuple(paragraph(line, places=place) for line in text.split("\n") if line)
            span = columns if len(row) == 1 else 1
            cells.append(Cell(index, column, paragraphs, 1, span))
    return Table(number, len(rows), columns, tuple(cells), Place(page=page), **known)  # type: ignore[arg-type]


def plan(*blocks: Block | str) -> RawPlan:
    """The plan found in a document of these blocks; a text is a paragraph."""
    flow = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return find_plan(Document("plan", "test", flow))


def text(paragraphs: RawText) -> str:
    return " ".join(part.text for part in paragraphs)


def texts(paragraphs: RawText) -> list[str]:
    return [part.text for part in paragraphs]
