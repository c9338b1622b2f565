"""Facts found, missing and made up, and the three figures that come of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from planparse.matching.entries import Fact
from planparse.matching.plain import bare, words

LEAST_EDIT = 0.8
LEAST_TOKEN = 0.95


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts were found, made up (`spurious`) and missed."""

    found: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.found + other.found, self.spurious + other.spurious, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 1 where nothing was given."""
        given = self.found + self.spurious
        return self.found / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was found; 1 where nothing was expected."""
        expected = self.found + self.missing
        return self.found / expected if expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing given."""
        every = 2 * self.found + self.spurious + self.missing
        return 2 * self.found / every if every else 1.0


Measure = Callable[[Fact, Fact], bool]


def _strict(expected: Fact, given: Fact) -> bool:
    return expected.plain == given.plain


def _soft(expected: Fact, given: Fact) -> bool:
    return bare(expected.plain) == bare(given.plain)


def _edit(expected: Fact, given: Fact) -> bool:
    ours, theirs = expected.plain.casefold(), given.plain.casefold()
    similarity = Levenshtein.normalized_similarity(ours, theirs, score_cutoff=LEAST_EDIT)
    return bool(similarity >= LEAST_EDIT)


def _token(expected: Fact, given: Fact) -> bool:
    ours, theirs = " ".join(words(expected.plain)), " ".join(words(given.plain))
    return bool(fuzz.token_sort_ratio(ours, theirs) >= 100 * LEAST_TOKEN)


MEASURES: dict[str, Measure] = {"strict": _strict, "soft": _soft, "edit": _edit, "token": _token}
"""When a text counts as found, from strict to lenient, after GROBID's end-to-end evaluation.

strict: equal but for spaces, quotes and dashes; soft: case and punctuation do not count either;
edit: at least 80 % alike by Levenshtein distance; token: at least 95 % alike with words in any order.
"""


def count(expected: Sequence[Fact], given: Sequence[Fact], measure: Measure) -> Count:
    """Facts of one field of one record: each given one stands for one expected one at most."""
    rest = list(given)
    missed: list[Fact] = []
    for fact in expected:
        # Equal ones first, so that a lenient measure never finds less than the strict one.
        if fact in rest:
            rest.remove(fact)
        else:
            missed.append(fact)
    found = len(expected) - len(missed)
    for fact in missed:
        like = next((other for other in rest if measure(fact, other)), None)
        if like is not None:
            rest.remove(like)
            found += 1
    return Count(found, spurious=len(rest), missing=len(expected) - found)
