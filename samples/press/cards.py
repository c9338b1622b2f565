"""Sets actions as cards: each a table of labels and values, or labelled paragraphs below its name."""

from __future__ import annotations

from collections.abc import Iterator

from samples.press.plans import Action, Layout, Objective, Section
from samples.press.sheet import Block, Box, Grid, Row, Text
from samples.press.tables import BAND_FILLS, HEADER_FILL, Entry, cell

LABEL_WIDTH = 0.28


def cards(section: Section, layout: Layout) -> Iterator[Grid]:
    """A table of two columns for each action."""
    for entry in _entries(section):
        rows: list[Row] = [
            (Box((Text(column.header, bold=True),), fill=HEADER_FILL), Box(texts))
            for column in layout.columns
            if (texts := cell(entry, column, layout))
        ]
        if layout.title:
            title = Text(_title(entry.actions[0], layout), bold=True)
            rows.insert(0, (Box((title,), columns=2, fill=BAND_FILLS[1], header=True), None))
        yield Grid((LABEL_WIDTH, 1 - LABEL_WIDTH), tuple(rows), headers=0)


def labelled(section: Section, layout: Layout) -> Iterator[Block]:
    """A heading for each action, and a paragraph for each field; several lines are a list below their label."""
    objective: Objective | None = None
    for entry in _entries(section):
        if entry.objective is not objective and layout.objective_heading:
            objective = entry.objective
            printed = layout.objective.format(number=objective.number, text=objective.text)
            yield Text(printed, heading=layout.objective_heading)
        yield Text(_title(entry.actions[0], layout), heading=4 if layout.objective_heading else 3)
        for column in layout.columns:
            texts = cell(entry, column, layout)
            label = layout.label.format(label=" ".join(column.header.split()))
            if len(texts) == 1:
                yield Text(texts[0].text, lead=f"{label} ")
            elif texts:
                yield Text("", lead=label)
                yield from (Text(text.text, marker="•") for text in texts)


def _entries(section: Section) -> Iterator[Entry]:
    for objective in section.objectives:
        for action in objective.actions:
            yield Entry((action,), objective, section.levels)


def _title(action: Action, layout: Layout) -> str:
    return layout.title.format(number=action.number, text=action.text)
