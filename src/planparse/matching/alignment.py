"""Which record is which: one to one, by the words of action and objective."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from planparse.matching.entries import Entry
from planparse.matching.plain import words

Weights: TypeAlias = dict[str, float]

ACTION_WEIGHT = 3.0
"""A word of the action counts as much as three of the objective, which many records share."""
LEAST = 0.3
"""Below this share of common words two records are two records."""
FAR_APART = 0.1
"""What the distance between two places in their lists costs at most: it decides between equal texts."""
COMMON = 200
"""A word that more records hold than this tells nothing about which record it is."""


def align(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Indexes of `old` with the index of the same record in `new`; the closest pairs are taken first."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, here, there in sorted(_candidates(old, new), key=lambda pair: (-pair[0], pair[1], pair[2])):
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    return found


def _candidates(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[float, int, int]]:
    """Closeness of every two records that share a word, above the least."""
    weights = [_weights(entry) for entry in new]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, known in enumerate(weights):
        for word in known:
            holders[word].append(index)
    for here, entry in enumerate(old):
        ours = _weights(entry)
        near = {there for word in ours if len(holders[word]) <= COMMON for there in holders[word]}
        # Without a telling word between them, the place in the list is the best guess.
        near |= {here} & set(range(len(new)))
        for there in near:
            closeness = _overlap(ours, weights[there])
            if closeness >= LEAST:
                yield closeness - FAR_APART * abs(here / len(old) - there / len(new)), here, there


def _weights(entry: Entry) -> Weights:
    weights = {f"objective {word}": 1.0 for word in words(entry.text("objective"))}
    return weights | {f"action {word}": ACTION_WEIGHT for word in words(entry.text("action"))}


def _overlap(ours: Weights, theirs: Weights) -> float:
    """Weighted Jaccard index of two sets of words."""
    common = sum(weight for word, weight in ours.items() if word in theirs)
    union = sum(ours.values()) + sum(theirs.values()) - common
    return common / union if union else 0.0
