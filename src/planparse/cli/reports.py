"""A report as text for the terminal or as a file's bytes, as the user wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console, RenderableType

from planparse.cli.files import to_file
from planparse.cli.streams import to_standard_output
from planparse.errors import UsageError

Form = Callable[[], bytes | RenderableType]
WIDTH_OF_FILES = 100


def deliver(forms: Mapping[str, Form], output: Path | None, wanted: str | None) -> None:
    """Write the report in the wanted form, else in that of the output's suffix, else in the first.

    Text is coloured where a terminal shows it. Raises UsageError for a form that is not there.
    """
    suffixes = {"txt": "text", "htm": "html"}
    suffix = output.suffix.removeprefix(".").casefold() if output else ""
    name = wanted or suffixes.get(suffix, suffix)
    if wanted and wanted not in forms:
        raise UsageError(f"There is no report in {wanted}; choose one of {', '.join(forms)}.")
    content = forms.get(name, next(iter(forms.values())))()
    if not isinstance(content, bytes) and output is None:
        Console(highlight=False, soft_wrap=True).print(content)
        return
    pieces = [content if isinstance(content, bytes) else _plain(content)]
    if output is None:
        to_standard_output(pieces)
    else:
        to_file(output, pieces)


def _plain(content: RenderableType) -> bytes:
    console = Console(no_color=True, width=WIDTH_OF_FILES, force_terminal=False, highlight=False)
    with console.capture() as capture:
        console.print(content)
    return capture.get().encode()
