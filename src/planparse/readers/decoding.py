"""From bytes to text: UTF-8, UTF-16, or the code page of Windows or of old Macs that makes words of the bytes."""

from __future__ import annotations

import codecs

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SPACING = b"\t\n\v\f\r\x1b"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _SPACING)
MAX_CONTROLS = 0.005
"""Share of control characters that a text may have."""
MAX_DAMAGE = 0.2
"""Share of bytes beyond ASCII that may be no UTF-8 in a text that is UTF-8 all the same."""
_HALVES = 0.4, 0.05
"""Least share of zeros in the one half of the bytes of UTF-16, and most in the other."""
_LOOK, _LEAST_PAIRS = 4096, 8
_MAC_LETTERS = bytes.fromhex("88 89 8a 8d 8e 8f 90 91 94 9d 9e")
"""à, â, ä, ç, é, è, ê, ë, î, ù, û of old Macs; in a code page of Windows hardly one of them is a letter."""
_LATIN = bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(ord("a"), ord("z") + 1))
_HIGH_LETTERS = bytes(range(0xC0, 0x100))


def decode(data: bytes, *, whole: bool = True) -> str | None:
    """The text of `data`; None where it is none. With `whole` off, `data` may end within a character."""
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if unmarked := _unmarked(data[:_LOOK]):
        return data.decode(unmarked, "replace")
    if b"\0" in data or _count(data, _CONTROLS) > MAX_CONTROLS * len(data):
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return _repair(data)


def _unmarked(head: bytes) -> str | None:
    """UTF-16 without its mark: of most letters one half is zero."""
    pairs = len(head) // 2
    if pairs < _LEAST_PAIRS or b"\0" not in head:
        return None
    first, second = head[: 2 * pairs : 2].count(0) / pairs, head[1 : 2 * pairs : 2].count(0) / pairs
    most, least = _HALVES
    if second >= most and first <= least:
        return "utf-16-le"
    return "utf-16-be" if first >= most and second <= least else None


def _repair(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") <= MAX_DAMAGE * beyond_ascii:
        return text
    # Letters beyond ASCII are the exception in Latin script and the rule in Cyrillic.
    if _count(data, _MAC_LETTERS) > _count(data, _HIGH_LETTERS):
        return data.decode("mac_roman", "replace")
    cyrillic = _count(data, _HIGH_LETTERS) > _count(data, _LATIN)
    return data.decode("cp1251" if cyrillic else "cp1252", "replace")


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))
