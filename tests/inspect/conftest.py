"""The command line as a function: arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from planparse.cli import main


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Call `planparse` with some arguments."""

    def call(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        return Outcome(exit_.value.code or 0, *capfd.readouterr())  # type: ignore[arg-type]

    monkeypatch.setenv("COLUMNS", "100")
    return call
