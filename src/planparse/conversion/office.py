"""LibreOffice as it is called: what there is of it, what it may not do, and how it is kept in."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from math import ceil
from pathlib import Path

from planparse.conversion.kinds import Kind

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
LARGEST_OUTPUT = 256 * 2**20
"""Bytes of any file that it writes."""
MEMORY = 4 * 2**30
"""Bytes of address space."""

_HARMLESS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
    ("Java/VirtualMachine", "Enable", "false"),
)
"""No macro runs, no link is followed, no Java."""

_KEPT_IN = (
    ("setpriv", "--pdeathsig", "KILL"),
    ("unshare", "--map-root-user", "--net", "--pid", "--mount-proc", "--fork", "--kill-child"),
)
"""Ends with its parent; has no network, and no process of it lives on."""
_LIMITED = (
    "sh",
    "-c",
    f"ulimit -c 0; ulimit -f {LARGEST_OUTPUT // 512}; ulimit -v {MEMORY // 1024} 2>/dev/null; "
    'ulimit -t "$0"; exec "$@"',
)
"""Takes the seconds of CPU time, then the command."""


@cache
def program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None) if os.name == "posix" else None


@cache
def converter() -> str | None:
    """Name and version of what converts; None where there is nothing."""
    path = program()
    if path is None:
        return None
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "LibreOffice"
    return " ".join(said.split()[:2]) or "LibreOffice"


def remedy(kind: Kind, name: str) -> str:
    """What to do with a file that was not converted, as a sentence."""
    if program() is None:
        return (
            f"{name} is a file of {kind.title}, which LibreOffice would convert, and it is not installed: install it, "
            "or save the file as DOCX or PDF."
        )
    return f"{name} is a file of {kind.title}: read it with --convert, or save it as DOCX or PDF."


def command(folder: Path, source: Path, kind: Kind, seconds: float) -> list[str]:
    """How to convert `source` into `folder`/out; the `folder` is LibreOffice's own."""
    path = program()
    assert path is not None
    _write_profile(folder / "profile")
    return [
        *_confinement(),
        *_LIMITED,
        str(ceil(seconds)),
        path,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        kind.into,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


def environment(folder: Path) -> dict[str, str]:
    """What it is told of the machine: nothing of the user's."""
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


@cache
def _confinement() -> tuple[str, ...]:
    """As much of `_KEPT_IN` as this system grants."""
    granted: tuple[str, ...] = ()
    for prefix in _KEPT_IN:
        try:
            tried = subprocess.run([*granted, *prefix, "true"], capture_output=True, timeout=10, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if tried.returncode == 0:
            granted += prefix
    return granted


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{group}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for group, name, value in _HARMLESS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
