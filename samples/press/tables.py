"""Sets actions into the rows of tables: headers, bands, merged cells, schedules."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from samples.press.plans import Action, Column, Layout, Level, Objective, Section
from samples.press.sheet import Box, Grid, Row, Text

HEADER_FILL = "#d9e2ec"
BAND_FILLS = ("#1f4e79", "#9dc3e6", "#deebf7")
SHADE = "#d9d9d9"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: its actions, and all that stands above them."""

    actions: tuple[Action, ...]
    objective: Objective
    levels: tuple[Level, ...] = ()
    parent: Action | None = None
    """The action that the row's own is a step of."""


_Piece: TypeAlias = Row | Entry
"""A row that is set already, or one that is merged with its neighbours first."""


def banded(section: Section, layout: Layout) -> Iterator[Grid]:
    """One table an objective; the section's own bands stand over the first."""
    bands = [band(level.lead + level.text, 0, layout) for level in section.levels if level.form == "band"]
    header = _header(layout.columns)
    for objective in section.objectives:
        above = [*bands, _objective_band(objective, layout), *header]
        rows = _rows(_entries(section.levels, objective, layout), layout)
        yield Grid(_widths(layout.columns), (*above, *rows), headers=len(above))
        bands = []


def grid(sections: Iterable[Section], layout: Layout) -> Grid:
    """One table of all `sections`, with bands where their levels say so."""
    header = _header(layout.columns)
    rows = list(header)
    for is_entry, pieces in groupby(_pieces(sections, header, layout), lambda piece: isinstance(piece, Entry)):
        if is_entry:
            rows += _rows([piece for piece in pieces if isinstance(piece, Entry)], layout)
        else:
            rows += [piece for piece in pieces if not isinstance(piece, Entry)]
    return Grid(_widths(layout.columns), tuple(rows), headers=len(header))


def summary(sections: Iterable[Section], columns: tuple[Column, ...]) -> Grid:
    """All actions of the plan once more, in other columns."""
    return grid(map(_in_columns, sections), Layout("merged", columns=columns, whole=True))


def _in_columns(section: Section) -> Section:
    return replace(section, levels=tuple(replace(level, form="column") for level in section.levels))


def _pieces(sections: Iterable[Section], header: Sequence[Row], layout: Layout) -> Iterator[_Piece]:
    above: tuple[Level, ...] = ()
    for section in sections:
        if layout.whole:
            for depth, level in fresh(section.levels, above):
                if level.form == "band":
                    yield band(level.lead + level.text, depth, layout)
            above = section.levels
        for objective in section.objectives:
            if objective.header_again:
                yield from header
            if layout.family == "bands":
                yield _objective_band(objective, layout)
            yield from _entries(section.levels, objective, layout)


def fresh(levels: tuple[Level, ...], above: tuple[Level, ...]) -> list[tuple[int, Level]]:
    """The levels, with their depths, from the first on that differs from what stands above already."""
    common = 0
    while common < min(len(levels), len(above)) and levels[common] == above[common]:
        common += 1
    return list(enumerate(levels))[common:]


def band(text: str, depth: int, layout: Layout) -> Row:
    """A row of a single cell; the fill tells the depth."""
    columns = len(layout.columns)
    box = Box((Text(text, bold=True),), columns=columns, fill=BAND_FILLS[depth % len(BAND_FILLS)], header=True)
    return (box, *(None,) * (columns - 1))


def _objective_band(objective: Objective, layout: Layout) -> Row:
    return band(layout.objective.format(number=objective.number, text=objective.text), 1, layout)


def _entries(levels: tuple[Level, ...], objective: Objective, layout: Layout) -> list[Entry]:
    """One an objective where its cells list the actions, else one an action or step."""
    if layout.family == "listed":
        return [Entry(objective.actions, objective, levels)]
    return [
        Entry((step,), objective, levels, action if action.steps else None)
        for action in objective.actions
        for step in action.steps or (action,)
    ]


def _widths(columns: tuple[Column, ...]) -> tuple[float, ...]:
    whole = sum(column.width for column in columns)
    return tuple(column.width / whole for column in columns)


def _header(columns: tuple[Column, ...]) -> list[Row]:
    if not any(column.group for column in columns):
        return [tuple(_header_box(column.header) for column in columns)]
    upper: list[Box | None] = []
    lower: list[Box | None] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        for index, column in enumerate(found := list(members)):
            if not group:
                upper.append(_header_box(column.header, rows=2))
                lower.append(None)
            else:
                upper.append(_header_box(group, columns=len(found)) if index == 0 else None)
                lower.append(_header_box(column.header))
    return [tuple(upper), tuple(lower)]


def _header_box(header: str, rows: int = 1, columns: int = 1) -> Box:
    texts = tuple(Text(line, bold=True) for line in header.split("\n") if line)
    return Box(texts, rows, columns, HEADER_FILL, header=True)


def _rows(entries: Sequence[Entry], layout: Layout) -> list[Row]:
    """The rows of `entries`; where neighbours share what a column says, one box covers them."""
    columns = [_column(entries, column, layout) for column in layout.columns]
    return list(zip(*columns, strict=True))


def _column(entries: Sequence[Entry], column: Column, layout: Layout) -> list[Box | None]:
    boxes: list[Box | None] = []
    numbered = enumerate(entries)
    for _, group in groupby(numbered, lambda pair: _shared(column, pair[1], layout) or pair[0]):
        members = [entry for _, entry in group]
        fill = SHADE if _is_shaded(members[0], column, layout) else None
        boxes += [Box(cell(members[0], column, layout), rows=len(members), fill=fill), *(None,) * (len(members) - 1)]
    return boxes


def _shared(column: Column, entry: Entry, layout: Layout) -> Hashable:
    """What stands once for all neighbouring rows that share it; None for what each row says itself."""
    match column.field:
        case "level":
            return ("level", *entry.levels[: _depth(column, layout) + 1])
        case "objective" | "objective_number":
            return ("objective", id(entry.objective))
        case "action" if entry.parent:
            return ("action", id(entry.parent))
        case _:
            return None


def _depth(column: Column, layout: Layout) -> int:
    """Which of the levels a column holds: the first such column the outermost."""
    return [other for other in layout.columns if other.field == "level"].index(column)


def _is_shaded(entry: Entry, column: Column, layout: Layout) -> bool:
    ticked = column.field == "tick" and not layout.tick and _is_ticked(entry, column)
    return ticked or (entry.actions[0].shaded and column.field not in ("level", "objective", "objective_number"))


def _is_ticked(entry: Entry, column: Column) -> bool:
    return column.header in entry.actions[0].field("deadline").printed


def cell(entry: Entry, column: Column, layout: Layout) -> tuple[Text, ...]:
    """What a column says of an entry."""
    objective = entry.objective
    match column.field:
        case "level":
            level = [level for level in entry.levels if level.form == "column"][_depth(column, layout)]
            return (Text(level.lead + level.text),)
        case "objective_number":
            return (Text(objective.number or ""),)
        case "objective" if len(objective.lines) > 1:
            return tuple(Text(line, marker="•") for line in objective.lines)
        case "objective":
            return (Text(layout.objective.format(number=objective.number, text=objective.text)),)
        case "tick":
            return (Text(layout.tick),) if layout.tick and _is_ticked(entry, column) else ()
        case "action" if entry.parent:
            return (_statement(entry.parent, layout.action, layout),)
        case "step":
            return tuple(_statement(step, layout.step, layout) for step in entry.actions) if entry.parent else ()
        case _:
            return tuple(text for action in entry.actions for text in _of_action(action, column, layout))


def _of_action(action: Action, column: Column, layout: Layout) -> tuple[Text, ...]:
    match column.field:
        case "action":
            return statement(action, layout)
        case "number":
            return (Text(action.number or ""),)
        case "other":
            text = dict(action.other).get(column.header)
            return (Text(text),) if text else ()
        case "people":
            names = ("responsible", "partners")
            return tuple(Text(line) for name in names for line in action.field(name).printed)
        case field:
            marker = layout.means_marker if field == "means" else ""
            lines = (layout.field.format(number=action.number, text=line) for line in action.field(field).printed)
            return tuple(Text(line, marker=marker) for line in lines)


def statement(action: Action, layout: Layout) -> tuple[Text, ...]:
    """The action; its means follow it where the layout has no column for them."""
    printed = _statement(action, layout.action, layout)
    if any(column.field == "means" for column in layout.columns):
        return (printed,)
    return (printed, *(Text(line) for line in action.field("means").printed))


def _statement(action: Action, form: str, layout: Layout) -> Text:
    return Text(form.format(number=action.number, text=action.text), marker=layout.action_marker)
