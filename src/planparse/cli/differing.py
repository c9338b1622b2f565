"""Differences between expected and given records, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from planparse.cli.language import words
from planparse.cli.streams import printable
from planparse.matching.differences import Difference
from planparse.matching.rewording import stretches

LONGEST_NAME = 72
OLD, NEW = "red", "green"


def shown(differences: Iterable[Difference]) -> Iterator[Text]:
    """A line for each record, then `-` expected and `+` given for each field, changed words underlined."""
    record = None
    for difference in differences:
        if difference.record != record or difference.kind != "field":
            record = difference.record
            yield _heading(difference)
        if difference.kind == "field":
            yield from fields([difference])


def fields(differences: Iterable[Difference]) -> Iterator[Text]:
    """`-` what was and `+` what is, for each text of each field."""
    for difference in differences:
        yield from _lines(difference)


def rewording(old: str, new: str) -> tuple[Text, Text]:
    """Both texts with the words that the other has not underlined."""
    before, after = Text(style=OLD), Text(style=NEW)
    for stretch in stretches(printable(old), printable(new)):
        style = "" if stretch.side == "both" else "bold underline"
        if stretch.side != "new":
            before.append(stretch.text, style=style)
        if stretch.side != "old":
            after.append(stretch.text, style=style)
    return before, after


def _heading(difference: Difference) -> Text:
    name = printable(difference.record)
    name = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    match difference.kind:
        case "missing record":
            return Text.assemble("  ", (f"- {words('missing record'):<15} ", OLD), name)
        case "extra record":
            return Text.assemble("  ", (f"+ {words('extra record'):<15} ", NEW), name)
        case "order":
            return Text.assemble("  ", (f"~ {words('out of order'):<15} ", "yellow"), name)
    return Text(f"  {name}", style="bold")


def _lines(difference: Difference) -> Iterator[Text]:
    label = f"    {words(difference.field):<12} "
    for index in range(max(len(difference.expected), len(difference.given))):
        old, new = (texts[index] if index < len(texts) else "" for texts in (difference.expected, difference.given))
        before, after = rewording(old, new)
        if old:
            yield Text.assemble(label, ("- ", OLD), before)
        if new:
            yield Text.assemble(" " * len(label) if old else label, ("+ ", NEW), after)
