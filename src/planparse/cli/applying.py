"""What `planparse apply` does: find what was edited, apply the edits, write the plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from planparse.cli.files import to_file
from planparse.cli.language import translated
from planparse.cli.plans import PlanFiles
from planparse.cli.streams import printable, say, to_standard_output
from planparse.cli.targets import Folder, OneFile, choose_target, choose_writer, refuse_input
from planparse.content import read_file
from planparse.corrections.applying import apply
from planparse.corrections.changes import PlanCorrections, read_corrections
from planparse.errors import CorrectionError, PlanparseError, SourceNotFoundError, UsageError
from planparse.records import Plan

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
    from planparse.corrections.workbook import edits_of

    return [(_told(plan, changes), edited) for plan, changes in edits_of(read_file(edited), str(edited))]


def _from_table(files: PlanFiles, edited: Path, named: Sequence[Path]) -> list[Corrected]:
    """A table says less than a plan: what it does not say comes from the plan that it was written from."""
    from planparse.corrections.table import plans_of, sheaves_of
    from planparse.corrections.table_edits import edits_of, is_of

    data = read_file(edited)
    known = [(files.plan(path), path) for path in named]
    found: list[Corrected] = []
    for sheaf, alone in zip(sheaves_of(data, str(edited)), plans_of(data, edited.name), strict=True):
        beside = known or _plans_beside(files, edited, sheaf.source)
        written_from = next(((plan, path) for plan, path in beside if is_of(sheaf, plan)), None)
        if written_from:
            plan, path = written_from
            found.append((_told(plan, edits_of(sheaf, plan)), path))
        else:
            name = printable(sheaf.source)
            say(translated(f"{name}: no extracted plan beside {edited}; the records hold what the table says."))
            found.append((alone, edited))
    return found


def _plans_beside(files: PlanFiles, edited: Path, name: str) -> Iterator[Corrected]:
    # A name from a file is a stranger's: it may not lead out of the folder.
    path = (edited.parent / Path(name).name).with_suffix(".json")
    if path.is_file():
        yield files.plan(path), path


def _told(plan: Plan, corrections: PlanCorrections) -> Plan:
    """The plan with the corrections, which are counted for the user."""
    changed = sum(bool(change.replaces and change.by) for change in corrections.changes)
    added = sum(not change.replaces for change in corrections.changes)
    removed = sum(not change.by for change in corrections.changes)
    name = printable(corrections.name)
    say(translated(f"{name}: {changed} records changed, {added} added, {removed} removed."))
    return apply(plan, corrections)


APPLIERS: Mapping[str, Apply] = {
    ".json": _from_corrections,
    ".xlsx": _from_workbook,
    ".csv": _from_table,
    ".tsv": _from_table,
}
"""By the suffix of the edited file."""
