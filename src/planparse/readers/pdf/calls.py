"""The raw calls of pdfium that the reader makes, with plain addresses as pointers.

pypdfium2's own prototypes check and wrap every pointer. Here objects are integers and results go
into three shared buffers, which makes a call about three times cheaper. The calls hold the
interpreter lock, because pdfium is not safe with threads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_char_p, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FLOATS = (c_float * 8)()
DOUBLES = (ctypes.c_double * 2)()
INTS = (c_uint * 4)()
FLOAT_AT = tuple(ctypes.addressof(FLOATS) + 4 * index for index in range(8))
DOUBLE_AT = tuple(ctypes.addressof(DOUBLES) + 8 * index for index in range(2))
INT_AT = tuple(ctypes.addressof(INTS) + 4 * index for index in range(4))


def _load_engine() -> Any:
    """What has pdfium's functions as attributes."""
    package = find_spec("pypdfium2_raw")
    # The library alone: to declare its 500 functions, as the package does, takes as long as ten pages.
    for folder in (package and package.submodule_search_locations) or ():
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            if (path := Path(folder, name)).exists():
                return ctypes.CDLL(str(path))
    # Some distributions keep it elsewhere.
    import pypdfium2_raw  # type: ignore[import-untyped]

    return pypdfium2_raw


_ENGINE = _load_engine()


def address_of(name: str) -> int:
    """Where a function of pdfium is in memory."""
    address = ctypes.cast(getattr(_ENGINE, name), c_void_p).value
    assert address is not None, name
    return address


class _Settings(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG in its second version; what is not set is for scripts, which are not run."""

    _fields_ = (
        ("version", c_int),
        ("font_folders", ctypes.POINTER(c_char_p)),
        ("isolate", c_void_p),
        ("slot", c_uint),
    )


_SETTINGS = _Settings(2, (c_char_p * 1)(None))


def init_library() -> None:
    """Start pdfium, without the fonts of the system: a file is read alike on every machine, and no other is opened."""
    _start(ctypes.addressof(_SETTINGS))


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(name))


_start = _bind("FPDF_InitLibraryWithConfig", None, c_void_p)
load_document = _bind("FPDF_LoadMemDocument64", c_void_p, c_char_p, c_size_t, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, c_void_p)
last_error = _bind("FPDF_GetLastError", c_ulong)
attachment_count = _bind("FPDFDoc_GetAttachmentCount", c_int, c_void_p)
page_count = _bind("FPDF_GetPageCount", c_int, c_void_p)
meta_text = _bind("FPDF_GetMetaText", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)
catalog_language = _bind("FPDFCatalog_GetLanguage", c_ulong, c_void_p, c_void_p, c_ulong)

load_page = _bind("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _bind("FPDF_ClosePage", None, c_void_p)
page_box = _bind("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_rotation = _bind("FPDFPage_GetRotation", c_int, c_void_p)

form_type = _bind("FPDF_GetFormType", c_int, c_void_p)
annotation_count = _bind("FPDFPage_GetAnnotCount", c_int, c_void_p)
get_annotation = _bind("FPDFPage_GetAnnot", c_void_p, c_void_p, c_int)
close_annotation = _bind("FPDFPage_CloseAnnot", None, c_void_p)
remove_annotation = _bind("FPDFPage_RemoveAnnot", c_int, c_void_p, c_int)
annotation_type = _bind("FPDFAnnot_GetSubtype", c_int, c_void_p)
annotation_has = _bind("FPDFAnnot_HasKey", c_int, c_void_p, c_char_p)
flatten_page = _bind("FPDFPage_Flatten", c_int, c_void_p, c_int)

load_text = _bind("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _bind("FPDFText_ClosePage", None, c_void_p)
count_chars = _bind("FPDFText_CountChars", c_int, c_void_p)
get_text = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char_unicode = _bind("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
char_unmapped = _bind("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
char_object = _bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
char_origin = _bind("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
char_box = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_matrix = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)

object_marks = _bind("FPDFPageObj_CountMarks", c_int, c_void_p)
object_mark = _bind("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, c_void_p)
clip_path = _bind("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
clip_paths = _bind("FPDFClipPath_CountPaths", c_int, c_void_p)
clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment = _bind("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)

text_size = _bind("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
text_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
text_font = _bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_name = _bind("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
font_flags = _bind("FPDFFont_GetFlags", c_int, c_void_p)
letter_width = _bind("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)

page_objects = _bind("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
form_objects = _bind("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
has_transparency = _bind("FPDFPageObj_HasTransparency", c_int, c_void_p)
fill_colour = _bind("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
path_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
path_segments = _bind("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = _bind("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _bind("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes = _bind("FPDFPathSegment_GetClose", c_int, c_void_p)

is_tagged = _bind("FPDFCatalog_IsTagged", c_int, c_void_p)
load_tags = _bind("FPDF_StructTree_GetForPage", c_void_p, c_void_p)
close_tags = _bind("FPDF_StructTree_Close", None, c_void_p)
root_elements = _bind("FPDF_StructTree_CountChildren", c_int, c_void_p)
root_element = _bind("FPDF_StructTree_GetChildAtIndex", c_void_p, c_void_p, c_int)
inner_elements = _bind("FPDF_StructElement_CountChildren", c_int, c_void_p)
inner_element = _bind("FPDF_StructElement_GetChildAtIndex", c_void_p, c_void_p, c_int)
inner_content = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int, c_void_p, c_int)
element_type = _bind("FPDF_StructElement_GetType", c_ulong, c_void_p, c_void_p, c_ulong)
element_attributes = _bind("FPDF_StructElement_GetAttributeCount", c_int, c_void_p)
element_attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", c_void_p, c_void_p, c_int)
attribute_value = _bind("FPDF_StructElement_Attr_GetValue", c_void_p, c_void_p, c_char_p)
value_number = _bind("FPDF_StructElement_Attr_GetNumberValue", c_int, c_void_p, c_void_p)
object_content = _bind("FPDFPageObj_GetMarkedContentID", c_int, c_void_p)

create_bitmap = _bind("FPDFBitmap_Create", c_void_p, c_int, c_int, c_int)
destroy_bitmap = _bind("FPDFBitmap_Destroy", None, c_void_p)
fill_bitmap = _bind("FPDFBitmap_FillRect", c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong)
bitmap_buffer = _bind("FPDFBitmap_GetBuffer", c_void_p, c_void_p)
bitmap_stride = _bind("FPDFBitmap_GetStride", c_int, c_void_p)
render_page = _bind("FPDF_RenderPageBitmap", None, c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of page objects."""
LINE_TO, MOVE_TO = 0, 2
"""Kinds of path segments."""
WITH_ANNOTATIONS = 1
"""Flag of `render_page`."""
FLATTENED = 1
"""Value of `flatten_page` where something became part of the page."""
PASSWORD_NEEDED, UNKNOWN_SECURITY = 4, 5
"""Values of `last_error`."""
