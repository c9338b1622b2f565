"""The example of docs/profiles.md is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from planparse.cli.summary import summary
from planparse.draft import draft_profile
from planparse.pipeline import Reading, read
from planparse.profiles import Profile, allowed_roles, loads

PAGE = (Path(__file__).parents[2] / "docs" / "profiles.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


[PLAN] = blocks("markdown")
DRAFT, PROFILE, SHORT = blocks("toml")


def reading(profile: Profile | None = None) -> Reading:
    return read(PLAN.encode(), "plan.md", profile=profile)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")


def test_without_a_profile_nothing_is_found() -> None:
    assert summary(reading().plan) == blocks("text")[0].rstrip()


def test_draft_ends_with_the_table_that_was_not_read() -> None:
    assert draft_profile(reading()).endswith(DRAFT)


def test_marks_of_the_draft_need_only_be_taken_off() -> None:
    text = draft_profile(reading())
    head, unread = text.split("# [[headers]]")
    assert len(loads(head + "[[headers]]" + unread.replace("\n# ", "\n")).headers) == 1


def test_with_the_corrected_profile_all_is_read() -> None:
    plan = reading(loads(PROFILE)).plan
    assert summary(plan) == blocks("text")[1].rstrip()
    shown = json.loads(blocks("json")[0])
    first = plan.model_dump(mode="json")["actions"][0]
    assert {name: first[name] for name in shown} == shown


def test_two_words_are_enough() -> None:
    names = [name for action in reading(loads(SHORT)).plan.actions for name in action.responsible]
    assert names == ["Travaux publics", "Environnement", "Environnement"]


def test_every_role_is_explained() -> None:
    [table] = re.findall(r"^## Roles\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)
    first_cells = re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)
    assert {role for cell in first_cells for role in re.findall(r"`([a-z:_]+)`", cell)} == allowed_roles()


def test_every_key_is_explained() -> None:
    keys = ["name", "version", "language", "title", "organisation", "period", "skip", "roles", "levels", "headers"]
    [table] = re.findall(r"^## Keys\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)
    assert not [key for key in [*keys, "columns", "actions", "certainty", "pages", "tables"] if key not in table]
