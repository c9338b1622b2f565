"""Tells formats apart that look alike from outside, so that exactly one reader claims a file: texts, ZIP packages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from planparse.readers.decoding import decode
from planparse.readers.delimiters import find_delimiter

TextFormat: TypeAlias = Literal["html", "markdown", "csv", "text"]
PackageFormat: TypeAlias = Literal["docx", "xlsx", "xlsb", "odt", "ods"]

_ZIP = b"PK\x03\x04"
_PACKAGES: tuple[tuple[bytes, PackageFormat | None], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"word/", "docx"),
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/", "xlsx"),
    (b"mimetypeapplication/", None),
    (b"ppt/", None),
    (b"visio/", None),
    (b"AndroidManifest", None),
)
"""What stands in the first bytes of each kind of package; the first that is found decides."""
_PACKAGE_NAMES: tuple[tuple[tuple[str, ...], PackageFormat], ...] = (
    ((".docx", ".docm", ".dotx", ".dotm"), "docx"),
    ((".xlsx", ".xlsm", ".xltx", ".xltm"), "xlsx"),
    ((".xlsb",), "xlsb"),
    ((".odt", ".ott"), "odt"),
    ((".ods", ".ots"), "ods"),
)

_BINARY = (b"PK\x03\x04", bytes.fromhex("D0CF11E0"), b"\x1f\x8b", b"\x7fELF", b"\x89PNG", b"%!PS")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".qmd", ".rmd")

_TABLE_NAMES = (".csv", ".tsv", ".tab")
MOST_ROWS = 0.4
"""Share of rows that must have the same number of columns: there may be titles above and notes below."""
SHORT = 2_000
"""Characters of a beginning that is surely the whole file."""

_PROLOGUE = r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
_PAGE = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_PROLOGUE + r"<[a-z]", re.IGNORECASE | re.DOTALL)
_OTHER_MARKUP = re.compile(r"\s*(?:<\?xml|\{\\rtf|\{\s*[}\"]|\[\s*(?:[{\"]|\]\s*$))", re.IGNORECASE)
"""XML, RTF, and JSON, such as a plan that was extracted before."""
_TABBED_LINE = r"(?!\s*(?:[*+-]|\d{1,3}[.)])\s)[^\t|\n]{0,2000}[^\s|][^\t|\n]{0,2000}\t[^\n|]*"
_TABBED_LINES = re.compile(rf"^{_TABBED_LINE}\n{_TABBED_LINE}$", re.MULTILINE)
"""Two lines one below the other with tabs inside, and no pipes: a transcript's table, whatever the file is called."""


# Readers ask about the same file, one after the other, so the last answer is kept.
@lru_cache(maxsize=1)
def package_format(head: bytes, name: str) -> PackageFormat | None:
    """The format of a ZIP package by its first bytes `head`, else by the suffix of its `name`; None for others."""
    if not head.startswith(_ZIP):
        return None
    for mark, form in _PACKAGES:
        if mark in head:
            return form
    named = name.casefold()
    by_name = (form for suffixes, form in _PACKAGE_NAMES if named.endswith(suffixes))
    return next(by_name, "docx" if b"[Content_Types].xml" in head else None)


@lru_cache(maxsize=1)
def text_format(head: bytes, name: str) -> TextFormat | None:
    """The format of a file that is text, by its first bytes `head` and the suffix of its `name`; None for others."""
    if head.startswith(_BINARY) or b"%PDF-" in head[:1024]:
        return None
    text = decode(head, whole=False)
    if text is None:
        # Zero bytes show nothing in a page, and make any other text none.
        return "html" if _PAGE.match(head.replace(b"\0", b"").decode("latin-1")) else None
    suffix = name.casefold()
    if _PAGE.match(text) or (suffix.endswith(_HTML_NAMES) and _FRAGMENT.match(text)):
        return "html"
    if _OTHER_MARKUP.match(text):
        return None
    if suffix.endswith(_MARKDOWN_NAMES) and not ("\t" in text and _TABBED_LINES.search(text)):
        return "markdown"
    return "csv" if _is_table(text, suffix, whole=len(text) < SHORT) else "text"


def _is_table(text: str, suffix: str, *, whole: bool) -> bool:
    """Whether the text is one table: its rows agree by and large where the name says so, else without exception."""
    found = find_delimiter(text, whole=whole)
    if found is None:
        return False
    if suffix.endswith(_TABLE_NAMES):
        return found.share >= MOST_ROWS
    return found.sign != "\t" and found.columns > 2 and found.rows > 2 and found.even
