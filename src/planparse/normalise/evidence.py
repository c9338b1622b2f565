"""Places of the source, as evidence of the output contract."""

from __future__ import annotations

from collections.abc import Iterable

from planparse import records
from planparse.document import Paragraph
from planparse.issues import Doubt
from planparse.normalise.texts import printable
from planparse.places import Place


def of_paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[records.Evidence, ...]:
    """One piece of evidence for each place of each paragraph, in order."""
    return tuple(
        of_place(place, paragraph.raw)
        for paragraph in paragraphs
        for place in paragraph.places or (Place(),)
        if paragraph.raw
    )


def of_place(place: Place, raw: str) -> records.Evidence:
    """`raw` as read at `place`."""
    return records.Evidence(
        page=place.page,
        bbox=place.bbox,
        table=place.table,
        row=place.row,
        column=place.column,
        line=place.line,
        sheet=place.sheet,
        cell=place.cell,
        raw=printable(raw).strip(),
    )


def of_doubt(doubt: Doubt) -> records.Issue:
    """A doubt as an issue of the output contract."""
    where = of_place(doubt.place, "") if doubt.place else None
    return records.Issue(code=doubt.code, level=doubt.level, message=doubt.message, evidence=where)
