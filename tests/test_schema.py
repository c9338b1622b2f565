import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planparse.records import Plan
from planparse.writers.json_file import JsonWriter
from planparse.writers.schema import json_schema

KEPT = Path(__file__).parent.parent / "schemas" / "plan.schema.json"


@pytest.fixture
def schema() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(json_schema())
    return parsed


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, record in {"Plan": schema, **schema["$defs"]}.items():
        for field, description in record["properties"].items():
            yield f"{name}.{field}", description


def test_kept_schema_is_the_current_one() -> None:
    assert json.loads(KEPT.read_bytes()) == json.loads(json_schema()), "planparse schema > schemas/plan.schema.json"


def test_schema_is_valid_2020_12(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:planparse:plan:")
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_field_is_described(schema: dict[str, Any]) -> None:
    assert [name for name, field in properties(schema) if not field.get("description")] == []


def test_written_plan_is_valid(plan: Plan, schema: dict[str, Any]) -> None:
    written = json.loads(b"".join(JsonWriter().write([plan])))
    jsonschema.Draft202012Validator(schema).validate(written)


def test_plan_with_an_unknown_field_is_not_valid(plan: Plan, schema: dict[str, Any]) -> None:
    written = {**plan.model_dump(mode="json"), "colour": "blue"}
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.Draft202012Validator(schema).validate(written)
