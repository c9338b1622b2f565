"""Damaged copies of the samples: each comes to an end in time, with a plan or an error of a known kind.

`PLANPARSE_MUTANTS` asks for more than the few of a usual run.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

from planparse.batch.crew import Crew
from planparse.batch.limits import Limits
from planparse.batch.outcome import KINDS
from planparse.batch.request import Request
from planparse.records import Plan

MUTANTS = int(os.environ.get("PLANPARSE_MUTANTS", "60"))
SAMPLES = sorted(path for path in Path(__file__).parents[2].glob("samples/*/plan.*") if path.suffix != ".toml")


def mutant(seed: int) -> tuple[str, bytes]:
    """A sample with some bytes changed, cut, doubled, or moved."""
    chance = random.Random(seed)
    sample = chance.choice(SAMPLES)
    content = bytearray(sample.read_bytes())
    for _ in range(chance.choice((1, 1, 3, 10, 100))):
        at, length = chance.randrange(len(content)), chance.choice((1, 1, 4, 100, 1000))
        piece = content[at : at + length]
        match chance.choice(("flip", "flip", "cut", "double", "move", "zero")):
            case "flip":
                content[at] ^= 1 << chance.randrange(8)
            case "cut":
                del content[at : at + length]
            case "double":
                content[at:at] = piece * chance.choice((1, 50))
            case "move":
                to = chance.randrange(len(content))
                content[to : to + len(piece)] = piece
            case "zero":
                content[at : at + length] = bytes(len(piece))
        content = content or bytearray(b"\0")
    return f"{seed}-{sample.parent.name}{sample.suffix}", bytes(content)


def mutants() -> Iterator[tuple[str, Request]]:
    for seed in range(MUTANTS):
        name, content = mutant(seed)
        yield name, Request(name, content)


def test_every_mutant_is_read_or_classified() -> None:
    limits = Limits(seconds=20)
    with Crew[str](2, limits) as crew:
        outcomes = dict(crew.read_all(mutants()))
    assert len(outcomes) == MUTANTS
    for name, outcome in outcomes.items():
        assert outcome.seconds < limits.seconds + 2, name
        assert outcome.peak_mb < 1024, name
        if outcome.has_plan:
            assert len(Plan.model_validate_json(outcome.plan).actions) == outcome.actions
        else:
            assert outcome.code in KINDS, name
            assert outcome.code != "failed", f"{name}: {outcome.reason}"
