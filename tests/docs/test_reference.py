"""The reference is what the code says; the pages are written by `python docs/reference.py`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

from planparse.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = DOCS / "reference"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parameters() -> Iterator[tuple[str, Any]]:
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        yield from ((name, parameter) for parameter in command.params)


@pytest.mark.parametrize("name", ["commands.md", "exit-codes.md", "issues.md", "schema.md"])
def test_page_is_what_the_code_gives(reference: ModuleType, name: str) -> None:
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert reference.pages()[name] == written, "run: python docs/reference.py"


def test_no_page_is_left_over(reference: ModuleType) -> None:
    assert {path.name for path in REFERENCE.glob("*.md")} == set(reference.pages())


@pytest.mark.parametrize(("command", "parameter"), list(parameters()), ids=lambda value: getattr(value, "name", value))
def test_every_option_says_what_it_does(command: str, parameter: Any) -> None:
    assert parameter.help, f"{command}: {parameter.name} has no help"
