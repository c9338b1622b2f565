"""The command line with a pipeline that needs no document: a file's content says what happens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

import pytest

from planparse.cli import app, main
from planparse.errors import DamagedFileError, SourceNotFoundError
from planparse.records import Plan


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(plan: Plan, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Call `planparse` with some arguments. Every readable file gives `plan`, under the file's name."""

    def extract(path: Path) -> Plan:
        if not path.exists():
            raise SourceNotFoundError(f"{path} does not exist.")
        match path.read_text():
            case "damaged":
                raise DamagedFileError(f"{path.name} is damaged.")
            case "surprise":
                raise RuntimeError("a \x1b[31msurprise")
            case "interrupt":
                raise KeyboardInterrupt
        return plan.model_copy(update={"source": plan.source.model_copy(update={"name": path.name})})

    def call(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        return Outcome(exit_.value.code or 0, *capfd.readouterr())  # type: ignore[arg-type]

    monkeypatch.setattr(app, "reader", lambda **_: nullcontext(extract))
    monkeypatch.setenv("COLUMNS", "100")
    return call


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with two plans and three files that fail."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("one.pdf", "two.docx"):
        (folder / name).write_text("a plan")
    for name in ("damaged", "surprise", "interrupt"):
        (folder / f"{name}.pdf").write_text(name)
    return folder
