"""JSON Schema 2020-12 of what `planparse` puts out."""

from __future__ import annotations

import json

from planparse.records import SCHEMA_VERSION, Plan


def json_schema() -> bytes:
    """The schema of a plan in JSON, as text in UTF-8; `schemas/plan.schema.json` is this, byte for byte."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planparse:plan:{SCHEMA_VERSION}",
        **Plan.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n"
