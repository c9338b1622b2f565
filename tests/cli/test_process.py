"""What only a process of its own shows: streams that close, terminals that know no accents, start-up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import planparse

COMMAND = [sys.executable, "-m", "planparse"]

TRANSCRIPT = """\
# Plan d'action 2024-2026

Objectif\tAction\tResponsable\tÉchéance
Créer des lieux de rencontre\tOuvrir un café\tVille\tmars 2025
\tPlanter 40 arbres\tBibliothèque\tjuin 2025
"""

posix = pytest.mark.skipif(os.name != "posix", reason="streams are closed through a POSIX shell")


def planparse_run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, check=False, env={**os.environ, **environment}
    )


def shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run `script`, in which `planparse` is the command and `$1` the first of `arguments`."""
    function = f'set -o pipefail; planparse() {{ "{sys.executable}" -m planparse "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", function + script, "bash", *map(str, arguments)], capture_output=True, check=False
    )


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    return path


def test_version() -> None:
    result = planparse_run("--version")
    assert (result.returncode, result.stdout.decode().split()) == (0, ["planparse", planparse.__version__])


def test_schema_is_json() -> None:
    assert json.loads(planparse_run("schema").stdout)["title"] == "Plan"


def test_help_loads_neither_records_nor_rich() -> None:
    code = "import sys, planparse.cli.app; sys.exit(bool({'rich', 'pydantic', 'pypdfium2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ascii_terminal_gets_utf8_data_and_a_readable_summary(transcript: Path) -> None:
    result = planparse_run("extract", transcript, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert result.returncode == 0
    assert json.loads(result.stdout.decode("utf-8"))["actions"][0]["action"] == "Ouvrir un café"
    assert b"2 actions" in result.stderr


@posix
def test_closed_pipe_is_no_error(transcript: Path) -> None:
    result = shell('planparse extract -q "$1" "$1" --format jsonl | true', transcript)
    assert (result.returncode, result.stderr) == (0, b"")


@posix
def test_summary_into_a_closed_pipe_is_no_error(transcript: Path) -> None:
    result = shell('planparse extract "$1" -o "$1.json" 2>&1 | true', transcript)
    assert result.returncode == 0
    assert transcript.with_name("plan.txt.json").exists()


@posix
def test_closed_standard_error_puts_nothing_into_the_data(transcript: Path) -> None:
    result = shell('planparse extract "$1" 2>&-', transcript)
    assert result.returncode == 0
    assert json.loads(result.stdout)["source"]["name"] == "plan.txt"


@posix
def test_output_that_fits_in_part_only_is_an_output_error(transcript: Path, tmp_path: Path) -> None:
    """As on a disk that fills: without a buffer the system takes what there is room for."""
    result = shell(
        f"ulimit -f 1; PYTHONUNBUFFERED=1 planparse extract --in-process $1 > {tmp_path}/plan.json", transcript
    )
    assert result.returncode == 8, result.stderr


@posix
@pytest.mark.parametrize("stream", [">&-", pytest.param(">/dev/full", marks=pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"))])  # fmt: skip
def test_standard_output_that_takes_nothing_is_an_output_error(transcript: Path, stream: str) -> None:
    result = shell(f'planparse extract -q "$1" {stream}', transcript)
    assert result.returncode == 8
    assert result.stderr.decode().startswith("Standard output ")
    assert result.stderr.count(b"\n") == 1
