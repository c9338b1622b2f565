"""Bullets that are drawn, as browsers do, and not set in type: small areas before a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from planparse.places import BBox
from planparse.readers.pdf.runs import Run

SMALLEST, LARGEST = 0.15, 0.6
"""Height of a bullet, in font sizes."""
ROUND = 1.3
"""How many times as wide as high it may be, and the other way round."""
FARTHEST = 2.5
"""From its right end to its text, in font sizes."""
OFF_LINE = 0.3
"""From its middle to that of the letters, in font sizes."""
FREE = 2.0
"""Space before it in which no text stands, in font sizes: what stands between texts parts them."""
STEP = 8.0
"""Points of height in which runs are looked up."""


def drawn_bullets(specks: Iterable[BBox], runs: Sequence[Run]) -> list[Run]:
    """Those of `specks` that stand right before one of `runs`, as runs on its line."""
    lines: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        lines[int(run.middle // STEP)].append(run)
    found = []
    for x0, top, x1, bottom in dict.fromkeys(specks):
        width, height, middle = x1 - x0, bottom - top, (top + bottom) / 2
        if width > ROUND * height or height > ROUND * width:
            continue
        near = int(middle // STEP)
        beside = [
            run
            for line in (near - 1, near, near + 1)
            for run in lines.get(line, ())
            if abs(run.middle - middle) <= OFF_LINE * run.size and SMALLEST * run.size <= height <= LARGEST * run.size
        ]
        following = [run for run in beside if x1 <= run.x0 <= x1 + FARTHEST * run.size]
        if following and not any(x0 - FREE * run.size < run.x1 <= x1 for run in beside):
            text = min(following, key=lambda run: run.x0)
            found.append(replace(text, text="•", x0=x0, x1=x1, bold=False, blank_before=True, blank_after=True))
    return found
