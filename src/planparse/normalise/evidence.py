"""Places of the source, as evidence of the output contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from planparse import records
from planparse.document import Paragraph
from planparse.issues import Doubt
from planparse.normalise.texts import printable
from planparse.places import BBox, Place

Piece: TypeAlias = dict[str, Any]
"""The fields of a `records.Evidence`."""
MOST_WORDS = 8
"""Words that an issue names."""


def of_paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[records.Evidence, ...]:
    """One piece of evidence for each place of each paragraph, in order."""
    return tuple(records.Evidence(**piece) for piece in pieces_of(paragraphs))


def pieces_of(paragraphs: Iterable[Paragraph]) -> tuple[Piece, ...]:
    """As `of_paragraphs`, for a record that makes its evidence itself: all of it at once takes half as long."""
    return tuple(
        _piece(place, raw)
        for paragraph in paragraphs
        if (raw := paragraph.raw)
        for place in paragraph.places or (Place(),)
    )


def of_place(place: Place, raw: str) -> records.Evidence:
    """`raw` as read at `place`."""
    return records.Evidence(**_piece(place, raw))


def _piece(place: Place, raw: str) -> Piece:
    return {
        "page": place.page,
        "bbox": place.bbox,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "sheet": place.sheet,
        "cell": place.cell,
        "raw": printable(raw).strip(),
    }


def of_doubt(doubt: Doubt) -> records.Issue:
    """A doubt as an issue of the output contract."""
    where = of_place(doubt.place, "") if doubt.place else None
    return records.Issue(code=doubt.code, level=doubt.level, message=doubt.message, evidence=where)


def of_unsure(unsure: Iterable[tuple[str, Place]], pieces: Iterable[Piece]) -> tuple[records.Issue, ...]:
    """An issue that names those of the `unsure` words that stand in the `pieces` of a record; none without any."""
    boxes = [(piece["page"], piece["bbox"]) for piece in pieces if piece["bbox"]] if unsure else []
    found = [(word, place) for word, place in unsure if any(_is_in(place, page, box) for page, box in boxes)]
    if not found:
        return ()
    words = ", ".join(f"“{printable(word)}”" for word, _ in found[:MOST_WORDS])
    more = f" and {len(found) - MOST_WORDS} more" if len(found) > MOST_WORDS else ""
    doubt = Doubt(
        "unsure-words", f"Words that are hard to read in the picture of the page: {words}{more}.", found[0][1]
    )
    return (of_doubt(doubt),)


def _is_in(place: Place, page: int | None, box: BBox) -> bool:
    """Whether the middle of `place` is in `box`."""
    if place.page != page or place.bbox is None:
        return False
    x0, top, x1, bottom = place.bbox
    return box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]
