"""What vision models leave in a transcript: HTML fragments, often unclosed, and Markdown. No text is lost.

Every expression here is linear in the text: repeats are bounded or stop at the first sign of the next token.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from planparse.document import Paragraph
from planparse.readers.glyphs import split_bullet, tidy

MAX_DEPTH = 8

_LISTS = frozenset({"ul", "ol"})
_BLOCKS = _LISTS | {"p", "br", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "center"}
_INLINE = frozenset({"i", "em", "u", "span", "sup", "sub", "font", "small", "mark", "a", "s", "strike", "img"})
_STRONG = frozenset({"b", "strong"})

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z1-6]{0,9})(?:\s[^<>]{0,300})?/?>")
_BEFORE_SUPERSCRIPT = re.compile(r"(?<=\w) (?=<sup>\s?[^\W\d])")
_CARET = re.compile(r"(?<=\w)\^(?:\{([^{}]{1,12})\}|([^\W\d_]{1,4})\b)")
_SIGN = re.compile(r"[*_\\&\[^]")
"""What every Markdown sign and entity holds."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,1000}\)")
_NOTE_SIGN = re.compile(r"\[\^[^\[\]\s]{1,20}\]")
_ALL_STRONG = re.compile(r"\*\*[^*]+\*\*\s?[:.]?")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*([^\s*](?:[^*]{0,500}[^\s*\\])?)\*(?![\w*])")
_UNDERSCORES = re.compile(r"(?<![\w\\])_([^\s_](?:[^_]{0,500}[^\s_\\])?)_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_GLYPH = re.compile(r"\s*([•●○◦▪■◆►▶‣⁃∙➢❖])\s*")
_DASHED = re.compile(r"([-–—])\s+(?=\S)")


def paragraphs(fragment: str, *, cell: bool) -> list[Paragraph]:
    """The paragraphs of a line or a cell, without places.

    In a cell, where line ends are lost, every bullet begins a paragraph; so does every dash of a cell
    that begins with one.
    """
    found: list[Paragraph] = []
    for text, depth, item in _cut_at_blocks(fragment):
        for marker, rest in _bullets(text) if cell else [split_bullet(text)]:
            bold = bool(_ALL_STRONG.fullmatch(rest))
            plain = strip_markdown(rest)
            if plain:
                found.append(Paragraph(plain, marker=marker or item, depth=depth, bold=bold))
    return found


def strip_markdown(text: str) -> str:
    """`text` without Markdown signs and HTML entities."""
    if not _SIGN.search(text):
        return tidy(text)
    text = _NOTE_SIGN.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))).replace("**", "")
    text = _UNDERSCORES.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    text = _CARET.sub(lambda match: match[1] or match[2], text)
    return tidy(_ENTITY.sub(lambda match: html.unescape(match[0]), _ESCAPE.sub(r"\1", text)))


def left_open(fragment: str) -> int:
    """How many lists and paragraphs the fragment opens and does not close; below 0 where it closes more."""
    tags = (match for match in _TAG.finditer(fragment) if match[2].casefold() in _LISTS | {"p"})
    return sum(-1 if match[1] else 1 for match in tags)


def _cut_at_blocks(fragment: str) -> Iterator[tuple[str, int, str]]:
    """The texts between block tags, each with its list depth and the marker of an HTML list item."""
    fragment = _BEFORE_SUPERSCRIPT.sub("", fragment)
    parts: list[str] = []
    counters: list[int | None] = []
    item = ""
    end = 0
    for match in _TAG.finditer(fragment):
        closing, name = bool(match[1]), match[2].casefold()
        if name not in _BLOCKS | _INLINE | _STRONG:
            continue
        parts.append(fragment[end : match.start()])
        end = match.end()
        if name in _STRONG:
            parts.append("**")
        if name not in _BLOCKS:
            continue
        yield "".join(parts).strip(), max(len(counters) - 1, 0), item
        parts, item = [], ""
        if name in _LISTS:
            _turn_list(counters, name, closing)
        elif name == "li" and not closing:
            item = _next_item(counters)
    yield ("".join(parts) + fragment[end:]).strip(), max(len(counters) - 1, 0), item


def _turn_list(counters: list[int | None], name: str, closing: bool) -> None:
    """Enter or leave a list; an ordered one counts, None stands for bullets."""
    if closing:
        del counters[-1:]
    elif len(counters) < MAX_DEPTH:
        counters.append(0 if name == "ol" else None)


def _next_item(counters: list[int | None]) -> str:
    if not counters or counters[-1] is None:
        return "•"
    counters[-1] += 1
    return f"{counters[-1]}."


def _bullets(text: str) -> list[tuple[str, str]]:
    """The items of a cell's text, each with its marker; what stands before the first has none."""
    first, *rest = _GLYPH.split(text)
    items = list(zip(rest[::2], rest[1::2], strict=True))
    return _dashes(first) + [("" if not item else glyph, item or glyph) for glyph, item in items]


def _dashes(text: str) -> list[tuple[str, str]]:
    if not (start := _DASHED.match(text)):
        return [split_bullet(text)]
    dash = start[1]
    first, *rest = re.split(rf"\s{dash}\s+", text[start.end() :])
    items = [first]
    for part in rest:
        # A dash within an item, as between two names, is followed by no new sentence.
        if part[:1].isupper() or not first[:1].isupper():
            items.append(part)
        else:
            items[-1] += f" {dash} {part}"
    return [(dash, item) for item in items]
