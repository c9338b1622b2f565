"""The text of one paragraph as it is printed: revisions accepted, fields as their results, nothing hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from planparse.readers.docx.styles import Style, Styles
from planparse.readers.docx.wordml import MC, M, W, branch, font, switch, value
from planparse.readers.glyphs import in_symbol_font
from planparse.readers.printed import Line

_UNSEEN = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText", "delInstrText",
        "footnoteReference", "endnoteReference", "commentReference", "annotationRef", "rt", "pgNum",
    )
)  # fmt: skip
_SIGNS = {
    W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-", W + "softHyphen": "",
    W + "br": "\n", W + "cr": "\n", W + "lastRenderedPageBreak": "",
}  # fmt: skip
_TEXT = (W + "t", M + "t")
_BLOCKS = (W + "txbxContent", W + "tbl")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run is set."""

    bold: bool
    hidden: bool
    font: str = ""


class Inline:
    """What stands in the paragraph `element`, whose style is `style`.

    `lines` has at least one line; `boxes` are the text boxes and tables that hang on the paragraph.
    """

    def __init__(self, element: etree._Element, style: Style, styles: Styles) -> None:
        self.lines = [Line()]
        self.boxes: list[etree._Element] = []
        self._style = style
        self._styles = styles
        self._fields: list[bool] = []
        """The complex fields that are open, outermost first: whether each is still in its instruction."""
        self._walk(element, _Look(bool(style.bold), bool(style.hidden)))

    def _walk(self, parent: etree._Element, look: _Look) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _UNSEEN:
                continue
            if tag == W + "r":
                self._walk(child, self._look(child.find(W + "rPr"), look))
            elif tag in _TEXT:
                self._write(child.text or "", look)
            elif tag in _SIGNS:
                self._write(_SIGNS[tag], look)
            elif tag == W + "sym":
                self._write(_character(child), replace(look, font=child.get(W + "font", "")))
            elif tag == W + "fldChar":
                self._turn_field(child, look)
            elif tag in _BLOCKS:
                if not look.hidden:
                    self.boxes.append(child)
            elif tag == MC + "AlternateContent":
                if (chosen := branch(child)) is not None:
                    self._walk(chosen, look)
            elif tag != W + "sdt" or not is_placeholder(child):
                self._walk(child, look)

    def _look(self, properties: etree._Element | None, around: _Look) -> _Look:
        if properties is None:
            return around
        named = self._styles.character(value(properties, "rStyle") or "")
        return _Look(
            bold=_first_stated(switch(properties, "b"), named.bold, self._style.bold),
            hidden=_first_stated(switch(properties, "vanish"), named.hidden, self._style.hidden),
            font=font(properties),
        )

    def _write(self, text: str, look: _Look) -> None:
        if look.hidden or any(self._fields):
            return
        if text == "\n":
            self.lines.append(Line())
        elif text:
            self.lines[-1].runs.append((in_symbol_font(look.font, text), look.bold))

    def _turn_field(self, sign: etree._Element, look: _Look) -> None:
        match sign.get(W + "fldCharType"):
            case "begin":
                self._write(_check_box(sign), look)
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()


def is_placeholder(control: etree._Element) -> bool:
    """Whether the content control shows its prompt (`Click here to enter text`) and nothing filled in."""
    return switch(control.find(W + "sdtPr"), "showingPlcHdr") or False


def _first_stated(*states: bool | None) -> bool:
    return next((state for state in states if state is not None), False)


def _character(sign: etree._Element) -> str:
    """The character of a `w:sym`; empty where its code is none."""
    try:
        return chr(int(sign.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _check_box(sign: etree._Element) -> str:
    """The tick of a form's check box, which is no text in the file."""
    box = sign.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = switch(box, "checked")
    return "☒" if (switch(box, "default") if ticked is None else ticked) else "☐"
