"""Web archives (MHT): a page as an e-mail, with its pictures behind it."""

from __future__ import annotations

import codecs
import re

MOST_PARTS = 500
_HEAD = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*(?:multipart/|text/html)", re.IGNORECASE
)


def is_web_archive(head: bytes) -> bool:
    """Whether a file that begins with `head` is one."""
    start = head.lstrip()[:2048].replace(b"\r\n", b"\n")
    return b"mime-version:" in start.lower() and _HEAD.match(start) is not None


def page_in(content: bytes) -> bytes | None:
    """The first page in a web archive, in UTF-8 where the archive says what its letters are; None where there is none.

    Nothing else of it is looked at.
    """
    # Before the archive is taken apart: that is slow where parts lie in parts.
    if content.count(b"\n--") > MOST_PARTS:
        return None
    from email import message_from_bytes

    try:
        page = next(
            (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html"), None
        )
        body = page.get_payload(decode=True) if page else None
        charset = page.get_content_charset() if page else None
    except (RecursionError, ValueError, LookupError):
        return None
    if not isinstance(body, bytes):
        return None
    try:
        return codecs.BOM_UTF8 + body.decode(charset).encode() if charset else body
    except (UnicodeError, LookupError):
        return body
