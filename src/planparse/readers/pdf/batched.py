"""What pdfium says of all objects of a page, in one go.

The compiled functions are there where a C compiler was at hand when planparse was installed.
"""

from __future__ import annotations

from planparse.readers.pdf import calls

try:
    from planparse.readers.pdf._batched import bind, page_objects, path_points, text_objects
except ImportError:
    from planparse.readers.pdf.one_by_one import page_objects, path_points, text_objects
else:
    bind(calls.address_of)

__all__ = ["page_objects", "path_points", "text_objects"]
