"""Folding text for comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planparse.wording.fold import level


@given(st.text())
def test_level_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(level(text)) == len(text)


def test_level_text_has_no_accents_capitals_or_curly_quotes() -> None:
    assert level("D’ici à l’ÉTÉ\u00a0– nº 3") == "d'ici a l'ete - no 3"
