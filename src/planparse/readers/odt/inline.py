"""The text of one OpenDocument paragraph as it is printed, line by line."""

from __future__ import annotations

from typing import Final

from lxml import etree

from planparse.readers.odt.names import DRAW, OFFICE, TEXT, whole
from planparse.readers.odt.styles import Styles
from planparse.readers.printed import Line

MAX_DEPTH = 100
"""Spans in spans; libxml2 reads no more than 256 levels."""

_UNSEEN: Final = frozenset(
    {
        f"{TEXT}note", f"{TEXT}ruby-text", f"{TEXT}tracked-changes", f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph",
        f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}placeholder", f"{TEXT}script",
    }
)  # fmt: skip
_SIGNS: Final = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_BOXES: Final = frozenset({f"{DRAW}text-box"})


class Inline:
    """What stands in the paragraph `element`: `lines`, at least one, and the text `boxes` that hang on it."""

    def __init__(self, element: etree._Element, styles: Styles) -> None:
        self.lines = [Line()]
        self.boxes: list[etree._Element] = []
        self._styles = styles
        look = styles.look("paragraph", element.get(f"{TEXT}style-name"))
        self._walk(element, bool(look.bold), bool(look.hidden), 0)

    def _walk(self, parent: etree._Element, bold: bool, hidden: bool, depth: int) -> None:
        self._write(parent.text, bold, hidden)
        for child in parent:
            tag = child.tag
            if isinstance(tag, str) and tag not in _UNSEEN and depth < MAX_DEPTH:
                if tag in _BOXES:
                    if not hidden:
                        self.boxes.append(child)
                elif tag in _SIGNS:
                    self._write(_SIGNS[tag], bold, hidden)
                elif tag == f"{TEXT}s":
                    self._write(" " * min(whole(child, f"{TEXT}c"), 100), bold, hidden)
                elif tag == f"{TEXT}span":
                    look = self._styles.look("text", child.get(f"{TEXT}style-name"))
                    own_bold = bold if look.bold is None else look.bold
                    own_hidden = hidden if look.hidden is None else look.hidden
                    self._walk(child, own_bold, own_hidden, depth + 1)
                else:
                    self._walk(child, bold, hidden, depth + 1)
            self._write(child.tail, bold, hidden)

    def _write(self, text: str | None, bold: bool, hidden: bool) -> None:
        if text == "\n":
            self.lines.append(Line())
        elif text and not hidden:
            self.lines[-1].runs.append((text, bold))
