"""The help and what the commands show are French, whole and without leftovers, where the locale is."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main

from planparse import cli, records
from planparse.batch.outcome import Status as BatchStatus
from planparse.cli import language, progress, seen
from planparse.cli.app import app
from planparse.compare import LABELS, PLAN_FACTS
from planparse.compare import Kind as Change
from planparse.evaluate.checking import Status as CheckStatus
from planparse.evaluate.counts import MEASURES
from planparse.issues import CODES
from planparse.matching.entries import FIELDS

HOUSE = Path(cli.__file__).parent
WORDS = tomllib.loads((HOUSE / "messages" / "fr-words.toml").read_text(encoding="utf-8"))
TYPER = {
    "Usage: ", "Arguments", "Options", "Commands", "[OPTIONS]", "COMMAND [ARGS]...", "Show this message and exit.",
}  # fmt: skip
"""What typer says around the help."""
UNTRANSLATED = {"PLAN", "SOURCE", "N", "F1", "FOLDER", "FORMAT"}
"""Values of options that are the same in both languages, or nearly."""


def help_texts() -> set[str]:
    """Each paragraph of a command's help, and the help of each argument and option."""
    group: Any = typer.main.get_command(app)
    texts = []
    for command in (group, *group.commands.values()):
        texts += inspect.cleandoc(command.help).split("\n\n")
        texts += [parameter.help for parameter in command.params]
    return {" ".join(text.split()) for text in texts}


def values_of_options() -> set[str]:
    group: Any = typer.main.get_command(app)
    names = {parameter.metavar for command in group.commands.values() for parameter in command.params}
    return {name for name in names if name and re.fullmatch(r"[A-Z0-9]+", name)} - UNTRANSLATED


def asked_for() -> Iterator[str]:
    """Every text that the code asks `words` and `counted` for."""
    for path in sorted(HOUSE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="words"), args=[ast.Constant(value=str(text)), *_]):
                    yield text
                case ast.Call(func=ast.Name(id="counted"), args=[_, *texts]):
                    yield from (part.value for part in texts[:2] if isinstance(part, ast.Constant))
                case ast.Call(func=ast.Name(id="words"), args=[ast.IfExp(body=one, orelse=other), *_]):
                    yield from (part.value for part in (one, other) if isinstance(part, ast.Constant))


def terms() -> set[str]:
    """Words that are shown as the data has them."""
    statuses, labels = get_args(CheckStatus), {*LABELS.values(), *get_args(Change)} - {"changed"}
    counted = {*statuses, *labels, "unchanged", *(set(FIELDS) - set(LABELS))} - {"context", "objective"}
    return {
        *chain(statuses, labels, FIELDS, PLAN_FACTS, MEASURES, get_args(BatchStatus), get_args(records.DeadlineKind)),
        *chain(seen.USES.values(), seen.PAGE_COLUMNS, progress.COLUMNS, ("p.{}", "table {}", "line {}")),
        *("info", "warning", "error", "gained {}", "lost {}"),
        *chain.from_iterable((f"1 {word}", f"{{}} {word}") for word in counted),
    }


def test_no_text_lacks_its_french() -> None:
    wanted = help_texts() | values_of_options() | set(asked_for()) | terms() | TYPER
    assert sorted(wanted - set(WORDS)) == [], "add these to fr-words.toml"


def test_no_french_is_left_over() -> None:
    wanted = help_texts() | values_of_options() | set(asked_for()) | terms() | TYPER
    assert sorted(set(WORDS) - wanted) == [], "take these out of fr-words.toml"


def test_french_has_a_place_for_every_value() -> None:
    for english, french in WORDS.items():
        count = len(re.findall(r"\{\d?\}", english))
        values = [f"v{number}" for number in range(count)]
        assert sorted(re.findall(r"v\d", french.format(*values))) == values, english


def test_every_kind_of_issue_is_told_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert [code for code, (_, meaning) in CODES.items() if language.translated(meaning) == meaning] == []


@pytest.mark.parametrize("command", ["", *vars(typer.main.get_command(app))["commands"]])
def test_help_speaks_french(run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    result = run(*filter(None, [command]), "--help")
    assert result.code == 0
    shown = " ".join(result.out.split())
    assert shown.startswith("Utilisation : planparse")
    english = {text for text in help_texts() if WORDS[text] != text}
    assert [text for text in english if text in shown] == []
    assert not re.search(r"\[(default|required)", shown)


def test_help_shows_whole_sentences(run) -> None:
    shown = " ".join(run("--help").out.split())
    assert "…" not in shown.replace("s3://…", "")
    assert "..." not in shown.replace("[ARGS]...", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["extract"], "Erreur : il manque l’argument 'PLAN'."),
        (["export", "a.pdf"], "Erreur : il manque l’option '--to' / '-t'."),
        (["extract", "--bogus"], "Erreur : il n’y a pas d’option --bogus."),
        (["extract", "--quie"], "Erreur : il n’y a pas d’option --quie (options proches : --quiet)."),
        (["exprt"], "Erreur : il n’y a pas de commande 'exprt'. Vouliez-vous dire 'export' ?"),
        (["xyz"], "Erreur : il n’y a pas de commande 'xyz'."),
        (["stats", "--top", "x", "a"], "Erreur : '--top' demande un nombre entier."),
        (["stats", "--top", "0", "a"], "Erreur : '--top' demande un nombre d’au moins 1."),
        (["check", "--min-f1", "x", "a"], "Erreur : '--min-f1' demande un nombre."),
        (["check", "--min-f1", "2", "a"], "Erreur : '--min-f1' demande un nombre d’au plus 1."),
        (["diff", "a", "b", "c"], "Erreur : il y a des arguments de trop (c)."),
        (["stats", "a", "--top"], "Erreur : l’option '--top' demande une valeur."),
        (["stats", "a", "--actions=3"], "Erreur : l’option '--actions' ne prend pas de valeur."),
    ],
)
def test_a_wrong_command_line_is_told_in_french(
    run, arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    result = run(*arguments)
    assert result.code == 2
    assert result.err.rstrip().endswith(sentence)


def test_one_and_none_are_singular_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> list[str]:
        return [language.counted(count, "{} action", "{} actions") for count in (0, 1, 2)]

    assert said() == ["0 actions", "1 action", "2 actions"]
    monkeypatch.setenv("LC_ALL", "fr")
    assert said() == ["0 action", "1 action", "2 actions"]
