"""Tells the formats apart that are text: which one a file is in is decided here once, so that one reader claims it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from planparse.readers.decoding import decode

TextFormat: TypeAlias = Literal["html", "markdown", "text"]

_BINARY = (b"PK\x03\x04", bytes.fromhex("D0CF11E0"), b"\x1f\x8b", b"\x7fELF", b"\x89PNG", b"%!PS")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".qmd", ".rmd")

_PROLOGUE = r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
_PAGE = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_PROLOGUE + r"<[a-z]", re.IGNORECASE | re.DOTALL)
_OTHER_MARKUP = re.compile(r"\s*(?:<\?xml|\{\\rtf)", re.IGNORECASE)
_TABBED_LINE = r"(?!\s*(?:[*+-]|\d{1,3}[.)])\s)[^\t|\n]{0,2000}[^\s|][^\t|\n]{0,2000}\t[^\n|]*"
_TABBED_LINES = re.compile(rf"^{_TABBED_LINE}\n{_TABBED_LINE}$", re.MULTILINE)
"""Two lines one below the other with tabs inside, and no pipes: a transcript's table, whatever the file is called."""


def text_format(head: bytes, name: str) -> TextFormat | None:
    """The format of a file that is text, by its first bytes `head` and the suffix of its `name`; None for others."""
    if head.startswith(_BINARY) or b"%PDF-" in head[:1024]:
        return None
    text = decode(head, whole=False)
    if text is None:
        return None
    suffix = name.casefold()
    if _PAGE.match(text) or (suffix.endswith(_HTML_NAMES) and _FRAGMENT.match(text)):
        return "html"
    if _OTHER_MARKUP.match(text):
        return None
    if suffix.endswith(_MARKDOWN_NAMES) and not _TABBED_LINES.search(text):
        return "markdown"
    return "text"
