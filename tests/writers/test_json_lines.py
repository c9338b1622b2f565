import json

from planparse.records import Action, Plan
from planparse.writers.json_lines import PLAN_FACTS, JsonLinesWriter


def lines(*plans: Plan) -> list[bytes]:
    return b"".join(JsonLinesWriter().write(plans)).splitlines(keepends=True)


def test_every_action_is_one_line(plan: Plan) -> None:
    assert [json.loads(line)["action"] for line in lines(plan)] == ["Ouvrir un café", "Planter 40 arbres"]


def test_every_line_stands_alone(plan: Plan) -> None:
    for line in map(json.loads, lines(plan)):
        assert line["source"]["name"] == "café.pdf"
        assert line["title"] == "Plan d'action 2024-2026"
        assert line["period"]["start"] == "2024-01-01"


def test_plans_follow_one_another(plan: Plan) -> None:
    other = plan.model_copy(update={"title": "Autre plan"})
    assert [json.loads(line)["title"] for line in lines(plan, other)[1:3]] == [plan.title, "Autre plan"]


def test_plan_without_actions_gives_no_line(plan: Plan) -> None:
    assert lines(plan.model_copy(update={"actions": ()})) == []


def test_no_field_of_the_plan_hides_one_of_the_action() -> None:
    assert not set(PLAN_FACTS) & set(Action.model_fields)
    assert set(PLAN_FACTS) <= set(Plan.model_fields)
