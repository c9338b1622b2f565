"""Calls of footnotes, and raised figures that are none."""

from __future__ import annotations

import pytest
from tests.readers.pdf_sheet import Sheet, cell, tables, texts

XS, YS = (50, 250, 450), (100, 160, 200)


def with_note(sheet: Sheet, note: str = "3 Counted in spring.", size: float = 8) -> Sheet:
    return sheet.text(50, 300, "A sentence of the usual size.").text(50, 700, note, size)


def called(sheet: Sheet, before: str = "Plant trees", call: str = "3", after: str = "") -> Sheet:
    """`call` raised behind `before`, and what comes behind it."""
    width = sheet.canvas.stringWidth
    x = 55 + width(before, "Helvetica", 10)
    sheet.text(55, 115, before).text(x, 112, call, 6)
    return sheet.text(x + width(call, "Helvetica", 6), 115, after) if after else sheet


def read(sheet: Sheet) -> str:
    [table] = tables(sheet.grid(XS, YS).text(255, 115, "beside").read())
    return cell(table, 0, 0).text


@pytest.mark.parametrize(("after", "text"), [("", "Plant trees"), (", count them", "Plant trees, count them")])
def test_a_call_with_a_note_below_is_no_text(after: str, text: str) -> None:
    assert read(with_note(called(Sheet(), after=after))) == text


def test_a_note_may_begin_with_a_raised_sign() -> None:
    sheet = called(Sheet()).text(50, 300, "A sentence of the usual size.").text(50, 697, "3", 6)
    assert read(sheet.text(55, 700, "Counted in spring.")) == "Plant trees"


def test_several_calls_go_at_once() -> None:
    assert read(with_note(called(Sheet(), call="3,4")).text(50, 710, "4 In the squares.", 8)) == "Plant trees"


@pytest.mark.parametrize(
    ("before", "call", "note"),
    [
        ("Plant trees", "4", "3 Counted in spring."),
        ("Parks of 200 m", "3", "3 Counted in spring."),
        ("Plant trees", "bre", "3 Counted in spring."),
        ("Plant trees", "3", "Three towns count them."),
    ],
)
def test_raised_letters_without_a_note_and_powers_stay(before: str, call: str, note: str) -> None:
    assert read(with_note(called(Sheet(), before, call), note)) == before + call


def test_figures_on_the_line_stay() -> None:
    assert read(with_note(Sheet().text(55, 115, "Plant trees 3"))) == "Plant trees 3"


def test_a_numbered_line_of_the_text_is_no_note() -> None:
    assert read(with_note(called(Sheet()), "3 Water the trees", size=10)) == "Plant trees3"


def test_notes_themselves_stay() -> None:
    assert "3 Counted in spring." in texts(with_note(called(Sheet())).read())
