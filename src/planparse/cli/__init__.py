"""The command line: options in, one call, an exit code out. The only room that prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `planparse` with `arguments` (the process's own by default) and exit with its code."""
    import typer

    from planparse.cli.app import app
    from planparse.cli.help import command_line, tell

    try:
        code = command_line(app).main(arguments, prog_name="planparse", standalone_mode=False)
    except typer.TyperException as error:
        code = tell(error)
    sys.exit(code or 0)
