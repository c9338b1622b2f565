"""What a document says is in the records, or told as unclaimed; headings, titles and labels may do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse import pipeline
from planparse.document import Document, Paragraph
from planparse.wording.lexicon import header_roles

SAMPLES = Path(__file__).parents[2] / "samples"
RENDERINGS = sorted(path for name in ("docx", "html", "pdf", "xlsx") for path in SAMPLES.glob(f"*/plan.{name}"))


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield from (key, *_strings(inner))
        case list():
            for inner in value:
                yield from _strings(inner)


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _stated(document: Document, titles: set[tuple[int, int]]) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if not block.heading and not block.text.endswith(":"):
                yield block.text
            continue
        for cell in block.cells:
            if (block.number, cell.row + 1) not in titles:
                yield from (paragraph.text for paragraph in cell.paragraphs)


@pytest.mark.parametrize("path", RENDERINGS, ids=lambda path: f"{path.parent.name}.{path.suffix[1:]}")
def test_no_cell_and_no_paragraph_is_lost(path: Path) -> None:
    reading = pipeline.read(path.read_bytes(), path.name)
    titles = {(table.number, row) for table in reading.raw.tables for row in table.header_rows}
    told = " ".join(map(_words, _strings(reading.plan.model_dump(mode="json"))))
    lost = [text for text in _stated(reading.document, titles) if _words(text) not in told]
    assert [text for text in lost if not header_roles(text)] == []
