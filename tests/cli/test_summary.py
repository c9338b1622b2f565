import pytest

from planparse.cli.summary import summary
from planparse.records import Plan


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def test_summary_tells_title_fields_and_issues(plan: Plan) -> None:
    assert [" ".join(line.split()) for line in summary(plan).splitlines()] == [
        "café.pdf: Plan d'action 2024-2026 · Ville de Rive-Claire · 2 actions",
        "objective action means responsible partners deadline indicator target",
        "1 2 1 1 1 1 1 1",
        "warning unmapped-column: The column “Note” is kept as it is.",
        "info no-objective: No objective stands above the action.",
    ]


def test_issues_of_one_kind_are_one_line(plan: Plan) -> None:
    assert "warning unmapped-column (x3): " in summary(plan.model_copy(update={"issues": plan.issues * 3}))


def test_plan_without_actions_says_so(plan: Plan) -> None:
    bare = plan.model_copy(update={"actions": (), "title": None, "organisation": None, "issues": ()})
    assert summary(bare) == "café.pdf: no actions"


def test_text_of_a_document_cannot_steer_the_terminal(plan: Plan) -> None:
    text = summary(plan.model_copy(update={"title": "\x1b[2J[red]Plan\n"}))
    assert "\x1b" not in text
    assert "[red]Plan" in text, "no markup is read in it"
