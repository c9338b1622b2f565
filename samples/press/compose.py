"""Sets a plan in type: from its content and layout to the texts and grids of a `Sheet`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from samples.press.plans import Action, Column, Layout, Level, Objective, Plan, Remark, Section
from samples.press.sheet import Block, Box, Grid, Row, Sheet, Text

HEADER_FILL = "#d9e2ec"
BAND_FILLS = ("#1f4e79", "#9dc3e6")
SHADE = "#d9d9d9"


def compose(plan: Plan) -> Sheet:
    """The plan as its layout prints it."""
    blocks: list[Block] = [Text(plan.title, heading=1)]
    for remark in plan.before:
        blocks += _remark(remark)
    blocks += [_level(level) for level in plan.levels]
    for section in plan.sections:
        blocks += _section(section, plan.layout)
    for remark in plan.after:
        blocks += _remark(remark)
    layout = plan.layout
    return Sheet(plan.title, plan.organisation, plan.language, tuple(blocks), layout.landscape, layout.running)


def _remark(remark: Remark) -> list[Block]:
    if remark.table:
        columns = len(remark.table[0])
        rows = tuple(tuple(Box((Text(cell),)) for cell in row) for row in remark.table)
        return [Grid((1 / columns,) * columns, rows)]
    return [Text(remark.text, remark.lead, remark.marker, remark.heading, remark.bold)]


def _level(level: Level) -> Text:
    if level.form == "heading":
        return Text(level.lead + level.text, heading=level.size + 1)
    return Text(level.text, lead=level.lead)


def _section(section: Section, layout: Layout) -> Iterator[Block]:
    yield from (_level(level) for level in section.levels if level.form != "band")
    for remark in section.remarks:
        yield from _remark(remark)
    match layout.family:
        case "outline":
            yield from _outline(section, layout)
        case "bands":
            yield from _banded(section, layout)
        case "listed" | "merged":
            yield _grid(section.objectives, layout)


def _outline(section: Section, layout: Layout) -> Iterator[Text]:
    for objective in section.objectives:
        if objective.number:
            yield Text(objective.number, heading=3)
        yield Text(objective.text)
        for action in objective.actions:
            yield from _action(action, layout)


def _banded(section: Section, layout: Layout) -> Iterator[Grid]:
    """One table an objective; the section's own bands stand over the first."""
    bands = [_band(level.lead + level.text, BAND_FILLS[0], layout) for level in section.levels if level.form == "band"]
    header = _header(layout.columns)
    for objective in section.objectives:
        printed = layout.objective.format(number=objective.number, text=objective.text)
        above = [*bands, _band(printed, BAND_FILLS[1], layout), *header]
        rows = [_row(objective, (action,), index, layout) for index, action in enumerate(objective.actions)]
        yield Grid(_widths(layout), (*above, *rows), headers=len(above))
        bands = []


def _band(text: str, fill: str, layout: Layout) -> Row:
    columns = len(layout.columns)
    return (Box((Text(text, bold=True),), columns=columns, fill=fill, header=True), *(None,) * (columns - 1))


def _grid(objectives: tuple[Objective, ...], layout: Layout) -> Grid:
    header = _header(layout.columns)
    rows: list[Row] = []
    for objective in objectives:
        if objective.header_again:
            rows += header
        if layout.family == "listed":
            rows.append(_row(objective, objective.actions, 0, layout))
        else:
            rows += [_row(objective, (action,), index, layout) for index, action in enumerate(objective.actions)]
    return Grid(_widths(layout), (*header, *rows), headers=len(header))


def _widths(layout: Layout) -> tuple[float, ...]:
    whole = sum(column.width for column in layout.columns)
    return tuple(column.width / whole for column in layout.columns)


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


def _row(objective: Objective, actions: tuple[Action, ...], index: int, layout: Layout) -> Row:
    """One row: `actions` beside their objective, which covers all its rows from the first."""
    boxes: list[Box | None] = []
    span = 1 if layout.family in ("listed", "bands") else len(objective.actions)
    for column in layout.columns:
        if column.field in ("objective", "objective_number"):
            boxes.append(Box(_objective(objective, column, layout), rows=span) if index == 0 else None)
        else:
            texts = tuple(text for action in actions for text in _cell(action, column.field, layout))
            boxes.append(Box(texts, fill=SHADE if actions[0].shaded else None))
    return tuple(boxes)


def _objective(objective: Objective, column: Column, layout: Layout) -> tuple[Text, ...]:
    if column.field == "objective_number":
        return (Text(objective.number or ""),)
    if len(objective.lines) > 1:
        return tuple(Text(line, marker="•") for line in objective.lines)
    return (Text(layout.objective.format(number=objective.number, text=objective.text)),)


def _cell(action: Action, field: str, layout: Layout) -> tuple[Text, ...]:
    match field:
        case "action":
            return _action(action, layout)
        case "people":
            return tuple(Text(line) for name in ("responsible", "partners") for line in action.field(name).printed)
        case "means":
            return tuple(Text(line, marker=layout.means_marker) for line in action.field("means").printed)
        case _:
            return tuple(Text(line) for line in action.field(field).printed)


def _action(action: Action, layout: Layout) -> tuple[Text, ...]:
    """The action; its means follow it where the layout has no column for them."""
    printed = Text(layout.action.format(number=action.number, text=action.text), marker=layout.action_marker)
    if any(column.field == "means" for column in layout.columns):
        return (printed,)
    return (printed, *(Text(line) for line in action.field("means").printed))
