"""What was seen in a document, for the terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from planparse.cli.language import counted, translated, words
from planparse.cli.streams import printable
from planparse.cli.summary import issue_lines
from planparse.document import Paragraph, Table
from planparse.inspect.inspection import Inspection, first_place
from planparse.inspect.tables import describe
from planparse.raw import RawHeader, RawTable

LONGEST = 100
"""Characters of a text that are shown."""
MOST = 200
"""Lines of a section that are shown."""
WIDTH_OF_FILES = 110
PAGE_COLUMNS = ("page", "size (pt)", "headings", "list items", "paragraphs", "tables")
USES = {
    "actions": "holds actions",
    "cards": "holds action cards",
    "glossary": "is a glossary",
    "nothing": "holds no actions",
}


def view(inspection: Inspection, *, coloured: bool) -> bytes:
    """The whole view; `coloured` as far as standard output shows colours."""
    if coloured:
        console = Console(file=sys.stdout, highlight=False)
    else:
        console = Console(no_color=True, width=WIDTH_OF_FILES, force_terminal=False, highlight=False)
    with console.capture() as capture:
        console.print(Group(*_sections(inspection)))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()).encode()


def _sections(inspection: Inspection) -> Iterator[RenderableType]:
    plan = inspection.reading.plan
    count = len(plan.actions)
    name = Text.assemble(
        (printable(plan.source.name), "bold"),
        words(": "),
        counted(count, "{1}, {0} action", "{1}, {0} actions", plan.source.format),
    )
    yield name
    for title, lines in (
        (words("Pages"), _pages(inspection)),
        (words("Outline"), _outline(inspection)),
        (words("Tables"), [part for table in inspection.tables for part in _table(table, inspection.told(table))]),
        (words("Left over ({})", len(inspection.left_over)), _texts(inspection.left_over)),
        (words("Headers and footers ({})", len(inspection.furniture)), _texts(inspection.furniture)),
        (words("Issues"), issue_lines(plan)),
    ):
        if lines:
            yield Text(f"\n{title}", style="bold underline")
            yield Padding(Group(*lines), (0, 0, 0, 2))


def _pages(inspection: Inspection) -> list[RenderableType]:
    if not inspection.pages:
        return []
    grid = Grid(box=None, pad_edge=False)
    for title in PAGE_COLUMNS:
        grid.add_column(words(title), justify="right", header_style="dim")
    kinds = Counter((first_place(block).page, _kind(block)) for block in inspection.paragraphs)
    tables = Counter(table.place.page for table in inspection.tables)
    for page in inspection.pages:
        counts = (kinds[page.number, kind] for kind in ("heading", "item", "paragraph"))
        size = f"{page.width:g} × {page.height:g}"
        grid.add_row(str(page.number), size, *map(str, counts), str(tables[page.number]))
    return [grid]


def _kind(paragraph: Paragraph) -> str:
    return "heading" if paragraph.heading else "item" if paragraph.marker else "paragraph"


def _outline(inspection: Inspection) -> list[RenderableType]:
    headings = [block for block in inspection.paragraphs if block.heading]
    lines = (_line(block, f"{'  ' * (block.heading - 1)}{block.heading}  ") for block in headings)
    return _shortened(lines, len(headings))


def _texts(paragraphs: list[Paragraph]) -> list[RenderableType]:
    return _shortened(map(_line, paragraphs), len(paragraphs))


def _line(paragraph: Paragraph, before: str = "") -> Text:
    place = first_place(paragraph)
    spots = (("p.{}", place.page), ("table {}", place.table), ("line {}", place.line if place.page is None else None))
    where = " ".join(words(name, number) for name, number in spots if number is not None)
    return Text.assemble((before, "dim"), _short(paragraph.raw), (f"  {where}", "dim"))


def _shortened(lines: Iterator[Text], count: int) -> list[RenderableType]:
    shown: list[RenderableType] = list(islice(lines, MOST))
    return [*shown, Text(words("… and {} more", count - MOST), style="dim")] if count > MOST else shown


def _table(table: Table, told: RawTable | None) -> Iterator[RenderableType]:
    yield Text.assemble((translated(describe(table, told)), "bold"), words(": "), ", ".join(_facts(table, told)))
    for header in told.headers if told else ():
        yield Padding(_columns(header), (0, 0, 0, 2))


def _facts(table: Table, told: RawTable | None) -> Iterator[str]:
    if table.place.page is not None:
        yield words("page {}", table.place.page)
    yield words("{} rows × {} columns", table.rows, table.columns)
    if told is None:
        yield words("left out")
        return
    yield words(USES[told.use])
    if told.repeated_rows:
        yield words("header repeated in row {}", _listed(told.repeated_rows))
    if told.band_rows:
        yield words("bands in row {}", _listed(told.band_rows))
    if any(told.roles) and not told.headers and told.continued_from is None:
        yield words("no header of its own, read as {}", _listed(told.roles))


def _columns(header: RawHeader) -> Grid:
    """Title, role and reasons of each column."""
    grid = Grid(box=None, pad_edge=False)
    grid.add_column(words("header"), header_style="dim")
    sure = words("role ({} sure)", f"{header.certainty:.0%}") if any(header.roles) else words("role")
    grid.add_column(sure, header_style="dim")
    grid.add_column(words("why"), header_style="dim", style="dim")
    reasons = header.reasons or ("",) * len(header.titles)
    for title, role, reason in zip(header.titles, header.roles, reasons, strict=False):
        style = "yellow" if role in ("", "unknown") else "green"
        grid.add_row(_short(title) or "—", Text(role or words("none"), style=style), reason)
    return grid


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))


def _short(text: str) -> str:
    line = printable(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
