"""`datapackage.json`: what the tables of a batch hold, in the words of Data Package and Table Schema."""

from __future__ import annotations

import json
from typing import Any

from planparse.batch.entry import Stamp
from planparse.batch.journal import MANIFEST
from planparse.batch.tables import PARQUET
from planparse.writers.csv_table import COLUMNS

PACKAGE = "datapackage.json"
JSON_LINES = "application/jsonl"
STATUSES = ("ok", "partial", "no_text", "no_plan", "error", "skip")

Field = dict[str, Any]


def data_package(formats: list[str], stamp: Stamp) -> bytes:
    """The descriptor of a batch's results. It holds no date and no count: equal runs give equal files."""
    resources = {"csv": _csv, "jsonl": _json_lines, PARQUET: _parquet}
    package = {
        "name": "planparse-batch",
        "title": "Actions of action plans",
        "description": f"Read by {stamp.tool}.",
        "resources": [_manifest(), *(resources[name]() for name in formats)],
    }
    return json.dumps(package, indent=2, ensure_ascii=False).encode() + b"\n"


def _manifest() -> dict[str, Any]:
    fields = [
        _field("path", "The file as it was named.", constraints={"required": True, "unique": True}),
        _field("output", "Its plan in JSON, from this folder."),
        _field("sha256", "Fingerprint of its content."),
        _field("status", "What came of it.", constraints={"required": True, "enum": STATUSES}),
        _field("code", "Why, in one word."),
        _field("reason", "Why, in one sentence."),
        _field("actions", "Number of actions.", "integer", constraints={"minimum": 0}),
        _field("seconds", "Wall-clock time of the reading.", "number"),
        _field("peak_mb", "Most memory of the reading, in MiB.", "number"),
        _field("same_as", "An earlier file with the same content, which was read in its place."),
        _field("tool", "Program and version."),
        _field("profile", "Profile and version."),
        _field("limits", "Limits of one file."),
    ]
    schema = {"fields": fields, "primaryKey": "path", "missingValues": [""]}
    return {"name": "manifest", "path": MANIFEST, "type": "file", "mediatype": JSON_LINES, "schema": schema}


def _csv() -> dict[str, Any]:
    fields = [_field(name, "", "integer" if name == "page" else "string") for name in COLUMNS]
    return {
        "name": "actions",
        "path": "actions.csv",
        "format": "csv",
        "encoding": "utf-8",
        "schema": {"fields": [*fields, _field("path", "The file in the manifest.")]},
    }


def _json_lines() -> dict[str, Any]:
    return {
        "name": "actions-jsonl",
        "path": "actions.jsonl",
        "description": "One action a line, whole, with the facts of its plan.",
        "type": "file",
        "mediatype": JSON_LINES,
    }


def _parquet() -> dict[str, Any]:
    return {
        "name": "actions-parquet",
        "path": "actions.parquet",
        "description": "One action a row, typed.",
        "type": "file",
        "mediatype": "application/vnd.apache.parquet",
    }


def _field(name: str, description: str, kind: str = "string", **more: Any) -> Field:
    return {"name": name, "type": kind, **({"description": description} if description else {}), **more}
