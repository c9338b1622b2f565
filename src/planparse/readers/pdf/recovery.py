"""A file that lost its end, and with it the table of where its objects are: what is left, with a new table."""

from __future__ import annotations

import re
from bisect import bisect_right

from planparse.readers.pdf.limits import RECOVERED_BYTES

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+(\d{1,5})\s+obj\b")
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_PAGE_TREE = re.compile(rb"/Pages\s+(\d{1,9})\s+\d{1,5}\s+R\b")


def recovered(data: bytes) -> bytes | None:
    """`data` with a table of its objects at the end, the last of each number.

    None where the list of pages is lost, so that nothing tells their order, or is in a compressed
    object; and where the file is larger than the limit.
    """
    if len(data) > RECOVERED_BYTES:
        return None
    objects = list(_OBJECT.finditer(data))
    offsets = {int(found[1]): (found.start(), int(found[2])) for found in objects}
    root = _root(data, objects)
    tree = root and _PAGE_TREE.search(data, root.start(), data.find(b"endobj", root.start()))
    if not (root and tree and int(tree[1]) in offsets):
        return None
    # The cut may have left a stream open.
    whole = data + b"\nendstream\nendobj\n"
    table = b"".join(b"%d 1\n%010d %05d n \n" % (number, *offsets[number]) for number in sorted(offsets))
    trailer = b"trailer\n<</Root %b %b R/Size %d>>\n" % (root[1], root[2], max(offsets) + 1)
    return b"%bxref\n%b%bstartxref\n%d\n%%%%EOF\n" % (whole, table, trailer, len(whole))


def _root(data: bytes, objects: list[re.Match[bytes]]) -> re.Match[bytes] | None:
    """The beginning of the last catalogue among `objects`."""
    starts = [found.start() for found in objects]
    places = [bisect_right(starts, found.start()) - 1 for found in _CATALOGUE.finditer(data)]
    return objects[places[-1]] if places and places[-1] >= 0 else None
