"""Clean text: one string of the document's own words, whatever its paragraphs were cut into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from planparse.document import Paragraph
from planparse.wording.fold import fold, level
from planparse.wording.terms import terms, word

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BULLETS = "•▪▫◦‣⁃∙●○◉■□◆◇❖❏❑❒▷▹➔➙➛➜➝➞➡➢➣➤►▶✓✔★☆"
MOST_TEXTS = 10_000
"""Texts of one plan that are kept clean: several rules look at each."""
_CATEGORIES_TO_DROP = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_TAG = re.compile(
    r"</?(?:su[bp]|[biu]|em|strong|span|font|small|mark|u?li?|ol|p|br|div)(?:\s[^<>]{0,200})?\s*/?>", re.I
)
_BEFORE_RAISED = re.compile(r" (?=<sup>\s?[a-z])", re.IGNORECASE)
"""A raised ending stands against its word: `N <sup>bre</sup>` is `N<sup>bre</sup>`."""
_BREAKING_TAG = re.compile(r"(?i)</?(?:u?li?|ol|p|br|div)\b")
_LEADING_BULLETS = re.compile(rf"(?:[{BULLETS}·]\s*|[-–—*]\s+)+(?=\S)")
_INNER_BULLETS = re.compile(rf"\s[{BULLETS}](?<=\S\s.)(?=\s)")
_RAISED = re.compile(r"[Nn1M](?<!\w.)(?:(?<=[Nn]) ?b ?re(?=s?\b)|(?<=1) (?:er|re)\b|(?<=M) mes?\b)")
"""Abbreviations that end in raised letters, which lose their place when the text is extracted.

Every text passes by here: a pattern that begins with a sign of its own is looked for ten times as fast.
"""


@lru_cache(maxsize=MOST_TEXTS)
def clean(text: str) -> str:
    """`text` in NFC with single spaces, without markup, bullets, control and private characters.

    U+FFFD stays: it says that the source is damaged. A text comes by several times, for its field and its evidence.
    """
    text = " ".join(printable(text).split())
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if _BREAKING_TAG.match(tag[0]) else "", _BEFORE_RAISED.sub("", text))
        text = " ".join(text.split())
    if bullets := _LEADING_BULLETS.match(text):
        text = text[bullets.end() :]
    return unicodedata.normalize("NFC", _RAISED.sub(lambda found: found[0].replace(" ", ""), text)).strip()


def printable(text: str) -> str:
    """`text` without control, format, private and unpaired characters; line ends and tabs become spaces."""
    if text.isprintable():
        return text
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _CATEGORIES_TO_DROP
    )


def joined(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as one clean text, without bullets inside it either."""
    return _joined(tuple(paragraph.text for paragraph in paragraphs))


@lru_cache(maxsize=MOST_TEXTS)
def _joined(texts: tuple[str, ...]) -> str:
    return _INNER_BULLETS.sub("", join(texts))


def forget() -> None:
    """Forget the texts of the plan before: they do not outlive it."""
    clean.cache_clear()
    _joined.cache_clear()


def join(pieces: Iterable[str]) -> str:
    """Pieces of text, cleaned, with a space between them; a piece that ends inside a word gets none."""
    text = ""
    for piece in map(clean, pieces):
        glue = "" if not text or _ends_inside_word(text, piece) else " "
        text = f"{text}{glue}{piece}" if piece else text
    return text


def _ends_inside_word(text: str, following: str) -> bool:
    """`Basses-` before `Laurentides`; not `pré-` before `et post-scolaire`."""
    hyphenated = len(text) > 1 and text[-1] in "-‐‑" and text[-2].isalpha() and following[:1].isalpha()
    return hyphenated and fold(following.split(" ", 1)[0]) not in terms("people", "and") | terms("people", "or")


def lines(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The clean text of each paragraph that has one."""
    return [text for paragraph in paragraphs if (text := clean(paragraph.text))]


def says_something(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether `joined` would find any text in the paragraphs."""
    return any(clean(paragraph.text) for paragraph in paragraphs)


def begins_open(text: str) -> bool:
    """Whether the text says that the value is still to be found: `À déterminer`, `TBD`."""
    return bool(word("values", "open").match(level(text.lstrip(" ([."))))


def outside_parentheses(text: str) -> list[bool]:
    """For each character, whether it stands outside all parentheses; unclosed ones do not count."""
    outside = [True] * len(text)
    if "(" not in text and "[" not in text:
        return outside
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if character in "([":
            opened.append(index)
        elif character in ")]" and opened:
            pairs.append((opened.pop(), index + 1))
    position = 0
    for start, end in sorted(pairs):
        position = max(position, start)
        outside[position:end] = [False] * (end - position)
        position = max(position, end)
    return outside
