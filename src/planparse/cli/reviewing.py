"""What `planparse review` does: read plans and their documents, write the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planparse.cli.files import to_file
from planparse.cli.language import words
from planparse.cli.plans import PlanFiles
from planparse.cli.streams import printable, say
from planparse.cli.targets import check_file
from planparse.review.documents import facsimile, find_document
from planparse.review.webpage import Reviewed, review_page
from planparse.saved import is_saved

MEGABYTE = 1024 * 1024


def run(files: PlanFiles, paths: Sequence[Path], output: Path, documents: Path | None) -> None:
    """Raises a PlanparseError where a plan cannot be read or the page cannot be written."""
    check_file(output, paths)
    page = review_page([_reviewed(files, path, documents) for path in paths])
    to_file(output, [page])
    say(words("{}: {} MB; open it in a browser.", printable(str(output)), f"{len(page) / MEGABYTE:.1f}"))


def _reviewed(files: PlanFiles, path: Path, documents: Path | None) -> Reviewed:
    plan = files.plan(path)
    document = find_document(plan, documents or path.parent) if is_saved(path) else path
    return Reviewed(plan, facsimile(plan, document))
