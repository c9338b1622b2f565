"""Markdown as the tree of a web page, in which every element knows the line of the source that it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from planparse.issues import Doubt
from planparse.places import Place
from planparse.readers.html.tree import parse, set_line

MAX_CHARACTERS = 2_000_000
MAX_METADATA = 100
"""Lines that the metadata between two rules may have."""
MAX_NESTING = 30
"""Quotes in lists in quotes."""

_LINE: Final = "data-planparse-line"
_RULER: Final = "---"
_METADATA = re.compile(r"[\w.-]{1,60}:(?:\s|$)|\s+\S|-\s|#")
"""The start of a line of metadata in YAML: a key, or what goes on below one."""
_STATED = re.compile(r"(title|author|language):\s+[\"']?(.*?)[\"']?\s*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)[^`]*")
_ATTRIBUTES = re.compile(r"\{:[^{}]{0,300}\}\s*")
"""What kramdown takes for the attributes of the block above or below."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The page; the title, author and language that the metadata states; what was left out."""

    root: etree._Element
    metadata: dict[str, str]
    doubts: tuple[Doubt, ...]


def render(text: str) -> Rendering:
    """The page that `text` stands for; metadata, code fences and attribute lists are no part of it."""
    doubts: list[Doubt] = []
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS]
        place = Place(line=text.count("\n") + 1)
        doubts.append(Doubt("limit-reached", "The text is too long: the rest was not read.", place))
    lines = re.split(r"\r\n|\r|\n", text)
    metadata = _take_metadata(lines)
    for index, line in enumerate(lines):
        if _FENCE.fullmatch(line) or _ATTRIBUTES.fullmatch(line):
            lines[index] = ""
    root, left_out = parse(_page("\n".join(lines)))
    _number(root)
    return Rendering(root, metadata, (*doubts, *left_out))


def _take_metadata(lines: list[str]) -> dict[str, str]:
    """Blank the metadata between two rules, at the top and where pages were put together; what is said first holds."""
    metadata: dict[str, str] = {}
    opening: int | None = None
    for index, line in enumerate(lines):
        if line.rstrip() == _RULER:
            if opening is not None and index > opening + 1:
                stated = (_STATED.fullmatch(inner) for inner in lines[opening:index])
                metadata = {found[1]: found[2] for found in stated if found} | metadata
                lines[opening : index + 1] = [""] * (index + 1 - opening)
                opening = None
            else:
                opening = index
        elif opening is not None and (index > opening + MAX_METADATA or not _METADATA.match(line)):
            opening = None
    return metadata


def _page(text: str) -> str:
    """`text` as HTML, each block with its line."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"]).disable(["code", "fence"])
    markdown.use(deflist_plugin).use(footnote_plugin)
    environment: dict[str, object] = {}
    # Without the arrows that lead from a note back to its sign.
    tokens = [token for token in markdown.parse(text, environment) if token.type != "footnote_anchor"]
    for token in tokens:
        line = token.map[0] + 1 if token.map else None
        if line is not None and token.type == "html_block":
            token.content = f'<wbr {_LINE}="{line}">{token.content}'
        elif line is not None:
            token.attrSet(_LINE, str(line))
    page: str = markdown.renderer.render(tokens, markdown.options, environment)
    return page


def _number(root: etree._Element) -> None:
    """Give every element the line of the block that it stands in."""
    line = 1
    for element in root.iter():
        stated = element.get(_LINE, "")
        line = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else line
        set_line(element, line)
