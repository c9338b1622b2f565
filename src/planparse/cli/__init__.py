"""The command line: options in, one call, an exit code out. The only room that prints."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `planparse` with `arguments` (the process's own by default) and exit with its code."""
    from planparse.cli.app import app

    app(arguments, prog_name="planparse")
