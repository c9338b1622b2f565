"""Automatic numbers of list items, as they are printed: decimals, letters, Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def letters(count: int) -> str:
    """`count`, from 1, as letters; as in Word, z is followed by aa, bb, cc."""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30) if count > 0 else str(count)


def roman(count: int) -> str:
    """`count` as a Roman numeral in small letters, where there is one; else as a decimal."""
    if not 0 < count < 4000:
        return str(count)
    numeral = []
    for worth, letter in _ROMAN:
        numeral.append(letter * (count // worth))
        count %= worth
    return "".join(numeral)
