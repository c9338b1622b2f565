"""What stands beside the records on a review page: the document as HTML, and how places are found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["pages", "blocks", "none"]


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The document as a reader sees it."""

    kind: Kind
    """pages: pictures, places are boxes; blocks: the document's text, places are cells and lines."""
    html: str = ""
    """Trusted: everything that comes from the document is escaped."""
    notice: str = ""
    """Key of the sentence that says why something is not shown."""
