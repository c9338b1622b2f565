"""What a person wants to see of a plan that was read: title, actions, fields filled, issues."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planparse.cli.streams import printable
from planparse.records import Issue, Plan
from planparse.writers.csv_table import FIELDS

COLOURS = {"info": "dim", "warning": "yellow", "error": "red"}


def summary(plan: Plan) -> str:
    """A few lines for the terminal on standard error, in colour where it shows any."""
    console = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    with console.capture() as capture:
        console.print(_headline(plan))
        if plan.actions:
            console.print(_fields(plan))
        for line in issue_lines(plan):
            console.print(line)
    return capture.get().rstrip()


def _headline(plan: Plan) -> Text:
    count = len(plan.actions)
    actions = f"{count or 'no'} action{'' if count == 1 else 's'}"
    names = " · ".join(printable(name) for name in (plan.title, plan.organisation) if name)
    return Text.assemble((printable(plan.source.name), "bold"), ": ", f"{names} · " if names else "", actions)


def _fields(plan: Plan) -> Table:
    """How many actions have each field filled."""
    table = Table(box=None, pad_edge=False)
    for name in FIELDS:
        table.add_column(name, justify="right", header_style="dim")
    table.add_row(*(str(sum(bool(getattr(action, name)) for action in plan.actions)) for name in FIELDS))
    return table


def issue_lines(plan: Plan) -> list[Text]:
    """One line for each kind of issue, with its first message."""
    issues = [*plan.issues, *(issue for action in plan.actions for issue in action.issues)]
    firsts: dict[str, Issue] = {}
    for issue in issues:
        firsts.setdefault(issue.code, issue)
    counts = Counter(issue.code for issue in issues)
    return [
        Text.assemble(
            (f"{issue.level} {code}", COLOURS[issue.level]),
            f" (x{counts[code]}): " if counts[code] > 1 else ": ",
            printable(issue.message),
        )
        for code, issue in firsts.items()
    ]
