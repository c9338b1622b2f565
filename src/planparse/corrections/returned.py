"""Files that planparse wrote itself, whatever their format: the records in them, with what a person changed.

Every file is looked at here before its reader sees it, so what reads the own ones is loaded for them only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from planparse.errors import DamagedFileError
from planparse.records import Action, Plan
from planparse.saved import not_ours, plan_of

_HEAD = 256
_TABLE_HEAD = 4096
"""Bytes in which JSON and tables of planparse say what they are."""
_ZIP, _WORKBOOK = b"PK\x03\x04", b"xl/workbook.xml"


def plans_in(data: bytes, name: str) -> tuple[Plan, ...] | None:
    """The plans in `data`, a file called `name`; None where it is no file that planparse wrote.

    Raises DamagedFileError where it was one and is no more.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and b'"schema_version"' in data[:_HEAD]:
        return _from_json(data, name)
    # UTF-16 has a zero beside each of these letters.
    if b"objective_number" in data[:_TABLE_HEAD].replace(b"\0", b""):
        from planparse.corrections import table

        if table.is_own(data):
            return table.plans_of(data, name)
    if data.startswith(_ZIP) and _WORKBOOK in data:
        from planparse.corrections import workbook
        from planparse.corrections.applying import apply

        if workbook.is_own(data, name):
            return tuple(apply(plan, edits) for plan, edits in workbook.edits_of(data, name))
    return None


def _from_json(data: bytes, name: str) -> tuple[Plan, ...]:
    """One plan whole, or a line for each action with the facts of its plan."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not _has_lines(data):
        return (plan_of(data, name),)
    try:
        first, *others = [json.loads(line) for line in data.splitlines() if line.strip()]
        return tuple(_from_lines([first, *others])) if "action" in first else (plan_of(data, name),)
    except ValidationError as error:
        raise not_ours(error, name) from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise DamagedFileError(f"{name} is not JSON.") from None


def _has_lines(data: bytes) -> bool:
    """Whether each line is an object of its own."""
    return data.partition(b"\n")[0].rstrip().endswith(b"}")


def _from_lines(lines: Iterable[dict[str, Any]]) -> Iterator[Plan]:
    from planparse.writers.json_lines import PLAN_FACTS

    def facts(line: dict[str, Any]) -> dict[str, Any]:
        return {fact: line.get(fact) for fact in PLAN_FACTS}

    for about, of_plan in groupby(lines, facts):
        actions = [Action.model_validate({key: line[key] for key in line if key not in PLAN_FACTS}) for line in of_plan]
        yield Plan.model_validate({**about, "actions": actions})
