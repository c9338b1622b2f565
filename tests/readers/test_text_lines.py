"""Plain text outside tables, and which bytes are text at all."""

from __future__ import annotations

import time

import pytest

from planparse.document import Document, Paragraph
from planparse.errors import DamagedFileError
from planparse.readers.text import TextReader
from planparse.readers.text import reader as reader_module


def read(text: str) -> Document:
    return TextReader().read(text.encode(), "plan.txt")


def paragraphs(text: str) -> list[Paragraph]:
    return [block for block in read(text).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        (b"Plan d'action", True),
        ("Échéancier".encode("cp1252"), True),
        ("Plan".encode("utf-16"), True),
        ("é".encode()[:1], True),
        (b"\xef\xbb\xbf# Plan", True),
        (b"a\0b", False),
        (b"\x01\x02\x03plan", False),
        (b"\n%PDF-1.7", False),
        (b"PK\x03\x04", False),
        (b"  <!DOCTYPE html><p>", False),
        (b"<HTML>", False),
        (b"{\\rtf1", False),
        (b"<?xml version='1.0'?>", False),
    ],
)
def test_claims_what_is_text_and_nothing_else(head: bytes, claimed: bool) -> None:
    assert TextReader().claims(head, "plan.txt") is claimed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_survive_their_encoding(encoding: str) -> None:
    (block,) = TextReader().read("Élaborer l’échéancier".encode(encoding), "plan.txt").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Élaborer l’échéancier"


def test_cyrillic_bytes_are_read_as_cyrillic() -> None:
    (block,) = TextReader().read("Посадить деревья".encode("cp1251"), "plan.txt").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Посадить деревья"


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    text = "Élaborer et réaliser le plan à l'été prévu, révisé et évalué ".encode() + b"\xe9 fin"
    (block,) = TextReader().read(text, "plan.txt").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Élaborer et réaliser le plan à l'été prévu, révisé et évalué \ufffd fin"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\0\0"])
def test_nothing_to_read_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match="plan"):
        TextReader().read(data, "plan.txt")


def test_every_line_is_a_paragraph_with_its_number() -> None:
    found = paragraphs("\nPlan vert\r\n\r\n1. Planter\n")
    assert [(part.text, part.places[0].line) for part in found] == [("Plan vert", 2), ("1. Planter", 4)]


def test_headings_and_bold_lines() -> None:
    found = paragraphs("## Le plan ##\n\n**Axe 1 : Verdir**\n\n**Note** : à suivre\n\n# **Titre**")
    assert [(part.text, part.heading, part.bold) for part in found] == [
        ("Le plan", 2, False),
        ("Axe 1 : Verdir", 0, True),
        ("Note : à suivre", 0, False),
        ("Titre", 1, True),
    ]


def test_bullets_are_marks_and_indents_are_depth() -> None:
    found = paragraphs("- a\n  * b\n    • c\n- d\nTexte\n  - e")
    assert [(part.marker, part.text, part.depth) for part in found] == [
        ("-", "a", 0),
        ("*", "b", 1),
        ("•", "c", 2),
        ("-", "d", 0),
        ("", "Texte", 0),
        ("-", "e", 0),
    ]


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    (part,) = paragraphs("- Mois de l'arbre (mai) - Semaine du sol (juin)")
    assert part.text == "Mois de l'arbre (mai) - Semaine du sol (juin)"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Le *Journal vert* et **tous**", "Le Journal vert et tous"),
        ("<i>Journal</i> <b>vert</b>", "Journal vert"),
        ("N <sup>bre</sup> d'arbres", "Nbre d'arbres"),
        ("14^e rue, N^{bre}", "14e rue, Nbre"),
        ("Voir [le site](https://example.org/a) ![logo](l.png)", "Voir le site"),
        ("Selon le conseil[^3].", "Selon le conseil."),
        ("Rives &amp; eaux &eacute;t&eacute;", "Rives & eaux été"),
        (r"5 \* 3 \| 2", "5 * 3 | 2"),
        ("3 * 4 * 5 et a < b > c", "3 * 4 * 5 et a < b > c"),
        ("nom_de_fichier et _accent_", "nom_de_fichier et accent"),
        ("> Cité", "Cité"),
        ("Texte ab�mé", "Texte ab�mé"),
    ],
)
def test_markup_goes_and_text_stays(written: str, read_as: str) -> None:
    assert [part.text for part in paragraphs(written)] == [read_as]


def test_rules_fences_and_front_matter_are_no_text() -> None:
    document = read("---\ntitle: 'Plan vert'\nlayout: page\n---\n```\nPlanter\n```\n* * *\n====\n")
    assert document.metadata == (("title", "Plan vert"),)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Planter"]


def test_a_rule_without_a_second_one_is_no_front_matter() -> None:
    assert [part.text for part in paragraphs("---\ntitle: Plan vert")] == ["title: Plan vert"]


def test_notes_are_no_part_of_the_flow() -> None:
    document = read("Planter[^1]\n\n[^1]: Selon *le conseil*.")
    assert [part.text for part in document.furniture] == ["Selon le conseil."]


def test_html_lists_become_items_with_their_depth() -> None:
    found = paragraphs("<ul><li>Planter<ol><li>Érables</li><li>Chênes</li></ol></li><li>Semer</li></ul>")
    assert [(part.marker, part.text, part.depth) for part in found] == [
        ("•", "Planter", 0),
        ("1.", "Érables", 1),
        ("2.", "Chênes", 1),
        ("•", "Semer", 0),
    ]


def test_indented_lines_and_tabbed_lists_are_no_tables() -> None:
    found = paragraphs("\tPlanter des arbres\n\n1.\tVerdir\n2.\tSemer\n•\tArroser")
    assert [part.raw for part in found] == ["Planter des arbres", "1. Verdir", "2. Semer", "• Arroser"]


def test_a_text_without_end_is_cut_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "MAX_BLOCKS", 3)
    document = read("a\nb\nc\nd")
    assert len(document.blocks) == 3
    assert [doubt.code for doubt in document.doubts] == ["limit-reached"]


@pytest.mark.parametrize(
    "line",
    [" " * 50_000, "*" * 50_000, "**a " * 20_000, "<" * 50_000, "<ul " * 20_000, "[" * 50_000, "_a" * 30_000,
     "- " * 30_000, "|" * 50_000, "\t" * 50_000 + "a", "&" * 50_000, "• " * 30_000, "<table><td>" * 10_000],
)  # fmt: skip
def test_no_line_takes_long(line: str) -> None:
    start = time.process_time()
    read(f"Plan\n{line} fin\n{line}\tfin\n")
    assert time.process_time() - start < 5
