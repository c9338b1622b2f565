"""List marks of a Word file: the numbers and bullets that Word prints and does not write."""

from __future__ import annotations

import pytest
from tests.readers.word import item, only_table, p, paragraphs, tbl, tc, tr

from planparse.readers.docx.numbering import format_count


def level(place: int, style: str, text: str, more: str = "") -> str:
    counting = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
    return f'<w:lvl w:ilvl="{place}">{counting}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


OUTLINE = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))


def markers(body: str, **parts: str) -> list[str]:
    return [part.marker for part in paragraphs(body, **parts)]


def test_levels_count_on_their_own_and_start_anew_below_a_higher_one() -> None:
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1) + item("g", 2)
    assert markers(body, numbering=numbering(*OUTLINE)) == ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)"]


def test_depth_is_the_level_of_the_list() -> None:
    found = paragraphs(item("a") + item("b", 1) + item("c", 2), numbering=numbering(*OUTLINE))
    assert [part.depth for part in found] == [0, 1, 2]


def test_legal_numbering_prints_decimals_only() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert markers(item("a") + item("b", 1), numbering=numbering(*levels)) == ["I.", "1.1"]


def test_label_with_an_automatic_number_is_part_of_the_text() -> None:
    levels = (level(0, "upperRoman", "Axe %1"), level(1, "decimal", "Action %2 :"), level(2, "upperRoman", "%3)"))
    found = paragraphs(item("a") + item("b", 1) + item("", 1) + item("c", 2), numbering=numbering(*levels))
    assert [(part.marker, part.text) for part in found] == [
        ("", "Axe I a"), ("", "Action 1 : b"), ("", "Action 2 :"), ("I)", "c"),
    ]  # fmt: skip


def test_a_level_may_never_start_anew() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "a %2", '<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert markers(body, numbering=numbering(*levels)) == ["1.", "a 1", "2.", "a 2"]


def test_a_higher_level_without_an_item_counts_as_begun() -> None:
    assert markers(item("a", 1), numbering=numbering(*OUTLINE)) == ["I.1."]


def test_lists_of_one_kind_count_on_together_unless_told_to_start() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", list_id=2) + item("c", list_id=3) + item("d", list_id=3)
    assert markers(body, numbering=numbering(level(0, "decimal", "%1."), nums=nums)) == ["1.", "2.", "5.", "6."]


@pytest.mark.parametrize(
    ("sign", "shown"), [("&#xF0B7;", "•"), ("&#xF0FC;", "✓"), ("–", "–"), ("o", "o"), ("&#xF012;", "•")]
)
def test_bullets_are_shown_as_they_look(sign: str, shown: str) -> None:
    assert markers(item("a"), numbering=numbering(level(0, "bullet", sign))) == [shown]


def test_a_style_makes_its_paragraphs_list_items_on_the_level_tied_to_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Objectif"><w:name w:val="Objectif"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Serré"><w:name w:val="Serré"/><w:basedOn w:val="Objectif"/></w:style>'
    )
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", '<w:pStyle w:val="Objectif"/>'))
    body = p("a", style="Objectif") + p("b", style="Serré")
    body += p("c", style="Objectif", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert markers(body, styles=styles, numbering=numbering(*levels)) == ["1.1", "1.2", ""]


def test_a_paragraph_may_move_its_style_s_list_to_another_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Objectif"><w:name w:val="Objectif"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("a", style="Objectif") + p("b", style="Objectif", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert markers(body, styles=styles, numbering=numbering(*OUTLINE)) == ["I.", "I.1."]


def test_a_list_may_change_a_level_of_its_kind() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>'
    )
    assert markers(item("a") + item("b"), numbering=numbering(*OUTLINE, nums=nums)) == ["A)", "B)"]


def test_numbering_styles_in_a_circle_give_no_mark() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Points"><w:name w:val="Points"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Points"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert markers(item("a"), styles=styles, numbering=lists) == [""]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Points"><w:name w:val="Points"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Points"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert markers(item("a") + item("b"), styles=styles, numbering=lists) == ["1)", "2)"]


def test_only_the_first_line_of_an_item_is_marked() -> None:
    body = p(
        "<w:r><w:t>Planter</w:t><w:br/><w:t>et arroser</w:t></w:r>",
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    assert markers(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1.", ""]


def test_an_unknown_list_gives_no_mark() -> None:
    assert markers(item("a", list_id=9)) == [""]


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("• Planter", "•", "Planter"),
        ("- Planter", "-", "Planter"),
        ("-5 %", "", "-5 %"),
        ("–", "", "–"),
        ("✓", "", "✓"),
    ],
)
def test_a_typed_bullet_is_a_mark(text: str, marker: str, rest: str) -> None:
    (part,) = paragraphs(p(text))
    assert (part.marker, part.text) == (marker, rest)


def test_typed_numbers_stay_in_the_text() -> None:
    (part,) = paragraphs(p("1.1 Planter"))
    assert (part.marker, part.text) == ("", "1.1 Planter")


def test_a_cell_may_hold_nothing_but_its_automatic_number() -> None:
    blank = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    table = only_table(
        tbl(tr(tc(blank), "Planter"), tr(tc(blank), "Semer")), numbering=numbering(level(0, "decimal", "%1."))
    )
    assert [cell.text for cell in table.cells] == ["1.", "Planter", "2.", "Semer"]


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"),
        (1994, "lowerRoman", "mcmxciv"), (4, "upperRoman", "IV"), (3, "none", ""), (3, "ordinalText", "3"),
        (0, "lowerLetter", "0"), (4000, "upperRoman", "4000"),
    ],
)  # fmt: skip
def test_counts_are_printed_in_the_style_of_the_level(count: int, style: str, shown: str) -> None:
    assert format_count(count, style) == shown
