"""Words that a line, a column or a page cuts at a hyphen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeAlias

SOFT_HYPHEN = "\u00ad"
"""A hyphen that is none of the word."""

IsWord: TypeAlias = Callable[[str], bool]
"""Whether a document holds a word."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(r"[^\W\d_]+")


def no_word(_: str) -> bool:
    """Knows no word."""
    return False


class Words:
    """The words of a document, to tell a hyphen of a word from one of the line end."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = texts

    @cached_property
    def _known(self) -> set[str]:
        return set(_WORD.findall("\n".join(self.texts).casefold()))

    def __call__(self, word: str) -> bool:
        """Whether the document holds `word`; case does not count."""
        return word.casefold() in self._known


def is_split(text: str, more: str, is_word: IsWord) -> bool:
    """Whether the hyphen at the end of `text` splits a word that goes on in `more` and that `is_word` knows whole."""
    before, after = _LETTERS.findall(text.rpartition(" ")[2]), _LETTERS.match(more)
    return bool(before and after and more[0].islower() and is_word(before[-1] + after[0]))
