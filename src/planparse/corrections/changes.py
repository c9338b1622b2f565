"""Corrections of a plan: what a person changed on the review page, as the page saves it.

Every change replaces some records of the plan (by their index) with others: one with one is a
correction or a confirmation, several with one a merger, one with several a cut, one with none a
removal, none with one an addition.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planparse.errors import DamagedFileError
from planparse.records import Plan
from planparse.saved import read_json

FORMAT = "planparse-corrections"
VERSION = 1

Index = Annotated[int, Field(ge=0)]
Texts = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(_Part):
    """One level above the objective, outermost first."""

    number: str | None = None
    text: str


class Fields(_Part):
    """The fields that a person set, as texts; what is not named stays as it was."""

    number: str | None = None
    objective_number: str | None = None
    context: tuple[Level, ...] = ()
    objective: str | None = None
    action: str | None = None
    means: Texts = ()
    responsible: Texts = ()
    partners: Texts = ()
    deadline: str | None = None
    indicator: Texts = ()
    target: Texts = ()
    extra: dict[str, str] = Field(default_factory=dict)


class NewRecord(_Part):
    """A record as it is to be: that of the first index in `of` with some fields set; `of` empty for a new one."""

    of: tuple[Index, ...] = ()
    set: Fields = Fields()


class Change(_Part):
    """Records of the plan, and what takes their place."""

    replaces: tuple[Index, ...] = ()
    by: tuple[NewRecord, ...] = ()
    after: int | None = Field(None, ge=-1, description="For an addition: the index before it, -1 for the top.")


class PlanCorrections(_Part):
    """The changes of one plan."""

    name: str
    sha256: str
    reading: str = Field(description="Fingerprint of the records that were shown.")
    changes: tuple[Change, ...] = ()


class Corrections(_Part):
    """The file that the review page saves."""

    format: Literal["planparse-corrections"]
    version: Literal[1]
    plans: tuple[PlanCorrections, ...]


def read_corrections(path: Path) -> Corrections:
    """The corrections in the file at `path`. Raises SourceNotFoundError or DamagedFileError."""
    try:
        return Corrections.model_validate(read_json(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise DamagedFileError(f"{path} holds no corrections of a review page: {where}: {first['msg']}.") from None


def fingerprint(plan: Plan) -> str:
    """The same for the same records: corrections count records, so they fit one reading only."""
    records = [action.model_dump(mode="json") for action in plan.actions]
    return hashlib.sha256(json.dumps(records, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
