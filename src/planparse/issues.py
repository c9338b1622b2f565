"""Doubts about a readable document. A doubt is a value in the result, never an exception or a print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from planparse.places import Place

Level: TypeAlias = Literal["info", "warning", "error"]

CODES: dict[str, tuple[Level, str]] = {
    "no-plan-found": ("warning", "The document holds no table or outline of actions."),
    "unmapped-column": ("warning", "A column has none of the eight meanings; it is kept under extra."),
    "damaged-text": ("warning", "The text holds replacement characters (U+FFFD); it is kept as found."),
    "unparsed-deadline": ("info", "The deadline's wording is not understood; its text is kept."),
    "joined-row": ("info", "A row cut by a page break was put together again."),
    "no-objective": ("info", "No objective stands above or beside the action."),
    "unreadable-page": ("warning", "A page could not be read and was left out."),
    "unmapped-letters": ("warning", "A font has no Unicode map; letters on the page may be wrong."),
    "converted": ("info", "The file was converted by LibreOffice; places are those in the converted file."),
    "read-from-picture": ("info", "Pages without text of their own were read from their pictures (OCR)."),
    "unread-picture": ("warning", "A page is a picture of text and was not read."),
    "bad-text-layer": ("warning", "The text behind the picture of a page is not what the page shows."),
    "unsure-words": ("warning", "Words of the record are hard to read in the picture of the page; they are named."),
    "reviewed": ("info", "A person checked the record; what was corrected is named."),
    "from-table": ("info", "The records come from a table (CSV), which tells neither places nor confidence."),
    "profile-chosen": ("info", "One of several profiles was chosen by the headers of the document."),
    "hidden-content": ("info", "Rows or sheets that the file's author hid were left out."),
    "repeated-sheet": ("warning", "A sheet of the workbook says what another one says, wholly or nearly."),
    "damaged-file": ("warning", "The file is damaged or cut off; what is left of it was read."),
    "embedded-files": ("warning", "Files inside the document were not read."),
    "limit-reached": ("warning", "The document goes beyond a limit; the rest was not read."),
}
"""Every code that a result may hold, with its level and its meaning."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt: a code of `CODES`, a sentence for the reader of the result, and the place."""

    code: str
    message: str
    place: Place | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown issue code {self.code!r}")

    @property
    def level(self) -> Level:
        """How much the doubt matters."""
        return CODES[self.code][0]
