"""The output contract: the records that planparse gives for every plan, whatever its format.

`schemas/plan.schema.json` is generated from these models (`planparse schema`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

DeadlineKind = Literal[
    "date", "range", "before", "from", "plan_years", "recurring", "continuous", "horizon", "status",
    "to_be_determined", "none", "unparsed",
]  # fmt: skip
Precision = Literal["day", "month", "quarter", "season", "half_year", "year", "period"]
Comparator = Literal["=", ">=", ">", "<=", "<"]
Points = Annotated[float, Field(description="PDF points from the top left corner of the displayed page.")]


class Record(BaseModel):
    """Base of all records: immutable, and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """One place of the source where a value was read. Everything counts from 1."""

    page: int | None = Field(None, description="Page number in the file.")
    bbox: tuple[Points, Points, Points, Points] | None = Field(
        None, description="Box of the text: x0, top, x1, bottom."
    )
    table: int | None = Field(None, description="Table, in reading order over the document.")
    row: int | None = Field(None, description="Row of the table.")
    column: int | None = Field(None, description="Column of the table.")
    line: int | None = Field(None, description="Line of a plain text.")
    sheet: str | None = Field(None, description="Name of a workbook's sheet.")
    cell: str | None = Field(None, description="Cell of the sheet, such as B7, or its range where it is merged.")
    raw: str = Field(description="The text as found, number, label and list marker included.")


class Issue(Record):
    """A doubt about the document or one record."""

    code: str = Field(description="Stable identifier of the kind of issue.")
    level: Literal["info", "warning", "error"] = Field(description="How much it matters.")
    message: str = Field(description="One sentence for the reader of the result.")
    evidence: Evidence | None = Field(None, description="The place it is about.")


class Source(Record):
    """A file and its content's fingerprint."""

    name: str = Field(description="File name, without folders.")
    format: str = Field(description="Format found in the content: pdf, docx, text, …")
    sha256: str = Field(description="SHA-256 of the bytes, hexadecimal.")
    pages: int | None = Field(None, description="Number of pages, where the format has pages.")
    bytes: int = Field(description="Size of the file in bytes.")


class Period(Record):
    """The years that the plan covers."""

    text: str = Field(description="As printed.")
    start: date | None = Field(None, description="First day.")
    end: date | None = Field(None, description="Last day.")
    assumed: bool = Field(True, description="First and last day were deduced, not printed.")


class ContextLevel(Record):
    """One level above the objective."""

    level: str = Field(description="Kind of level: axis, issue, orientation, objective, section, …")
    label: str | None = Field(None, description="The label as printed, such as AXE.")
    number: str | None = Field(None, description="The number as printed, without punctuation.")
    text: str = Field(description="The level's words, without label and number.")


class Deadline(Record):
    """When the action is to be done."""

    text: str = Field(description="As printed.")
    kind: DeadlineKind = Field(description="What sort of statement it is.")
    years: tuple[int, ...] = Field((), description="Years of the plan, counted from 1, for plan_years.")
    start: date | None = Field(None, description="First day, where the text or the plan's period says it.")
    end: date | None = Field(None, description="Last day, where the text or the plan's period says it.")
    precision: Precision | None = Field(None, description="How fine the statement is.")
    recurrence: str | None = Field(None, description="How often, for recurring: yearly, monthly, …")
    assumed: bool = Field(False, description="start or end were deduced from the plan's period.")


class Target(Record):
    """What is to be reached."""

    text: str = Field(description="As printed.")
    year: int | None = Field(None, description="Year of the plan, counted from 1, or calendar year.")
    value: float | None = Field(None, description="The quantity.")
    unit: str | None = Field(None, description="What is counted, as printed; % for percentages.")
    comparator: Comparator | None = Field(None, description="At least, at most, …, where printed.")


class Action(Record):
    """One action: the finest thing that the plan says somebody will do."""

    number: str | None = Field(None, description="As printed, without its punctuation.")
    objective_number: str | None = Field(None, description="Number of the objective, as printed.")
    context: tuple[ContextLevel, ...] = Field((), description="What stands above the objective, outermost first.")
    objective: str | None = Field(None, description="The objective that the action serves.")
    action: str = Field(description="What will be done.")
    means: tuple[str, ...] = Field((), description="How it will be done, and with what.")
    responsible: tuple[str, ...] = Field((), description="Who answers for it.")
    partners: tuple[str, ...] = Field((), description="Who takes part.")
    deadline: Deadline | None = Field(None, description="When it is to be done.")
    indicator: tuple[str, ...] = Field((), description="How success is measured.")
    target: tuple[Target, ...] = Field((), description="What is to be reached.")
    extra: dict[str, str] = Field(
        default_factory=dict, description="Every column that is none of the eight fields, under its printed header."
    )
    evidence: dict[str, tuple[Evidence, ...]] = Field(
        default_factory=dict, description="Where each field was read, by field name."
    )
    confidence: float = Field(1.0, ge=0, le=1, description="How sure planparse is of the record.")
    issues: tuple[Issue, ...] = Field((), description="Doubts about this record.")


class TableReading(Record):
    """How one table of the document was read: one piece for each page that a table goes on over."""

    number: int = Field(description="Table, in reading order over the document, from 1; evidence names the same.")
    page: int | None = Field(None, description="Page number in the file.")
    rows: int = Field(description="Number of rows, header rows too.")
    columns: int = Field(description="Number of columns.")
    use: Literal["actions", "cards", "glossary", "nothing"] = Field(description="What was found in it.")
    roles: tuple[str, ...] = Field(
        (), description="What each column was taken for: one of the eight fields, number, context:axis, unknown, …"
    )
    certainty: float = Field(0.0, ge=0, le=1, description="How sure the roles are.")
    continued_from: int | None = Field(None, description="Number of the table that it goes on from.")


class Unclaimed(Record):
    """Text that no record, heading or glossary used."""

    text: str = Field(description="As printed.")
    evidence: Evidence = Field(description="Where it stands.")


class Plan(Record):
    """A plan: what the document says of itself, and its actions."""

    schema_version: str = Field(SCHEMA_VERSION, description="Version of this schema.")
    source: Source = Field(description="The file that was read.")
    title: str | None = Field(None, description="Title of the plan.")
    organisation: str | None = Field(None, description="Who publishes the plan.")
    language: str | None = Field(None, description="ISO 639-1 code of the main language.")
    period: Period | None = Field(None, description="The years that the plan covers.")
    adopted: date | None = Field(None, description="Day of adoption, where printed.")
    glossary: dict[str, str] = Field(default_factory=dict, description="Acronyms and their meanings.")
    actions: tuple[Action, ...] = Field((), description="The actions, in the order of the document.")
    tables: tuple[TableReading, ...] = Field((), description="How the tables of the document were read.")
    issues: tuple[Issue, ...] = Field((), description="Doubts about the document.")
    unclaimed: tuple[Unclaimed, ...] = Field(
        (), description="Body text and cells that no record, heading or glossary used."
    )
