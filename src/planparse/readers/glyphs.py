"""Characters as a reader of the page sees them: spacing, invisible signs, symbol fonts, typed bullets."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]|[\x00-\x08\x0e-\x1f\x7f]"
)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_BULLET = re.compile(r"([•●○◦▪▫■◆◇►▶▸‣⁃∙❖❏❑❒▷▹➔➙➛➜➝➞➡➢➣➤✓✔⦁\uf0a7\uf0b7\uf0d8\uf0fc])\s*(?=\S)|([-–—*+·→])\s+(?=\S)")

_SYMBOL_FONTS = {
    "symbol": {0x2D: "-", 0xA0: "€", 0xA3: "≤", 0xAE: "→", 0xB3: "≥", 0xB7: "•", 0xDE: "⇒"},
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒",
        0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x97: "●", 0xA3: "□"},
}  # fmt: skip
"""What the symbol fonts of Word print for a character code."""
_ANY_SYMBOL_FONT = _SYMBOL_FONTS["symbol"] | _SYMBOL_FONTS["wingdings"]


def tidy(text: str) -> str:
    """`text` in NFC, with single spaces and without invisible signs."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def split_bullet(text: str) -> tuple[str, str]:
    """The bullet glyph or dash that is typed before `text`, and the rest; no bullet gives `""`.

    A glyph that stands alone is a tick or an empty cell, not a bullet.
    """
    if not text[:1].isalnum() and (match := _BULLET.match(text)):
        return in_symbol_font("", match[0][0]), text[match.end() :]
    return "", text


def in_symbol_font(font: str, text: str) -> str:
    """What `text` looks like that is set in `font`, where that is a symbol font of Word.

    Symbol fonts keep their glyphs at U+F000 to U+F0FF of the private use area, or at the bare 8-bit
    codes; a glyph of the area that is not known is taken for a bullet.
    """
    table = _SYMBOL_FONTS.get(font.casefold())
    if table is None and not _PRIVATE.search(text):
        return text
    return "".join(_symbol(character, table) for character in text)


def _symbol(character: str, table: dict[int, str] | None) -> str:
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        return (table or _ANY_SYMBOL_FONT).get(code & 0xFF, "•")
    return table.get(code, character) if table else character
