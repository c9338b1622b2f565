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
    others = [index for index in range(count) if not _is_field(page, index)]
    if len(others) == count:
        return False
    for index in reversed(others):
        calls.remove_annotation(page, index)
    return bool(calls.flatten_page(page, _AS_PRINTED) == calls.FLATTENED)


def _is_field(page: int, index: int) -> bool:
    annotation = calls.get_annotation(page, index)
    if not annotation:
        return False
    try:
        return bool(calls.annotation_type(annotation) == _FIELD)
    finally:
        calls.close_annotation(annotation)
