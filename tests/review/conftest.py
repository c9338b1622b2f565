"""A browser, and a review page of a sample plan in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import planparse
from planparse.cli import main
from planparse.records import Issue, Plan

SAMPLE = Path(__file__).parents[2] / "samples" / "bands" / "plan.pdf"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
DOUBTFUL = 2
"""Index of the record that is made doubtful."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reviewed() -> Plan:
    """The sample's plan, one of its records doubtful and all others sure."""
    plan = planparse.extract(SAMPLE)
    doubt = Issue(code="joined-row", level="info", message="A row cut by a page break was put together again.")
    sure = [action.model_copy(update={"confidence": 1.0, "issues": ()}) for action in plan.actions]
    sure[DOUBTFUL] = sure[DOUBTFUL].model_copy(update={"confidence": 0.6, "issues": (doubt,)})
    return plan.model_copy(update={"actions": tuple(sure)})


@pytest.fixture(scope="session")
def made(reviewed: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document, its extracted plan, and the review page made of it."""
    path = tmp_path_factory.mktemp("review")
    shutil.copy(SAMPLE, path / "plan.pdf")
    (path / "plan.json").write_text(reviewed.model_dump_json(), encoding="utf-8")
    assert planparse_run("review", path / "plan.json", "-o", path / "review.html") == 0
    return path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """What was made, for one test."""
    return Path(shutil.copytree(made, tmp_path / "review"))


@pytest.fixture(params=[LAPTOP, PHONE], ids=["laptop", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    chosen: dict[str, int] = request.param
    return chosen


@pytest.fixture
def page(browser: Browser, folder: Path, size: dict[str, int]) -> Iterator[Page]:
    """The page, opened from its file; it may neither fail nor ask the network for anything."""
    context = browser.new_context(viewport=size, locale="en-CA", reduced_motion="reduce", offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    page.goto((folder / "review.html").as_uri())
    yield page
    context.close()
    assert wrong == []


def planparse_run(*arguments: str | Path) -> int:
    """Run `planparse`; its exit code."""
    with pytest.raises(SystemExit) as exit_:
        main([str(argument) for argument in arguments])
    return int(exit_.value.code or 0)
