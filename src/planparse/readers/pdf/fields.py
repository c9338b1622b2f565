"""Fields of a form: what was filled in is shown by the page, and is text of it."""

from __future__ import annotations

from planparse.readers.pdf import calls
from planparse.readers.pdf.limits import ANNOTATIONS_PER_PAGE

_FIELD = 20
"""The kind of annotation that is a field."""
_AS_PRINTED = 1


def take_in_fields(page: int) -> bool:
    """Make what the fields of the open `page` show a part of it, seen when it is loaded anew; False where none does.

    Notes, marks and links of the page are left out.
    """
    count = calls.annotation_count(page)
    if not 0 < count <= ANNOTATIONS_PER_PAGE:
        return False
    others, drawn = [], True
    for index in range(count):
        is_field, is_drawn = _field(page, index)
        if not is_field:
            others.append(index)
        elif not is_drawn:
            drawn = False
    if len(others) == count:
        return False
    for index in reversed(others):
        calls.remove_annotation(page, index)
    if not drawn:
        _draw_fields(page)
    return bool(calls.flatten_page(page, _AS_PRINTED) == calls.FLATTENED)


def _field(page: int, index: int) -> tuple[bool, bool]:
    """Whether the annotation is a field, and whether the file says how it looks."""
    annotation = calls.get_annotation(page, index)
    if not annotation:
        return False, False
    try:
        is_field = calls.annotation_type(annotation) == _FIELD
        return is_field, bool(calls.annotation_has(annotation, b"AP"))
    finally:
        calls.close_annotation(annotation)


def _draw_fields(page: int) -> None:
    """Have pdfium draw the fields whose look a file leaves to the viewer (`NeedAppearances`).

    It does so, and keeps the result, when the page is shown; the smallest picture of it will do.
    """
    bitmap = calls.create_bitmap(1, 1, 0)
    if bitmap:
        calls.render_page(bitmap, page, 0, 0, 1, 1, 0, calls.WITH_ANNOTATIONS)
        calls.destroy_bitmap(bitmap)
