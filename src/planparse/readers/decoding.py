"""From bytes to text: UTF-8, UTF-16 with its mark, or the Windows code page that makes words of the bytes."""

from __future__ import annotations

import codecs

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SPACING = b"\t\n\v\f\r\x1b"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _SPACING)
MAX_CONTROLS = 0.005
"""Share of control characters that a text may have."""
MAX_DAMAGE = 0.2
"""Share of bytes beyond ASCII that may be no UTF-8 in a text that is UTF-8 all the same."""
_LATIN = bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(ord("a"), ord("z") + 1))
_HIGH_LETTERS = bytes(range(0xC0, 0x100))


def decode(data: bytes, *, whole: bool = True) -> str | None:
    """The text of `data`; None where it is none. With `whole` off, `data` may end within a character."""
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data or _count(data, _CONTROLS) > MAX_CONTROLS * len(data):
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return _repair(data)


def _repair(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") <= MAX_DAMAGE * beyond_ascii:
        return text
    # Letters beyond ASCII are the exception in Latin script and the rule in Cyrillic.
    cyrillic = _count(data, _HIGH_LETTERS) > _count(data, _LATIN)
    return data.decode("cp1251" if cyrillic else "cp1252", "replace")


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))
