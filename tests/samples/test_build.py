"""The committed samples are what their sources give."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.build import files, sources

SAME_EVERYWHERE = (".json", ".txt", ".html", ".md")
"""PDF and DOCX bytes depend on the versions of the libraries that write them."""


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.parent.name)
def test_a_rebuild_gives_what_is_committed(source: Path) -> None:
    for name, content in files(source):
        committed = source.parent / name
        if committed.suffix in SAME_EVERYWHERE:
            assert committed.read_text(encoding="utf-8") == content.decode("utf-8"), (
                f"run python -m samples.build: {committed}"
            )
        else:
            assert committed.is_file()


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.parent.name)
def test_two_rebuilds_give_the_same_bytes(source: Path) -> None:
    assert dict(files(source)) == dict(files(source))
