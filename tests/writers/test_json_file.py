import json

from planparse.records import Plan
from planparse.writers.json_file import JsonWriter


def written(plan: Plan) -> bytes:
    return b"".join(JsonWriter().write([plan]))


def test_plan_comes_back_from_its_json(plan: Plan) -> None:
    assert Plan.model_validate_json(written(plan)) == plan


def test_text_is_readable_utf8(plan: Plan) -> None:
    assert "Maison des aînés".encode() in written(plan)


def test_two_runs_give_equal_bytes(plan: Plan) -> None:
    assert written(plan) == written(plan.model_copy(deep=True))


def test_fields_stand_in_the_order_of_the_records(plan: Plan) -> None:
    assert list(json.loads(written(plan))) == list(Plan.model_fields)


def test_file_ends_with_one_line_end(plan: Plan) -> None:
    assert written(plan).endswith(b"}\n")
