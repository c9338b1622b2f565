"""Which files are to be converted, and into what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HEAD = 4096
"""Bytes in which a file says what it is."""
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one program."""

    form: str
    """Its usual suffix, without the dot."""
    title: str
    into: Literal["docx", "xlsx", "pdf"]
    """Text flows on as a text; slides keep their places as pages."""
    mark: bytes
    """What stands in the file: anywhere in an OLE file, else among its first bytes."""
    suffixes: tuple[str, ...] = ()
    """Names that it bears; where they are given, another name is not it."""


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


_OLE_KINDS = (
    Kind("doc", "Word 97-2003", "docx", _stream("WordDocument")),
    Kind("ppt", "PowerPoint 97-2003", "pdf", _stream("PowerPoint Document")),
    Kind("pub", "Publisher", "pdf", _stream("Quill"), (".pub",)),
    Kind("wps", "Works", "docx", _stream("CONTENTS"), (".wps",)),
)
_WORKBOOK = _stream("Workbook")
_WORKBOOK_NAMES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm")

_ZIP_KINDS = (
    Kind("odp", "OpenDocument presentation", "pdf", b"mimetypeapplication/vnd.oasis.opendocument.presentation"),
    Kind("odg", "OpenDocument drawing", "pdf", b"mimetypeapplication/vnd.oasis.opendocument.graphics"),
    Kind("sxw", "OpenOffice 1 text", "docx", b"mimetypeapplication/vnd.sun.xml.writer"),
    Kind("sxi", "OpenOffice 1 presentation", "pdf", b"mimetypeapplication/vnd.sun.xml.impress"),
    Kind("sxc", "OpenOffice 1 workbook", "xlsx", b"mimetypeapplication/vnd.sun.xml.calc"),
    Kind("pptx", "PowerPoint", "pdf", b"ppt/"),
    Kind("pptx", "PowerPoint", "pdf", b"[Content_Types].xml", (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx")),
    Kind("pages", "Pages", "docx", b"Index/", (".pages",)),
    Kind("key", "Keynote", "pdf", b"Index/", (".key",)),
    Kind("numbers", "Numbers", "xlsx", b"Index/", (".numbers",)),
)
_TEXT_KINDS = (
    Kind("rtf", "RTF", "docx", b"{\\rtf"),
    Kind("fodt", "flat OpenDocument text", "docx", b"application/vnd.oasis.opendocument.text"),
    Kind("fodp", "flat OpenDocument presentation", "pdf", b"application/vnd.oasis.opendocument.presentation"),
    Kind("fods", "flat OpenDocument workbook", "xlsx", b"application/vnd.oasis.opendocument.spreadsheet"),
    Kind("xml", "Word 2003 XML", "docx", b'progid="Word.Document"'),
    Kind("xml", "Excel 2003 XML", "xlsx", b'progid="Excel.Sheet"'),
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_WORD_PERFECT = Kind("wpd", "WordPerfect", "docx", b"\xffWPC")


def kind_of(data: bytes, name: str) -> Kind | None:
    """The kind of the file `data` called `name`; None for one that is not to be converted."""
    if data.startswith(OLE):
        return _kind_of_ole(data, name.casefold())
    head = data[:HEAD]
    if head.startswith(ZIP):
        # What other packages say of themselves is for their readers.
        if b"word/" in head or b"xl/" in head:
            return None
        return _first(_ZIP_KINDS, head, name.casefold())
    if head.startswith(_WORD_PERFECT.mark):
        return _WORD_PERFECT
    rtf, *xml = _TEXT_KINDS
    if head.lstrip().startswith(rtf.mark):
        return rtf
    return _first(tuple(xml), head, "") if _XML.match(head) else None


def _kind_of_ole(data: bytes, name: str) -> Kind | None:
    named = [kind for kind in _OLE_KINDS if name.endswith((f".{kind.form}", *kind.suffixes))]
    if name.endswith(_WORKBOOK_NAMES) and _WORKBOOK in data:
        return None
    # A document may hold another inside, with the marks of its own.
    return _first((*named, *_OLE_KINDS), data, name)


def _first(kinds: tuple[Kind, ...], content: bytes, name: str) -> Kind | None:
    fitting = (kind for kind in kinds if kind.mark in content and (not kind.suffixes or name.endswith(kind.suffixes)))
    return next(fitting, None)
