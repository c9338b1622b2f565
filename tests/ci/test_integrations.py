"""The GitHub action, the pre-commit hook and the container, as far as they can be tried without their services."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from planparse.cli import main

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "action" / "check.sh"
TRANSCRIPT = "Objectif\tAction\tResponsable\nVerdir\tPlanter des arbres\tVille\n\tOuvrir un parc\tMRC\n"

needs_bash = pytest.mark.skipif(os.name != "posix", reason="the action's script is for bash")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A document in a folder with a space in its name, and what is expected of it."""
    folder = tmp_path / "my plans"
    folder.mkdir()
    (folder / "plan.txt").write_text(TRANSCRIPT, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--update", str(folder / "plan.txt")])
    return folder


def spoil(folder: Path) -> None:
    path = folder / "plan.expected.json"
    content = json.loads(path.read_bytes())
    content["actions"][0]["action"] = "Planter des fleurs"
    path.write_text(json.dumps(content), encoding="utf-8")


def action(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": sys.executable, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return subprocess.run(
        ["bash", str(SCRIPT)], cwd=folder, env=environment | variables, capture_output=True, text=True, check=False
    )


@needs_bash
def test_action_passes_and_fails_as_check_does(sample: Path) -> None:
    assert action(sample, PATHS=".", MIN_F1="", JUNIT="").returncode == 0
    spoil(sample)
    result = action(sample, PATHS=f"\n{sample}\n", MIN_F1="", JUNIT="planparse.xml")
    assert result.returncode == 1
    assert "Planter des fleurs" in result.stdout
    assert (sample / "planparse.xml").is_file()
    assert "Planter des fleurs" in (sample / "summary.md").read_text(encoding="utf-8")
    assert action(sample, PATHS=".", MIN_F1="0.5", JUNIT="").returncode == 0


@needs_bash
def test_action_runs_no_word_of_its_inputs(sample: Path) -> None:
    result = action(sample, PATHS="$(touch hacked); `touch hacked`", MIN_F1="", JUNIT="")
    assert result.returncode == 3
    assert not (sample / "hacked").exists()


def test_action_gives_its_script_every_variable() -> None:
    definition: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = definition["runs"]["steps"][-1]
    used = set(re.findall(r"\$\{([A-Z_0-9]+):-", SCRIPT.read_text(encoding="utf-8")))
    assert used - {"PYTHON", "GITHUB_STEP_SUMMARY"} == set(step["env"])
    asked = {name for text in step["env"].values() for name in re.findall(r"inputs\.([\w-]+)", text)}
    assert asked <= set(definition["inputs"])
    assert all("${{" not in step.get("run", "") for step in definition["runs"]["steps"])


def test_hook_runs_a_command_that_there_is(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = [*shlex.split(hook["entry"]), *hook["args"]]
    assert program == "planparse"
    monkeypatch.chdir(sample)
    for code, prepare in ((0, lambda _: None), (1, spoil)):
        prepare(sample)
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        assert exit_.value.code == code


@pytest.mark.parametrize("name", ["plan.pdf", "a/plan.docx", "plan.expected.json"])
def test_hook_looks_when_a_sample_changes(name: str) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], name)


def test_container_copies_what_there_is() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = [
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    ]
    assert copied
    assert all((ROOT / name).exists() and name not in ignored for name in copied)
    assert 'ENTRYPOINT ["/opt/planparse/bin/planparse"]' in lines
