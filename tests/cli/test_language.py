"""What is said on standard error is French where the locale is."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import planparse
from planparse import errors
from planparse.cli.exits import report
from planparse.cli.language import translated
from planparse.errors import SourceNotFoundError

HOUSE = Path(planparse.__file__).parent
CATALOGUE = HOUSE / "cli" / "messages" / "fr.toml"
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def sentences() -> Iterator[str]:
    """Every sentence with which an error of ours is made, `{}` for its values."""
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in ERRORS:
                    yield text
                case ast.Call(func=ast.Name(id=name), args=[ast.JoinedStr(values=parts), *_]) if name in ERRORS:
                    yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


def test_every_error_has_its_french_sentence(catalogue: dict[str, str]) -> None:
    wanted = {text for text in sentences() if re.search(r"\w", text.replace("{}", ""))}
    missing = sorted(wanted - set(catalogue))
    assert missing == [], f"add these to {CATALOGUE.name}"


@pytest.mark.parametrize("locale", ["fr_CA.UTF-8", "fr"])
def test_every_french_sentence_keeps_the_values(
    locale: str, catalogue: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    for english, french in catalogue.items():
        values = [f"v{number}" for number in range(english.count("{}"))]
        said = translated(english.format(*values))
        assert said == french.format(*values), english
        assert all(value in said for value in values), english


def test_a_value_may_hold_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR")
    assert translated("a{0} \n.pdf does not exist.") == "a{0} \n.pdf n’existe pas."


@pytest.mark.parametrize(
    ("variables", "start"),
    [
        ({"LC_ALL": "fr_CA.UTF-8"}, "a.pdf n’existe pas."),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_FR.UTF-8"}, "a.pdf n’existe pas."),
        ({"LC_ALL": "en_CA.UTF-8", "LANG": "fr_CA.UTF-8"}, "a.pdf does not exist."),
        ({"LC_ALL": "C"}, "a.pdf does not exist."),
    ],
)
def test_the_locale_decides(
    variables: dict[str, str], start: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert report(SourceNotFoundError("a.pdf does not exist.")) == 3
    assert capsys.readouterr().err == f"{start}\n"


def test_what_the_catalogue_does_not_have_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA")
    assert translated("profile.toml: columns: no list") == "profile.toml: columns: no list"
