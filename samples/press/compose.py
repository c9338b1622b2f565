"""Sets a plan in type: from its content and layout to the texts and grids of a `Sheet`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.press.cards import cards, labelled
from samples.press.plans import Layout, Level, Objective, Plan, Remark, Section
from samples.press.sheet import Block, Box, Grid, Sheet, Text
from samples.press.tables import HEADER_FILL, banded, fresh, grid, statement, summary


def compose(plan: Plan) -> Sheet:
    """The plan as its layout prints it."""
    blocks: list[Block] = [Text(plan.title, heading=1)]
    for remark in plan.before:
        blocks += _remark(remark, plan)
    blocks += [_level(level) for level in plan.levels]
    blocks += _body(plan)
    for remark in plan.after:
        blocks += _remark(remark, plan)
    layout = plan.layout
    return Sheet(plan.title, plan.organisation, plan.language, tuple(blocks), layout.landscape, layout.running)


def _remark(remark: Remark, plan: Plan) -> list[Block]:
    if remark.summary:
        return [summary(plan.sections, remark.summary)]
    if remark.table:
        columns = len(remark.table[0])
        rows = tuple(
            tuple(Box((Text(cell, bold=header),), fill=HEADER_FILL if header else None, header=header) for cell in row)
            for row, header in ((row, index < remark.headers) for index, row in enumerate(remark.table))
        )
        return [Grid((1 / columns,) * columns, rows, remark.headers)]
    return [Text(remark.text, remark.lead, remark.marker, remark.heading, remark.bold)]


def _level(level: Level) -> Text:
    if level.form == "heading":
        return Text(level.lead + level.text, heading=level.size + 1)
    return Text(level.text, lead=level.lead)


def _body(plan: Plan) -> Iterator[Block]:
    if plan.layout.whole:
        yield grid(plan.sections, plan.layout)
        return
    above: tuple[Level, ...] = ()
    for section in plan.sections:
        yield from (
            _level(level) for _, level in fresh(section.levels, above) if level.form in ("heading", "paragraph")
        )
        above = section.levels
        for remark in section.remarks:
            yield from _remark(remark, plan)
        yield from _section(section, plan.layout)


def _section(section: Section, layout: Layout) -> Iterator[Block]:
    match layout.family:
        case "outline":
            yield from _outline(section, layout)
        case "bands":
            yield from banded(section, layout)
        case "cards":
            yield from cards(section, layout)
        case "labelled":
            yield from labelled(section, layout)
        case "listed" | "merged" if layout.objective_heading or layout.objective_header:
            for objective in section.objectives:
                if layout.objective_heading:
                    yield _heading(objective, layout)
                yield grid([replace(section, objectives=(objective,))], _with_header(objective, layout))
        case "listed" | "merged":
            yield grid([section], layout)


def _outline(section: Section, layout: Layout) -> Iterator[Text]:
    for objective in section.objectives:
        if layout.objective_heading:
            yield _heading(objective, layout)
        else:
            if objective.number:
                yield Text(objective.number, heading=3)
            yield Text(objective.text)
        for action in objective.actions:
            yield from statement(action, layout)


def _heading(objective: Objective, layout: Layout) -> Text:
    return Text(_printed(objective, layout), heading=layout.objective_heading)


def _with_header(objective: Objective, layout: Layout) -> Layout:
    if not layout.objective_header:
        return layout
    header = _printed(objective, layout)
    columns = (replace(column, header=header) if column.field == "action" else column for column in layout.columns)
    return replace(layout, columns=tuple(columns))


def _printed(objective: Objective, layout: Layout) -> str:
    return layout.objective.format(number=objective.number, text=objective.text)
