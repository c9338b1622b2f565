"""What of a profile holds for a header, a page, a table."""

from __future__ import annotations

import pytest

from planparse.document import Paragraph, Place, Table
from planparse.profiles import Column, HeaderRule, Profile, loads


def rule(*columns: str, **known: bool) -> HeaderRule:
    """`Titre:role` is a column with its role."""
    return HeaderRule(tuple(Column(*column.split(":")) for column in columns), **known)


def test_header_is_known_whatever_its_case_accents_and_plurals() -> None:
    known = rule("Geste posé:action", "Délai:deadline")
    assert Profile(headers=(known,)).rule_for(["GESTES POSES", "délais :"]) is known


def test_same_titles_in_the_same_order_win_over_likeness() -> None:
    alike, same = rule("Geste", "Qui", "Quand", "Avec"), rule("Geste", "Qui", "Quand")
    assert Profile(headers=(alike, same)).rule_for(["Geste", "Qui", "Quand"]) is same


def test_roles_follow_their_titles_to_another_order() -> None:
    profile = Profile(headers=(rule("Geste:action", "Qui:responsible", "Quand:deadline"),))
    assert profile.roles_under(["Quand", "Geste", "Note", "Qui"]) == ("deadline", "action", None, "responsible")


def test_equal_titles_keep_their_own_roles_where_the_header_is_the_same() -> None:
    profile = Profile(headers=(rule("Geste:action", "Qui:responsible", "Qui:partners", ":number"),))
    assert profile.roles_under(["Geste", "Qui", "Qui", ""]) == ("action", "responsible", "partners", "number")


@pytest.mark.parametrize("row", [["Geste", "Lieu"], ["Geste", "Lieu", "Coût", "Qui"], ["", ""], []])
def test_row_with_too_little_in_common_is_no_header(row: list[str]) -> None:
    assert not Profile(headers=(rule("Geste:action", "Qui:responsible", "Quand"),)).knows(row)


def test_two_named_titles_make_a_header() -> None:
    profile = Profile(roles=(("Geste", "action"), ("Qui", "responsible")))
    assert profile.knows(["Geste", "Lieu", "Coût", "Note", "Qui"])
    assert not profile.knows(["Geste", "Lieu"])


def test_header_without_actions_is_known_word_by_word_only() -> None:
    profile = Profile(headers=(rule("Sigle", "Nom", "Siège", actions=False),))
    assert profile.knows(["Sigle", "Nom", "Siège"])
    assert not profile.knows(["Sigle", "Nom"])


def test_role_of_a_header_wins_over_that_of_a_title() -> None:
    profile = Profile(roles=(("Cible", "target"),), headers=(rule("Geste:action", "Cible:public"),))
    assert profile.roles_under(["Geste", "Cible"]) == ("action", "public")
    assert profile.roles_under(["Mesure", "Cible"]) == (None, "target")


def test_skipped_page_takes_what_stands_on_no_other() -> None:
    profile = loads("[skip]\npages = [2]\ntables = [7]")
    inside, across = Paragraph("a", (Place(page=2),)), Paragraph("b", (Place(page=2), Place(page=3)))
    assert profile.skips(inside)
    assert not profile.skips(across)
    assert not profile.skips(Paragraph("c"))
    assert profile.skips(Table(1, 1, 1, (), Place(page=2)))
    assert profile.skips(Table(7, 1, 1, ()))


def test_fingerprint_tells_what_is_said_and_not_how() -> None:
    one = loads('# a comment\nlanguage = "fr"\n[skip]\npages = [2, 1]', "one")
    other = loads('skip = { pages = [1, 2] }\nlanguage = "fr"', "other")
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != loads('language = "en"').fingerprint
