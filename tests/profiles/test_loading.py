"""A profile is read strictly: whatever is wrong is told with its line and the nearest right word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import ProfileError, SourceNotFoundError
from planparse.profiles import Column, HeaderRule, Profile, StatedPeriod, allowed_roles, dump, load, loads
from planparse.wording.lexicon import level_kinds

EVERYTHING = """
name = "towns"
version = "2"
language = "fr"
title = "Plan vert"
organisation = "Ville de Rive-Claire"
period = { text = "exercice 2026-2027", start = 2026-04-01, end = 2027-03-31 }

[skip]
pages = [1, 4]
tables = [2]

[roles]
"Geste posé" = "action"

[levels]
"Grand élan" = "axis"

[[headers]]
certainty = 0.5
columns = [{ header = "Quoi", role = "action" }, { header = "Combien" }]

[[headers]]
actions = false
columns = [{ header = "Sigle" }, { header = "Nom" }]
"""


def test_every_key_is_understood() -> None:
    assert loads(EVERYTHING) == Profile(
        name="towns",
        version="2",
        language="fr",
        title="Plan vert",
        organisation="Ville de Rive-Claire",
        period=StatedPeriod("exercice 2026-2027", date(2026, 4, 1), date(2027, 3, 31), is_exact=True),
        skipped_pages=frozenset({1, 4}),
        skipped_tables=frozenset({2}),
        roles=(("Geste posé", "action"),),
        levels=(("Grand élan", "axis"),),
        headers=(
            HeaderRule((Column("Quoi", "action"), Column("Combien")), certainty=0.5),
            HeaderRule((Column("Sigle"), Column("Nom")), actions=False),
        ),
    )


def test_nothing_is_said_by_an_empty_profile() -> None:
    assert loads("") == Profile()


def test_a_period_in_quotes_leaves_its_days_to_be_deduced() -> None:
    assert loads('period = "2024-2027"').period == StatedPeriod("2024-2027")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nlangage = "fr"', 'line 2: unknown key "langage"; did you mean "language"? Known are: '),
        ('language = "French"', 'line 1: language takes a code of two small letters such as "fr", not "French".'),
        ("title = 3", "line 1: title takes a text in quotes, not 3."),
        ('title = " "', 'line 1: title takes a text in quotes, not " ".'),
        ("[skip]\npage = [1]", 'line 2: unknown key "page" in [skip]; did you mean "pages"? Known are: pages, tables.'),
        ("skip = 3", "line 1: skip is a table: write [skip] on a line of its own."),
        ("[skip]\npages = [0]", "line 2: pages takes a list of numbers from 1 such as [1, 4], not [0]."),
        ("[skip]\npages = [true]", "line 2: pages takes a list of numbers from 1"),
        ('# "x" = "acton"\n[roles]\n"x" = "acton"', 'line 3: "acton" is no role; did you mean "action"? Allowed are: '),
        ('[roles]\n"x" = 1', "line 2: 1 is no role. Allowed are: "),
        ('[levels]\n"Élan" = "axe"', 'line 2: "axe" is no kind of level; did you mean "axis"?'),
        (
            '[levels]\n"un deux trois quatre cinq" = "axis"',
            'line 2: the label "un deux trois quatre cinq" has more than',
        ),
        ("headers = 3", "line 1: headers is a list of tables: write [[headers]] on a line of its own."),
        ("[[headers]]\ncolumns = []", "line 1: no column is named."),
        ("[[headers]]\ncolumns = [\n{ header = 1 }]", "line 3: header takes a text of up to 200"),
        ('[[headers]]\ncolumns = [{ role = "action" }]', "the profile, headers 1, columns 1: header is missing."),
        (
            '[[headers]]\ncolumns = [\n  { header = "a", role = "action" },\n  { header = "b", role = "partner" },\n]',
            'line 4: "partner" is no role; did you mean "partners"?',
        ),
        ('[[headers]]\ncertainty = 2\ncolumns = [{ header = "a" }]', "line 2: certainty takes a number from 0 to 1"),
        ('[[headers]]\nactions = "no"\ncolumns = [{ header = "a" }]', 'line 2: actions is true or false, not "no".'),
        ("[period]\nend = 2024-01-01\nstart = 2025-01-01", "line 2: the period ends on 2024-01-01, before it starts"),
        ('[period]\nstart = "2025-01-01"', "line 2: start takes a day such as 2026-12-31, without quotes"),
        ("[period]", "line 1: period needs a text, a start or an end."),
        ("title = ", "the profile is not TOML: Invalid value (at "),
    ],
)
def test_what_is_wrong_is_told(text: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        loads(text)
    assert message in str(caught.value)


def test_message_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "towns.toml"
    path.write_text('roles = "action"')
    with pytest.raises(ProfileError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}, line 1: roles is a table")


def test_profile_is_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "towns.toml"
    path.write_text('\ufefflanguage = "fr"', encoding="utf-8")
    assert load(path) == Profile(name="towns", language="fr")


@pytest.mark.parametrize(("content", "message"), [(b"\xff", "no text in UTF-8"), (b"#" * 2**21, "larger than 1024 kB")])
def test_file_that_is_no_profile_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileError, match=message):
        load(path)


def test_deep_nesting_is_an_error_like_others() -> None:
    with pytest.raises(ProfileError):
        loads("x = " + "[" * 100_000)


def test_missing_file_is_an_input_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError):
        load(tmp_path / "none.toml")


TEXTS = st.text(min_size=1, max_size=20).filter(str.strip)
COLUMNS = st.builds(Column, st.text(max_size=20), st.none() | st.sampled_from(sorted(allowed_roles())))
RULES = st.builds(
    HeaderRule,
    st.lists(COLUMNS, min_size=1, max_size=4).map(tuple),
    st.booleans(),
    st.floats(0, 1),
).filter(lambda rule: any(rule.keys))
WORDS = st.text(st.characters(categories=["L", "P", "S"]), min_size=1, max_size=9)


def pairs(values: frozenset[str]) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    return st.dictionaries(WORDS, st.sampled_from(sorted(values)), max_size=3).map(lambda found: tuple(found.items()))


PERIODS = st.builds(StatedPeriod, TEXTS) | st.builds(StatedPeriod, TEXTS, st.dates(), is_exact=st.just(True))
PROFILES = st.builds(
    Profile,
    name=TEXTS,
    version=TEXTS,
    language=st.none() | st.just("pt"),
    title=st.none() | TEXTS,
    period=st.none()
    | st.builds(StatedPeriod, TEXTS)
    | st.builds(StatedPeriod, TEXTS, st.dates(), is_exact=st.just(True)),
    skipped_pages=st.frozensets(st.integers(1, 99), max_size=3),
    roles=pairs(allowed_roles()),
    levels=pairs(level_kinds()),
    headers=st.lists(RULES, max_size=3).map(tuple),
)


@given(PROFILES)
def test_what_is_written_is_read_back(profile: Profile) -> None:
    again = loads(dump(profile))
    assert again == profile
    assert again.fingerprint == profile.fingerprint
