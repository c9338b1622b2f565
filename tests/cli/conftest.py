"""The command line with a pipeline that needs no document: a file's content says what happens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from planparse.cli import app
from planparse.errors import DamagedFileError, SourceNotFoundError
from planparse.records import Plan


@pytest.fixture
def run(run: Callable[..., Any], plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
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

    monkeypatch.setattr(app, "reader", lambda **_: nullcontext(extract))
    return run


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
