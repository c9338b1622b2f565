"""Damaged copies of the samples: each comes to an end in time, with a plan or an error of a known kind.

`PLANPARSE_MUTANTS` asks for more than the few of a usual run; `pytest -s` then tells what came of them.
"""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from planparse.batch.crew import Crew
from planparse.batch.limits import Limits
from planparse.batch.outcome import KINDS
from planparse.batch.request import Request
from planparse.records import Plan

MUTANTS = int(os.environ.get("PLANPARSE_MUTANTS", "60"))
KINDS_OF_FILES = (".docx", ".html", ".md", ".odt", ".pdf", ".txt", ".xlsx")
SAMPLES = sorted(path for path in Path(__file__).parents[2].glob("samples/*/plan.*") if path.suffix in KINDS_OF_FILES)

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def mutant(seed: int) -> tuple[str, bytes]:
    """A sample with some bytes changed: of the file, or of what is packed in it, which reaches deeper."""
    chance = random.Random(seed)
    sample = chance.choice(SAMPLES)
    content = sample.read_bytes()
    if chance.random() < 0.5:
        content = damaged(content, chance)
    elif zipfile.is_zipfile(sample):
        content = _with_damaged_part(content, chance)
    elif streams := list(_STREAM.finditer(content)):
        content = _with_damaged_stream(content, chance.choice(streams), chance)
    return f"{seed}-{sample.parent.name}{sample.suffix}", content


def damaged(original: bytes, chance: random.Random) -> bytes:
    """`original` with bytes flipped, cut, doubled, moved or set to zero, and with other numbers."""
    content = bytearray(original)
    for _ in range(chance.choice((1, 1, 3, 10, 100))):
        at, length = chance.randrange(len(content)), chance.choice((1, 1, 4, 100, 1000))
        piece = content[at : at + length]
        match chance.choice(("flip", "flip", "cut", "double", "move", "zero", "number")):
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
            case "number" if found := re.compile(rb"\d+").search(content, at):
                content[slice(*found.span())] = chance.choice((b"0", b"-1", b"99999999999", b"1e309", b"65536"))
        content = content or bytearray(b"\0")
    return bytes(content)


def _with_damaged_part(content: bytes, chance: random.Random) -> bytes:
    """An office file in which one part is damaged before it is packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        parts = source.infolist()
        victim = chance.choice([part for part in parts if part.file_size])
        for part in parts:
            packed = source.read(part)
            target.writestr(part, damaged(packed, chance) if part is victim else packed)
    return buffer.getvalue()


def _with_damaged_stream(content: bytes, stream: re.Match[bytes], chance: random.Random) -> bytes:
    """A PDF in which one stream is damaged before it is packed."""
    try:
        packed = zlib.compress(damaged(zlib.decompress(stream[1]), chance))
    except zlib.error:
        packed = damaged(stream[1], chance)
    return content[: stream.start(1)] + packed + b"\n" + content[stream.end(1) :]


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
    kinds = Counter(f"{outcome.status} {outcome.code or ''}".strip() for outcome in outcomes.values())
    slowest = max(outcomes, key=lambda name: outcomes[name].seconds)
    print(f"\n{MUTANTS} mutants: {dict(kinds)}; slowest {outcomes[slowest].seconds:.1f} s ({slowest})")
