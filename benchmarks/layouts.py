"""Fact F1 of the samples in layouts drawn by a seed: `python -m benchmarks.layouts [SEEDS]`.

Prints each printing below 0.9, then the mean and the least by kind of rules.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from samples.build import sources
from samples.press import layouts, plans, truth
from samples.press.comparing import agreement

from planparse.pipeline import extract_bytes

POOR = 0.9


def main(seeds: int) -> None:
    """Read every sample in the layouts of the seeds 0 to `seeds`."""
    scores: dict[str, list[float]] = defaultdict(list)
    for source in sources():
        plan = plans.load(source)
        expected = truth.expected(plan)["actions"]
        for seed in range(seeds):
            varied, look = layouts.vary(plan, seed)
            found = extract_bytes(layouts.render(plan, seed), f"{plan.name}-{seed}.pdf")
            score = agreement(expected, [action.model_dump(mode="json") for action in found.actions])
            scores[look.rules].append(score)
            if score < POOR:
                print(f"{score:.3f}  {plan.name} seed {seed}: {varied.layout.family}, {look.rules}")
    for rules, found_scores in sorted(scores.items()):
        mean = sum(found_scores) / len(found_scores)
        print(f"{rules:<10}  mean {mean:.4f}  least {min(found_scores):.4f}  of {len(found_scores)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
