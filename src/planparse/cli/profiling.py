"""What `planparse profile` does."""

from __future__ import annotations

from pathlib import Path

from planparse.cli.files import to_file
from planparse.cli.reading import silence_libraries
from planparse.cli.streams import to_standard_output
from planparse.cli.targets import check_file
from planparse.content import read_file, readable_name
from planparse.conversion import readable
from planparse.draft import draft_profile
from planparse.pipeline import read


def run(plan: Path, output: Path | None, *, debug: bool) -> None:
    """Write the profile that was guessed for `plan`."""
    if output:
        check_file(output, [plan])
    if not debug:
        silence_libraries()
    name = readable_name(plan)
    data, converted = readable(read_file(plan), name)
    content = draft_profile(read(data, name, converted=converted)).encode()
    if output is None:
        to_standard_output([content])
    else:
        to_file(output, [content])
