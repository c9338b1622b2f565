"""What confidence says: records of drawn layouts by band of confidence, and the share that is wholly right.

`python -m benchmarks.calibration [SEEDS]` reads every sample in the layouts of the seeds 0 to SEEDS.
A record counts as right where it has its like among the expected ones and no field differs.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator

from samples.build import sources
from samples.press import layouts, plans, truth

from planparse.matching.alignment import align
from planparse.matching.differences import of_record
from planparse.matching.entries import entries
from planparse.pipeline import extract_bytes

BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def main(seeds: int) -> None:
    """Print one line a band."""
    right, all_of = [0] * len(BANDS), [0] * len(BANDS)
    for confidence, is_right in _records(seeds):
        band = bisect_right(BANDS, confidence) - 1
        right[band] += is_right
        all_of[band] += 1
    print("confidence   records  wholly right")
    for band, count in enumerate(all_of):
        if count:
            print(f"from {BANDS[band]:<6.2f} {count:>9}  {right[band] / count:>11.3f}")


def _records(seeds: int) -> Iterator[tuple[float, bool]]:
    for source in sources():
        plan = plans.load(source)
        expected = entries(truth.expected(plan)["actions"])
        for seed in range(seeds):
            found = extract_bytes(layouts.render(plan, seed), f"{plan.name}-{seed}.pdf").actions
            given = entries([action.model_dump(mode="json") for action in found])
            known = {theirs: ours for ours, theirs in align(expected, given).items()}
            for index, action in enumerate(found):
                ours = known.get(index)
                yield action.confidence, ours is not None and not any(of_record(expected[ours], given[index]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
