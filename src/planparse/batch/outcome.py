"""What came of one file, in a form that crosses from one process to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from planparse import errors
from planparse.batch.frames import pack, unpack
from planparse.errors import NoTextError, PlanparseError, UnknownFormatError

if TYPE_CHECKING:
    from planparse.records import Issue, Plan

Aid: TypeAlias = Literal["conversion", "OCR"]
Status: TypeAlias = Literal["ok", "partial", "no_text", "no_plan", "error", "skip"]

INCOMPLETE = frozenset({"unreadable-page", "limit-reached", "embedded-files", "damaged-file"})
"""Issues of a plan that was not read as a whole."""

PICTURED = frozenset({"read-from-picture", "unread-picture", "bad-text-layer"})
"""Issues of a plan whose pages were read from their pictures, or would have been."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The plan in JSON, or why there is none."""

    status: Status
    code: str | None = None
    """In one word: the code of an error or of an issue; None where all is well."""
    reason: str | None = None
    """The same as a sentence."""
    actions: int = 0
    seconds: float = 0.0
    """Wall-clock time of all tries."""
    peak_mb: float = 0.0
    """The most memory that the reader of the file held, in mebibytes."""
    aids: Sequence[Aid] = ()
    """What had a hand in it besides planparse, or would have had."""
    plan: bytes = b""

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan, be it here or already among the results."""
        return self.status in ("ok", "partial", "no_plan")

    def to_bytes(self) -> bytes:
        """For a pipe."""
        return pack({name: getattr(self, name) for name in _FACTS}, self.plan)

    @classmethod
    def from_bytes(cls, payload: bytes) -> Outcome:
        """What `to_bytes` wrote."""
        facts, plan = unpack(payload)
        return cls(**facts, plan=plan)

    def with_aid(self, aid: Aid) -> Outcome:
        """The same outcome, with one more hand in it."""
        return self if aid in self.aids else replace(self, aids=(*self.aids, aid))

    def costing(self, seconds: float, peak_mb: float) -> Outcome:
        """The same outcome with what it cost."""
        return replace(self, seconds=round(seconds, 3), peak_mb=round(max(peak_mb, self.peak_mb), 1))


_FACTS = tuple(field.name for field in fields(Outcome) if field.name != "plan")


def of_plan(plan: Plan, content: bytes) -> Outcome:
    """The outcome of a file that was read; `content` is `plan` in JSON."""
    aids: tuple[Aid, ...] = ("OCR",) if _first(plan, PICTURED) else ()
    if issue := _first(plan, INCOMPLETE):
        return Outcome("partial", issue.code, issue.message, len(plan.actions), plan=content, aids=aids)
    if not plan.actions:
        missing = _first(plan, frozenset({"no-plan-found"}))
        return Outcome("no_plan", "no-plan-found", missing.message if missing else None, plan=content, aids=aids)
    return Outcome("ok", actions=len(plan.actions), plan=content, aids=aids)


def of_error(error: PlanparseError) -> Outcome:
    """The outcome of a file that could not be read."""
    match error:
        case NoTextError():
            return Outcome("no_text", error.code, str(error), aids=("OCR",))
        case UnknownFormatError():
            return Outcome("error", error.code, str(error), aids=("conversion",))
    return Outcome("error", error.code, str(error))


def to_error(outcome: Outcome) -> PlanparseError:
    """The error that `of_error` was given."""
    return KINDS.get(outcome.code or "", PlanparseError)(outcome.reason)


def _first(plan: Plan, codes: frozenset[str]) -> Issue | None:
    return next((issue for issue in plan.issues if issue.code in codes), None)


KINDS: dict[str, type[PlanparseError]] = {
    kind.code: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PlanparseError)
}
"""Every error by its code."""
