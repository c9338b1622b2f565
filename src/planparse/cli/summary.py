"""What a person wants to see of a plan that was read: title, actions, fields filled, issues."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planparse.cli.language import counted, is_french, translated, words
from planparse.cli.streams import printable
from planparse.issues import CODES
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
    actions = counted(count, "{} action", "{} actions") if count else words("no actions")
    names = " · ".join(printable(name) for name in (plan.title, plan.organisation) if name)
    return Text.assemble((printable(plan.source.name), "bold"), words(": "), f"{names} · " if names else "", actions)


def _fields(plan: Plan) -> Table:
    """How many actions have each field filled."""
    table = Table(box=None, pad_edge=False)
    for name in FIELDS:
        table.add_column(words(name), justify="right", header_style="dim")
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
            (f"{words(issue.level)} {code}", COLOURS[issue.level]),
            (f" (x{counts[code]})" if counts[code] > 1 else "") + words(": "),
            printable(_message(issue)),
        )
        for code, issue in firsts.items()
    ]


def _message(issue: Issue) -> str:
    """In the user's language; where that has no words for the message, it has some for its kind."""
    message = translated(issue.message)
    if is_french() and message == issue.message and issue.code in CODES:
        return translated(CODES[issue.code][1])
    return message
