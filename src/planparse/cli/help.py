"""The help of every command, and what the command line itself finds wrong, in the user's language."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Sequence
from typing import Any

import typer
import typer.main

from planparse.cli.language import is_french, translated, words
from planparse.cli.streams import say

_NOTES = re.compile(r"(.*?)(?:\s\s\[(.*)\])?", re.DOTALL)
"""The help of an option, and what typer adds to it: `[default: 20; required]`."""


class _Formatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
    """What typer itself says around our texts."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        # Typer sets what is asked for in braces, as nobody else does.
        super().write_usage(prog, args.replace("{", "").replace("}", ""), words("Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(words(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **settings: Any) -> None:
        super().write_dl([(_name(name), _meaning(meaning)) for name, meaning in rows], *args, **settings)


class _Context(typer.Context):
    formatter_class = _Formatter


def command_line(app: typer.Typer) -> Any:
    """The commands of `app`; their texts are in the user's language."""
    group: Any = typer.main.get_command(app)
    for command in (group, *group.commands.values()):
        paragraphs = [" ".join(part.split()) for part in inspect.cleandoc(command.help).split("\n\n")]
        told = [words(paragraph) for paragraph in paragraphs]
        # In the list of commands stands the first sentence, whole.
        command.help, command.short_help = "\n\n".join(told), told[0]
        command.options_metavar = words(command.options_metavar)
        command.context_class = _Context
        for parameter in command.params:
            parameter.help = words(" ".join(parameter.help.split()))
            parameter.metavar = parameter.metavar and words(parameter.metavar)
    group.subcommand_metavar = words(group.subcommand_metavar)
    return group


def tell(error: Any) -> int:
    """Say on standard error what the command line asks wrongly (a TyperException); give the exit code."""
    shown = io.StringIO()
    error.show(shown)
    if text := shown.getvalue().rstrip():
        say("\n".join(map(translated, text.split("\n"))))
    return int(error.exit_code)


def _name(name: str) -> str:
    """Of an argument, typer tells the Python type, which helps nobody."""
    return re.sub(r"\s<\S+>$", "", name)


def _meaning(text: str) -> str:
    found = _NOTES.fullmatch(text)
    if not is_french() or found is None:
        return text
    notes = "; ".join(translated(note) for note in found[2].split("; ")) if found[2] else ""
    return words(found[1]) + (f"  [{notes}]" if notes else "")
