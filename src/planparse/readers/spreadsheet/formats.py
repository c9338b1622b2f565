"""Numbers and dates as a sheet prints them, by their number format (ISO/IEC 29500-1, 18.8.30 and 18.8.31).

Where a print would depend on the reader's computer, it is the one that says the same everywhere: the
short date is ISO 8601, and decimals have a point.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""The formats that every program knows by number; 0 and 49 print a number as it is."""

MONTHS: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_SHORT_FRENCH: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
_DAYS: Final = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_LANGUAGES: Final = {0x0C: "fr", 0x09: "en", 0x0A: "es", 0x16: "pt"}
"""By the low byte of the locale that a format names (`[$-40C]`)."""
_FIRST_DAY: Final = datetime(1899, 12, 30)
_FIRST_DAY_1904: Final = datetime(1904, 1, 1)
_LAST_DAY: Final = 2_958_465

_LOCALE = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]{1,8}))?\]")
_COLOR_OR_CONDITION = re.compile(r"\[[^\]]*\]")
_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|y+|m+|d+|h+|s+|am/pm|a/p|.', re.IGNORECASE | re.DOTALL)
_PLACES = re.compile(r"[#0?]")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')


def print_number(value: float, code: str, language: str, *, from_1904: bool = False) -> str:
    """`value` under the number format `code`; months are named in the format's language, else in `language`."""
    locale = _LOCALE.search(code)
    if locale and locale[2]:
        language = _LANGUAGES.get(int(locale[2], 16) & 0xFF, language)
    code = _COLOR_OR_CONDITION.sub("", _LOCALE.sub(lambda found: f'"{found[1]}"', code))
    sections = code.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if _DATE_LETTERS.search(_LITERAL.sub("", section)) and "general" not in section.casefold():
        moment = _moment(value, from_1904)
        return plain(value) if moment is None else print_moment(moment, section, language)
    return _print_quantity(abs(value) if section is not sections[0] else value, section, language)


def plain(value: float) -> str:
    """A number as it is, without an exponent where it can do without."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def print_moment(moment: datetime, code: str, language: str) -> str:
    """A date or time under the date format `code`."""
    tokens = _TOKEN.findall(code)
    return "".join(_printed(token, tokens, index, moment, language) for index, token in enumerate(tokens)).strip()


def _moment(value: float, from_1904: bool) -> datetime | None:
    """The date of a serial number: days since the end of 1899, or since 1904."""
    if not 0 <= value <= _LAST_DAY:
        return None
    moment = (_FIRST_DAY_1904 if from_1904 else _FIRST_DAY) + timedelta(days=value)
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _printed(token: str, tokens: list[str], index: int, moment: datetime, language: str) -> str:
    month = MONTHS.get(language, MONTHS["en"]).split()[moment.month - 1]
    day = _DAYS.get(language, _DAYS["en"]).split()[moment.weekday()]
    match token.casefold():
        case "y" | "yy":
            return f"{moment:%y}"
        case "yyy" | "yyyy":
            return f"{moment.year:04}"
        case "m" | "mm" if _is_minute(tokens, index):
            return f"{moment.minute:0{len(token)}}"
        case "m" | "mm":
            return f"{moment.month:0{len(token)}}"
        case "mmm":
            return _SHORT_FRENCH[moment.month - 1] if language == "fr" else month[:3]
        case "mmmm":
            return month
        case "d" | "dd":
            return f"{moment.day:0{len(token)}}"
        case "ddd":
            return day[:3]
        case "dddd":
            return day
        case "h" | "hh":
            half = any(other.casefold() in ("am/pm", "a/p") for other in tokens)
            return f"{(moment.hour - 1) % 12 + 1 if half else moment.hour:0{len(token)}}"
        case "s" | "ss":
            return f"{moment.second:0{len(token)}}"
        case "am/pm" | "a/p":
            return "AM" if moment.hour < 12 else "PM"
        case _:
            return _literal(token)


def _is_minute(tokens: list[str], index: int) -> bool:
    """Whether an `m` beside hours or seconds stands for minutes."""
    letters = [(place, token[0].casefold()) for place, token in enumerate(tokens) if token[0].casefold() in "ymdhs"]
    at = next(number for number, (place, _) in enumerate(letters) if place == index)
    before = letters[at - 1][1] if at else ""
    after = letters[at + 1][1] if at + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _literal(token: str) -> str:
    """Printed text of a format; `_x` is a space as wide as x, `*x` fills the cell with x."""
    match token[0]:
        case '"':
            return token[1:-1]
        case "\\":
            return token[1:]
        case "_":
            return " "
        case "*":
            return ""
        case _:
            return token


def _print_quantity(value: float, section: str, language: str) -> str:
    bare = _LITERAL.sub("", section)
    first, last = bare.find("#"), bare.find("0")
    if "general" in section.casefold() or "@" in bare or "/" in bare or "E" in bare or max(first, last) < 0:
        return plain(value)
    scaled = Decimal(repr(value)) * (100 if "%" in bare else 1)
    whole, _, decimals = bare.partition(".")
    count = len(_PLACES.findall(decimals))
    try:
        rounded = scaled.quantize(Decimal(1).scaleb(-count), ROUND_HALF_UP)
    except InvalidOperation:
        return plain(value)
    digits = f"{abs(rounded):,.{count}f}".replace(",", _grouping(whole, language))
    optional = len(decimals.rstrip("%")) - len(decimals.rstrip("%").rstrip("#?"))
    if optional and count:
        digits = _without_zeros(digits, min(optional, count))
    return _around(section, digits.zfill(whole.count("0")), negative=rounded < 0)


def _grouping(whole: str, language: str) -> str:
    """The sign between thousands: a space in languages that read a comma as the decimal sign."""
    if re.search(r"[#0?],[#0?]", whole):
        return "," if language == "en" else " "
    return " " if re.search(r"[#0?][\s\u00a0\u202f][#0?]", whole) else ""


def _without_zeros(digits: str, count: int) -> str:
    for _ in range(count):
        digits = digits.removesuffix("0")
    return digits.removesuffix(".")


def _around(section: str, digits: str, *, negative: bool) -> str:
    """`digits` with the signs that the format prints before and behind them."""
    tokens = _TOKEN.findall(section)
    places = [index for index, token in enumerate(tokens) if _PLACES.fullmatch(token)]
    before = "".join(_literal(token) for token in tokens[: places[0]])
    behind = "".join(_literal(token) for token in tokens[places[-1] + 1 :] if token != ",")
    return f"{'-' if negative else ''}{before.strip()}{digits}{behind}".strip()
