"""Files read one after the other in a child, as `planparse extract` does."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from planparse.batch.crew import Crew
from planparse.batch.limits import Limits
from planparse.batch.outcome import to_error
from planparse.batch.request import Manner, Request
from planparse.content import read_file, readable_name

if TYPE_CHECKING:
    from planparse.records import Plan


class SupervisedReader:
    """One child under `limits`, replaced when it dies."""

    def __init__(self, limits: Limits, manner: Manner = Manner()) -> None:
        self._manner = manner
        self._crew: Crew[Path] = Crew(1, limits)

    def __enter__(self) -> SupervisedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._crew.__exit__(kind, error, traceback)

    def extract(self, path: Path) -> Plan:
        """As `planparse.extract`, and raises a LimitError where the file is beyond the limits."""
        request = Request(readable_name(path), read_file(path), manner=self._manner)
        outcome = self._crew.read(path, request)
        if not outcome.plan:
            raise to_error(outcome)
        from planparse.records import Plan

        return Plan.model_validate_json(outcome.plan)
