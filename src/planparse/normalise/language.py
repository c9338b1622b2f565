"""The main language of a plan, by its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from planparse.wording.terms import table

ENOUGH_WORDS = 5
"""Small words that a text must hold before it says anything of its language."""
_SAMPLE = 200_000
_WORD = re.compile(r"[^\W\d_]+")


def main_language(texts: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language that most small words belong to; None where they are too few."""
    words = Counter(_WORD.findall(" ".join(texts)[:_SAMPLE].lower()))
    hits = {language: sum(words[word] for word in listed & words.keys()) for language, listed in _small_words().items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= ENOUGH_WORDS else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(listed) for language, listed in table("language")["stop"].items()}
