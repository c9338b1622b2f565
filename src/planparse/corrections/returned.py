"""Files that planparse wrote itself, whatever their format: the records in them, with what a person changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from planparse.corrections import table, workbook
from planparse.corrections.applying import apply
from planparse.errors import DamagedFileError
from planparse.records import Action, Plan
from planparse.writers.json_lines import PLAN_FACTS

_HEAD = 256


def plans_in(data: bytes, name: str) -> tuple[Plan, ...] | None:
    """The plans in `data`, a file called `name`; None where it is no file that planparse wrote.

    Raises DamagedFileError where it was one and is no more.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and b'"schema_version"' in data[:_HEAD]:
        return _from_json(data, name)
    if table.is_own(data):
        return table.plans_of(data, name)
    if workbook.is_own(data):
        return tuple(apply(plan, edits) for plan, edits in workbook.edits_of(data, name))
    return None


def _from_json(data: bytes, name: str) -> tuple[Plan, ...]:
    """One plan whole, or a line for each action with the facts of its plan."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        first, *others = [json.loads(line) for line in data.splitlines() if line.strip()] if _has_lines(data) else [{}]
        if "action" in first:
            return tuple(_from_lines([first, *others]))
        return (Plan.model_validate_json(data),)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "the file"
        raise DamagedFileError(f"{name} is no plan that planparse wrote: {where}: {problem['msg']}.") from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise DamagedFileError(f"{name} is not JSON.") from None


def _has_lines(data: bytes) -> bool:
    """Whether each line is an object of its own."""
    return data.partition(b"\n")[0].rstrip().endswith(b"}")


def _from_lines(lines: Iterable[dict[str, Any]]) -> Iterator[Plan]:
    def facts(line: dict[str, Any]) -> dict[str, Any]:
        return {name: line.get(name) for name in PLAN_FACTS}

    for about, of_plan in groupby(lines, facts):
        actions = [Action.model_validate({key: line[key] for key in line if key not in PLAN_FACTS}) for line in of_plan]
        yield Plan.model_validate({**about, "actions": actions})
