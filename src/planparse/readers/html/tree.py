"""From the bytes of a page to a tree of elements, and what of it is shown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, cast

from lxml import etree

from planparse.issues import Doubt
from planparse.readers.decoding import decode

MAX_TAG = 4_000
"""Characters of one tag: the attributes of a longer one are dropped, since libxml2 compares each with all others."""
MAX_LINE = 65_535
MAX_RULES = 1_000

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][\w:-]{{0,30}})\s[^<>]{{{MAX_TAG},}}>")
_LATIN = frozenset({"iso8859-1", "ascii"})
"""What pages that declare these codecs are written in is the Windows code page."""

_UNSEEN: Final = frozenset(
    {
        "head", "title", "style", "script", "noscript", "template", "iframe", "object", "embed", "applet", "svg",
        "canvas", "audio", "video", "map", "datalist", "select", "textarea", "button", "rp", "rt",
        "del", "s", "strike",
    }
)  # fmt: skip
"""Elements that show nothing of the text, or that strike it out."""
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|:\s*line-through", re.I
)
_RULE = re.compile(r"([^{}@;/*]{1,300})\{([^{}]{0,1000})\}")
_SIMPLE_SELECTOR = re.compile(r"[\w-]*[.#]?[\w-]+")


def decode_page(data: bytes) -> str | None:
    """The text of a page in the encoding that makes words of it, else in the one that it declares; None for no text."""
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        if codec != "utf-8" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("cp1252" if codec in _LATIN else codec, "replace")
    except (LookupError, UnicodeError):
        pass
    return decode(data)


def parse(text: str) -> tuple[etree._Element, tuple[Doubt, ...]]:
    """The root of the tree, and what was left out. Nothing is fetched or run, no entity is read from elsewhere."""
    source = _LONG_TAG.sub(r"<\1>", text.replace("\0", "")).encode("utf-8", "replace")
    # With huge_tree libxml2 reads 2,048 levels instead of 256; beyond either it drops the rest of the page.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    root = etree.fromstring(source, parser) if source.strip() else None
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    doubts = (Doubt("limit-reached", "The page is nested too deep: the rest was not read."),) if cut else ()
    return etree.Element("html") if root is None else root, doubts


def line_of(element: etree._Element) -> int | None:
    """The line of the source that the element stands on, from 1; None beyond the last that libxml2 counts."""
    line = cast("int | None", element.sourceline)
    return line if line is not None and line < MAX_LINE else None


def set_line(element: etree._Element, line: int) -> None:
    """State the line of the source that `element` stands on."""
    element.sourceline = min(line, MAX_LINE)  # type: ignore[assignment]


class Sight:
    """Knows which elements a browser shows, by their tags, attributes and the page's own simple style rules."""

    def __init__(self, root: etree._Element) -> None:
        self._hiding = frozenset(_hiding_selectors(root))

    def hides(self, element: etree._Element) -> bool:
        """Whether `element` and all that it holds is not shown, or is struck out."""
        if element.tag in _UNSEEN or "hidden" in element.attrib or _HIDING.search(element.get("style", "")):
            return True
        if element.tag == "input":
            return element.get("type", "").casefold() not in ("checkbox", "radio")
        return bool(self._hiding) and not self._hiding.isdisjoint(_selectors(element))


def _hiding_selectors(root: etree._Element) -> Iterator[str]:
    """The selectors that hide elements: a tag, a class or an id; rules of finer selectors are not followed."""
    for style in root.iter("style"):
        for count, rule in enumerate(_RULE.finditer(style.text or "")):
            if count < MAX_RULES and _HIDING.search(rule[2]):
                yield from (name.strip() for name in rule[1].split(",") if _SIMPLE_SELECTOR.fullmatch(name.strip()))


def _selectors(element: etree._Element) -> Iterator[str]:
    tag = str(element.tag)
    yield tag
    for name in element.get("class", "").split():
        yield f".{name}"
        yield f"{tag}.{name}"
    if name := element.get("id", ""):
        yield f"#{name}"
        yield f"{tag}#{name}"
