"""Bullets that are drawn and not set in type, as browsers do."""

from __future__ import annotations

from tests.readers.pdf_sheet import Sheet, paragraphs, texts


def disc(sheet: Sheet, x: float, y: float, radius: float = 1.6) -> Sheet:
    sheet.canvas.circle(x, sheet.height - y, radius, stroke=0, fill=1)
    return sheet


def test_a_drawn_disc_before_a_text_is_its_bullet() -> None:
    sheet = Sheet()
    for number, text in enumerate(("Plant trees", "Build paths", "Ask for benches")):
        disc(sheet, 55, 97 + 20 * number).text(62, 100 + 20 * number, text)
    found = paragraphs(sheet.read())
    assert [(paragraph.marker, paragraph.text) for paragraph in found] == [
        ("•", "Plant trees"),
        ("•", "Build paths"),
        ("•", "Ask for benches"),
    ]


def test_squares_and_large_discs_are_bullets_too() -> None:
    sheet = Sheet().fill(52, 94, 57, 99, "#336699").text(62, 100, "Plant trees")
    disc(sheet, 55, 137, 2.5).text(62, 140, "Build paths")
    assert [paragraph.marker for paragraph in paragraphs(sheet.read())] == ["•", "•"]


def test_a_dot_between_texts_or_off_the_line_is_no_bullet() -> None:
    sheet = Sheet().text(50, 100, "Plan")
    disc(sheet, 75, 97).text(80, 100, "2026").text(62, 140, "Plant trees")
    disc(sheet, 55, 130)
    disc(sheet, 55, 175, 4).text(62, 180, "Build paths", size=8)
    assert texts(sheet.read()) == ["Plan 2026", "Plant trees", "Build paths"]
