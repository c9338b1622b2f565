"""What the README says of the command line is so."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

import planparse
from planparse.cli.app import app
from planparse.cli.summary import summary
from planparse.records import Plan
from planparse.writers import WRITERS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


def options() -> Iterator[tuple[str, str]]:
    commands: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
    for name, command in commands.items():
        for parameter in command.params:
            yield from ((name, option) for option in parameter.opts if option.startswith("-"))


def block(language: str) -> str:
    """The first code block of that language."""
    found = re.search(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert found, f"the README shows no {language}"
    return found[1]


@pytest.fixture(scope="module")
def shown() -> Plan:
    return planparse.extract(ROOT / "samples" / "bands" / "plan.pdf")


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`planparse {command}" in README
    assert f"`{option}" in README + REFERENCE


def test_every_output_format_is_documented() -> None:
    for writer in WRITERS:
        assert f"- **{writer.format}** " in README


def test_shown_summary_is_what_comes_out(shown: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert summary(shown) == block("text").rstrip()


def test_shown_record_is_what_comes_out(shown: Plan) -> None:
    record = json.loads(block("json"))
    [action] = [action for action in shown.model_dump(mode="json")["actions"] if action["number"] == record["number"]]
    evidence = record.pop("evidence")
    assert record == {name: action[name] for name in record}
    assert evidence == {name: action["evidence"][name] for name in evidence}
