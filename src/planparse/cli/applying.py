"""What `planparse apply` does: find what was edited, apply the edits, write the plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from planparse.cli.files import to_file
from planparse.cli.language import words
from planparse.cli.plans import PlanFiles
from planparse.cli.streams import printable, say, to_standard_output
from planparse.cli.targets import Folder, OneFile, choose_target, choose_writer, refuse_input
from planparse.errors import CorrectionError, PlanparseError, SourceNotFoundError, UsageError
from planparse.records import Plan
from planparse.review.applying import apply
from planparse.review.corrections import PlanCorrections, read_corrections

Corrected = tuple[Plan, Path]
"""A corrected plan, and the file in which it was before."""
Apply = Callable[[PlanFiles, Path, Sequence[Path]], list[Corrected]]
"""Takes the edited file and the plans that were named."""


def run(files: PlanFiles, edited: Path, plans: Sequence[Path], output: str | None, form: str | None) -> None:
    """Raises a PlanparseError where the edits or their plans cannot be read, or do not fit."""
    writer = choose_writer(output, form)
    if not edited.exists():
        raise SourceNotFoundError(f"{edited} does not exist.")
    applier = APPLIERS.get(edited.suffix.casefold())
    if applier is None:
        raise UsageError(f"{edited} is nothing that can be applied; choose a file in {', '.join(APPLIERS)}.")
    found = applier(files, edited, plans)
    corrected = [plan for plan, _ in found]
    inputs = [edited, *(path for _, path in found)]
    names = [Path(plan.source.name) for plan in corrected]
    match choose_target(output, writer, names):
        case Folder() as folder:
            for plan, path in zip(corrected, folder.files(names, writer.format), strict=True):
                refuse_input(path, inputs)
                to_file(path, writer.write([plan]))
        case OneFile(path):
            refuse_input(path, inputs)
            to_file(path, writer.write(corrected))
        case _:
            to_standard_output(writer.write(corrected))


def _from_corrections(files: PlanFiles, edited: Path, named: Sequence[Path]) -> list[Corrected]:
    several = read_corrections(edited).plans
    if not several:
        raise UsageError(f"{edited} holds no corrections.")
    return [_corrected(files, corrections, edited, named) for corrections in several]


def _corrected(files: PlanFiles, corrections: PlanCorrections, edited: Path, named: Sequence[Path]) -> Corrected:
    """The first plan that the corrections fit; of the reasons why the others do not, the last is told."""
    reason: PlanparseError = CorrectionError(
        f"{corrections.name} is not beside {edited}; name it, or its extracted plan, after {edited.name}."
    )
    for path in named or _beside(edited, corrections):
        try:
            return apply(files.plan(path), corrections), path
        except CorrectionError as error:
            reason = error
    raise reason


def _beside(edited: Path, corrections: PlanCorrections) -> Iterator[Path]:
    """Extracted plans and the document of the corrections' name, in the folder of the edits."""
    # A name from a file is a stranger's: it may not lead out of the folder.
    document = edited.parent / Path(corrections.name).name
    yield from (path for path in (document.with_suffix(".json"), document) if path.is_file() and path != edited)


def _from_workbook(files: PlanFiles, edited: Path, named: Sequence[Path]) -> list[Corrected]:
    """The workbook keeps its plans whole: no other file is needed."""
    # Calamine is loaded only where a workbook is to be read.
    from planparse.review.edited_workbook import read_edited

    found = read_edited(edited)
    for _, corrections in found:
        changed = sum(bool(change.replaces and change.by) for change in corrections.changes)
        added = sum(not change.replaces for change in corrections.changes)
        removed = sum(not change.by for change in corrections.changes)
        summary = words("{}: {} changed, {} added, {} removed.", corrections.name, changed, added, removed)
        say(printable(summary))
    return [(apply(plan, corrections), edited) for plan, corrections in found]


APPLIERS: Mapping[str, Apply] = {".json": _from_corrections, ".xlsx": _from_workbook}
"""By the suffix of the edited file."""
