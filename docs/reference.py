"""Writes the reference pages from the code: `python docs/reference.py`, from the root of the repository.

A test compares the pages with what this gives, so none of them can fall behind.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer.main

from planparse.cli.app import app
from planparse.cli.exits import INTERRUPTED, UNEXPECTED
from planparse.errors import PlanparseError
from planparse.issues import CODES
from planparse.records import Plan

HERE = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """Name and text of each page."""
    return {
        "commands.md": commands(),
        "exit-codes.md": exit_codes(),
        "issues.md": issues(),
        "schema.md": schema(),
    }


def commands() -> str:
    """Every command with its arguments and options."""
    group: Any = typer.main.get_command(app)
    lines = ["# Commands", "", inspect.cleandoc(group.help), ""]
    for name, command in sorted(group.commands.items()):
        lines += [f"## planparse {name}", "", *_signature(name, command), "", inspect.cleandoc(command.help), ""]
        lines += ["| | meaning |", "|---|---|", *(_row(parameter) for parameter in command.params), ""]
    return "\n".join(lines)


def exit_codes() -> str:
    """Every code with which a command may end."""
    rows = {0: "Done.", UNEXPECTED: "planparse failed, or `check` found differences.", INTERRUPTED: "Interrupted."}
    rows |= {error.exit_code: inspect.cleandoc(error.__doc__ or "") for error in PlanparseError.__subclasses__()}
    body = [f"| {code} | {' '.join(text.split())} |" for code, text in sorted(rows.items())]
    return "\n".join(["# Exit codes", "", "| code | meaning |", "|---|---|", *body, ""])


def issues() -> str:
    """Every doubt that a result may hold."""
    body = [f"| `{code}` | {level} | {meaning} |" for code, (level, meaning) in sorted(CODES.items())]
    return "\n".join(["# Issues", "", "| code | level | meaning |", "|---|---|---|", *body, ""])


def schema() -> str:
    """Every field of the output."""
    definitions = Plan.model_json_schema(mode="serialization")
    lines = ["# Records", "", "The JSON Schema is printed by `planparse schema`.", ""]
    for name, model in {"Plan": definitions, **definitions["$defs"]}.items():
        lines += [f"## {name}", "", model["description"], "", "| field | type | meaning |", "|---|---|---|"]
        lines += [f"| `{field}` | {_type(of)} | {of.get('description', '')} |" for field, of in _fields(model)]
        lines.append("")
    return "\n".join(lines)


def _signature(name: str, command: Any) -> Iterator[str]:
    arguments = " ".join(_metavar(p) for p in command.params if p.param_type_name == "argument")
    yield "```sh"
    yield f"planparse {name} {arguments} [OPTIONS]".replace("  ", " ") if command.params else f"planparse {name}"
    yield "```"


def _metavar(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    return f"{name}..." if parameter.nargs == -1 and not name.endswith("...") else name


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"| `{_metavar(parameter)}` | {_cell(parameter.help)} |"
    names = ", ".join(f"`{option}`" for option in (*parameter.opts, *parameter.secondary_opts))
    value = "" if parameter.is_flag else f"`{parameter.metavar or parameter.type.name.upper()}`"
    has_default = not parameter.is_flag and parameter.default not in (None, (), [], "")
    default = f" Default: {parameter.default}." if has_default else ""
    return f"| {f'{names} {_cell(value)}'.rstrip()} | {_cell(parameter.help)}{default} |"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _fields(model: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from model.get("properties", {}).items()


def _type(field: Mapping[str, Any]) -> str:
    match field:
        case {"$ref": str(reference)}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name.casefold()})"
        case {"enum": values}:
            return " \\| ".join(f"`{json.dumps(value)}`" for value in values)
        case {"anyOf": options}:
            return " \\| ".join(_type(option) for option in options)
        case {"type": "array", "items": items}:
            return f"list of {_type(items)}"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"object of {_type(values)}"
        case {"type": str(name), "format": str(form)}:
            return f"{name} ({form})"
        case _:
            return str(field.get("type", "any"))


def main() -> None:
    """Write all pages."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
