"""The content of a fictional plan, as its `plan.toml` states it.

Every value is written once, as printed and as a careful reader notes it: documents are printed from
the one, expected records are made from the other.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

Form: TypeAlias = Literal["heading", "paragraph", "band"]
Family: TypeAlias = Literal["listed", "merged", "bands", "outline"]

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
    glossary: bool = False
    """The table holds acronyms and their meanings, side by side."""
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
    columns: tuple[Column, ...] = ()
    landscape: bool = False
    running: str = ""
    """The running header of every page."""
    action: str = "{text}"
    objective: str = "{text}"
    action_marker: str = ""
    means_marker: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole fictional plan."""

    name: str
    title: str
    organisation: str
    period: str
    language: str
    layout: Layout
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
        before=tuple(_remark(remark) for remark in data.get("before", ())),
        levels=tuple(_level(level) for level in data.get("levels", ())),
        sections=tuple(_section(section) for section in data["sections"]),
        after=tuple(_remark(remark) for remark in data.get("after", ())),
    )


def _layout(data: dict[str, Any]) -> Layout:
    return Layout(**{**data, "columns": tuple(Column(**column) for column in data.get("columns", ()))})


def _level(data: dict[str, Any]) -> Level:
    return Level(**{"number": None, "printed": "{text}", **data})


def _remark(data: dict[str, Any]) -> Remark:
    return Remark(**{**data, "table": tuple(tuple(row) for row in data.get("table", ()))})


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
    fields = tuple((name, _stated(name, data[name])) for name in FIELDS if name in data)
    return Action(data["text"], data.get("number"), fields, data.get("shaded", False))


def _stated(name: str, value: str | list[str] | dict[str, list[str]]) -> Stated:
    """A plain list is read as it is printed: people side by side, anything else line by line."""
    if isinstance(value, dict):
        return Stated(tuple(value["printed"]), tuple(value["read"]))
    read = _lines(value)
    return Stated((", ".join(read),) if name in PEOPLE else read, read)


def _lines(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
