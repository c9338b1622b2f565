"""The content of a fictional plan, as its `plan.toml` states it.

Every value is written once, as printed and as a careful reader notes it: documents are printed from
the one, expected records are made from the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from samples.press.look import Look

Form: TypeAlias = Literal["heading", "paragraph", "band", "column"]
Family: TypeAlias = Literal["listed", "merged", "bands", "outline", "cards", "labelled"]

PEOPLE = ("responsible", "partners")
FIELDS = ("means", *PEOPLE, "deadline", "indicator", "target")


@dataclass(frozen=True, slots=True)
class Stated:
    """One field of an action: the lines as printed, and the values that they state."""

    printed: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its words and its fields."""

    text: str
    number: str | None = None
    fields: tuple[tuple[str, Stated], ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    """What is none of the eight fields, by the header that it stands under."""
    steps: tuple[Action, ...] = ()
    """The parts that the plan breaks the action into; each is a record then."""
    shaded: bool = False

    def field(self, name: str) -> Stated:
        """The field called `name`, empty where the plan does not state it."""
        return dict(self.fields).get(name, Stated())


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective; more than one line is printed as a list."""

    lines: tuple[str, ...]
    number: str | None
    actions: tuple[Action, ...]
    header_again: bool = False
    """The header row is printed again above this objective, in the middle of the page."""

    @property
    def text(self) -> str:
        """All lines as one text."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Level:
    """One level above the objectives, printed as `printed` says."""

    text: str
    number: str | None
    form: Form
    printed: str
    size: int = 1
    """Outline level, for headings."""

    @property
    def lead(self) -> str:
        """What is printed before the level's words."""
        return self.printed.split("{text}")[0].format(number=self.number)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something printed that is no part of the outline: a paragraph, a heading, a bullet, a table."""

    text: str = ""
    lead: str = ""
    heading: int = 0
    marker: str = ""
    bold: bool = False
    table: tuple[tuple[str, ...], ...] = ()
    headers: int = 0
    """So many rows of the table are its header."""
    summary: tuple[Column, ...] = ()
    """A table of all actions of the plan, in these columns, which repeats what stands elsewhere."""
    glossary: bool = False
    """The table holds acronyms and their meanings, side by side; without one, the lead is explained by the text."""
    optional: bool = False
    """Careful readers differ on whether the bullet is an action."""


@dataclass(frozen=True, slots=True)
class Section:
    """Objectives under the same levels."""

    levels: tuple[Level, ...]
    remarks: tuple[Remark, ...]
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the action tables: its header, what it holds, its share of the width."""

    header: str
    field: str
    width: float
    group: str = ""
    """The header above this and its neighbours."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the actions are printed."""

    family: Family
    whole: bool = False
    """One table holds all sections."""
    columns: tuple[Column, ...] = ()
    landscape: bool = False
    running: str = ""
    """The running header of every page."""
    action: str = "{text}"
    step: str = "{text}"
    objective: str = "{text}"
    objective_heading: int = 0
    """The objective is a heading of this rank above its actions."""
    objective_header: bool = False
    """The objective stands in the header of the column of its actions."""
    field: str = "{text}"
    """How a line of any other field is printed, with the number of its action."""
    action_marker: str = ""
    means_marker: str = ""
    tick: str = "X"
    """What marks the columns of a schedule; where it is empty, they are shaded."""
    title: str = ""
    """Stands above each card."""
    label: str = "{label} :"
    """How a field of a card is named in running text."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole fictional plan."""

    name: str
    title: str
    organisation: str
    period: str
    language: str
    layout: Layout
    look: Look
    """Of the PDF."""
    transcript: bool
    """There is a plain text, too."""
    before: tuple[Remark, ...]
    levels: tuple[Level, ...]
    """Levels above all sections."""
    sections: tuple[Section, ...]
    after: tuple[Remark, ...]


def load(path: Path) -> Plan:
    """The plan that `path`, a `plan.toml`, states; it is named after its folder."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Plan(
        name=path.parent.name,
        title=data["title"],
        organisation=data["organisation"],
        period=data["period"],
        language=data["language"],
        layout=_layout(data["layout"]),
        look=Look.named(**data.get("look", {})),
        transcript=data.get("transcript", False),
        before=tuple(_remark(remark) for remark in data.get("before", ())),
        levels=tuple(_level(level) for level in data.get("levels", ())),
        sections=tuple(_section(section) for section in data["sections"]),
        after=tuple(_remark(remark) for remark in data.get("after", ())),
    )


def _layout(data: dict[str, Any]) -> Layout:
    return Layout(**{**data, "columns": _columns(data.get("columns", ()))})


def _columns(data: Iterable[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(Column(**column) for column in data)


def _level(data: dict[str, Any]) -> Level:
    return Level(**{"number": None, "printed": "{text}", **data})


def _remark(data: dict[str, Any]) -> Remark:
    table = tuple(tuple(row) for row in data.get("table", ()))
    return Remark(**{**data, "table": table, "summary": _columns(data.get("summary", ()))})


def _section(data: dict[str, Any]) -> Section:
    return Section(
        levels=tuple(_level(level) for level in data.get("levels", ())),
        remarks=tuple(_remark(remark) for remark in data.get("remarks", ())),
        objectives=tuple(_objective(objective) for objective in data["objectives"]),
    )


def _objective(data: dict[str, Any]) -> Objective:
    return Objective(
        lines=_lines(data["text"]),
        number=data.get("number"),
        actions=tuple(_action(action) for action in data["actions"]),
        header_again=data.get("header_again", False),
    )


def _action(data: str | dict[str, Any]) -> Action:
    if isinstance(data, str):
        return Action(data)
    return Action(
        text=data["text"],
        number=data.get("number"),
        fields=tuple((name, _stated(name, data[name])) for name in FIELDS if name in data),
        other=tuple(data.get("other", {}).items()),
        steps=tuple(_action(step) for step in data.get("steps", ())),
        shaded=data.get("shaded", False),
    )


def _stated(name: str, value: str | list[str] | dict[str, list[str]]) -> Stated:
    """A plain list is read as it is printed: people side by side, anything else line by line."""
    if isinstance(value, dict):
        return Stated(tuple(value["printed"]), tuple(value["read"]))
    read = _lines(value)
    return Stated((", ".join(read),) if name in PEOPLE else read, read)


def _lines(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
