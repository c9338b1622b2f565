"""Small files that no reader takes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(5000)


def rtf(*rows: tuple[str, ...], before: str = "Plan d'action") -> bytes:
    """A paragraph and a table."""

    def row(cells: tuple[str, ...]) -> str:
        edges = "".join(f"\\cellx{3000 * number}" for number in range(1, len(cells) + 1))
        return f"\\trowd{edges}\\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row\n"

    return ("{\\rtf1\\ansi " + before + "\\par\n" + "".join(map(row, rows)) + "\\pard end\\par}").encode("ascii")


PLAN = rtf(("Action", "Responsable"), ("Planter des arbres", "MRC"))

SLIDES = b"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.presentation" office:version="1.2">
<office:body><office:presentation><draw:page draw:name="page1">
<draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="2cm"><draw:text-box>
<text:p>Verdir la ville, ensemble</text:p></draw:text-box></draw:frame>
</draw:page></office:presentation></office:body></office:document>"""


def program(path: Path, script: str) -> Path:
    """A shell script in place of LibreOffice; the last argument is the file, the one before it the folder."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    os.chmod(path, path.stat().st_mode | stat.S_IXUSR)
    return path
