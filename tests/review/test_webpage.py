"""The review page as a file: what is in it, how large it is, how fast it opens."""

from __future__ import annotations

import io
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import Browser, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from tests.review.conftest import LAPTOP, SAMPLE

import planparse
from planparse.document import Cell, Document, Paragraph, Table
from planparse.places import Place
from planparse.records import Action, Evidence, Plan
from planparse.review.blocks import blocks
from planparse.review.documents import facsimile, find_document
from planparse.review.facsimile import Facsimile
from planparse.review.pictures import SMALLEST_SHARE, pictures
from planparse.review.webpage import Reviewed, review_page

MEGABYTE = 1024 * 1024
PAGES = 60


def document_of(pages: int) -> bytes:
    """A document of dense pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for page in range(pages):
        for line in range(64):
            canvas.drawString(40, 800 - 12 * line, f"{page}.{line} Planter des arbres le long de la rivière et du parc")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def long_plan() -> Plan:
    """Eight records for each of the pages."""
    actions = [
        Action(
            action=f"Planter des arbres au lieu {page}.{number}",
            objective="Verdir",
            responsible=(f"Service {number}",),
            evidence={
                field: (Evidence(page=page, bbox=(40, 40 + 90 * number, 400, 50 + 90 * number), raw="Planter"),)
                for field in ("action", "objective", "responsible")
            },
        )
        for page in range(1, PAGES + 1)
        for number in range(8)
    ]
    source = {"name": "long.pdf", "format": "pdf", "sha256": "0" * 64, "bytes": 1, "pages": PAGES}
    return Plan.model_validate({"source": source, "title": "Long", "actions": actions})


def test_a_long_plan_is_small_and_opens_fast(long_plan: Plan, browser: Browser, tmp_path: Path) -> None:
    content = review_page([Reviewed(long_plan, pictures(document_of(PAGES), "plan.pdf"))])
    assert len(content) < 15 * MEGABYTE
    path = tmp_path / "review.html"
    path.write_bytes(content)
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    start = perf_counter()
    page.goto(path.as_uri())
    expect(page.locator(".card").first).to_be_visible()
    seconds = perf_counter() - start
    assert page.locator(".card").count() == PAGES * 8
    page.close()
    assert seconds < 2


def test_a_budget_too_small_for_good_pictures_gives_worse_ones() -> None:
    document = document_of(2)
    assert len(pictures(document, "plan.pdf", budget=2 * SMALLEST_SHARE).html) < len(
        pictures(document, "plan.pdf").html
    )


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.review.pictures.MOST_PAGES", 2)
    shown = pictures(document_of(3), "plan.pdf")
    assert (shown.html.count("<figure"), shown.notice) == (2, "pagesLeftOut")


def test_no_word_of_a_plan_becomes_markup(plan: Plan) -> None:
    evil = "</script><img src=x onerror=alert(1)>$title ${script}"
    document = Document("a.docx", "docx", (Paragraph(evil), Table(1, 1, 1, (Cell(0, 0, (Paragraph(evil),)),))))
    first = plan.actions[0].model_copy(update={"action": evil})
    hostile = plan.model_copy(update={"title": evil, "actions": (first,)})
    html = review_page([Reviewed(hostile, blocks(document))]).decode()
    assert "<img src=x" not in html
    assert html.count("</script>") == 2, "the page's own two"


def test_blocks_say_where_they_stand() -> None:
    cell = Cell(0, 0, (Paragraph("Planter", marker="•"),), row_span=2, place=Place(table=1, row=1, column=1))
    document = Document(
        "a.docx", "docx",
        (Paragraph("Plan", (Place(line=1),), heading=1), Paragraph("Mot", (Place(line=2),)), Table(1, 2, 1, (cell,))),
    )  # fmt: skip
    html = blocks(document).html
    assert '<h3 data-place="l1">Plan</h3>' in html
    assert '<p data-place="l2">Mot</p>' in html
    assert '<td rowspan="2" data-place="t1r1c1"><p>• Planter</p></td>' in html


def test_a_document_without_pages_is_shown_by_its_blocks(browser: Browser, tmp_path: Path) -> None:
    document = SAMPLE.with_suffix(".docx")
    plan = planparse.extract(document)
    (tmp_path / "review.html").write_bytes(review_page([Reviewed(plan, facsimile(plan, document))]))
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto((tmp_path / "review.html").as_uri())
    page.locator("#card-r1 [data-field=action] .where").click()
    lit = page.locator(".blocks .lit")
    expect(lit).to_contain_text(plan.actions[1].action)
    lit.click()
    expect(page.locator("#card-r1 [data-field=action] .edit")).to_be_focused()
    page.close()


def test_without_its_document_a_plan_is_shown_alone(browser: Browser, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "review.html").write_bytes(review_page([Reviewed(plan, facsimile(plan, None))]))
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto((tmp_path / "review.html").as_uri())
    expect(page.locator("#notice")).to_contain_text("The document is not here")
    expect(page.locator("#document")).to_be_hidden()
    page.close()


def test_several_plans_share_a_page(browser: Browser, plan: Plan, tmp_path: Path) -> None:
    other = plan.model_copy(update={"title": "Plan B", "actions": plan.actions[:1]})
    page_of_two = review_page([Reviewed(one, Facsimile("none", notice="noDocument")) for one in (plan, other)])
    (tmp_path / "review.html").write_bytes(page_of_two)
    page = browser.new_page(viewport=LAPTOP, locale="en-CA")  # type: ignore[arg-type]
    page.goto((tmp_path / "review.html").as_uri())
    page.locator("#plan").select_option(label="Plan B")
    expect(page.locator("#title")).to_have_text("Plan B")
    expect(page.locator(".card")).to_have_count(1)
    page.close()


def test_a_document_is_found_by_name_and_content_and_never_elsewhere(plan: Plan, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "café.pdf").write_bytes(b"other")
    assert find_document(plan, inside) is None, "another content"
    secret = tmp_path / "secret"
    secret.write_bytes(b"")
    sneaky = plan.source.model_copy(
        update={"name": "../secret", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    )
    assert find_document(plan.model_copy(update={"source": sneaky}), inside) is None


def test_both_languages_say_everything() -> None:
    page = files("planparse.review").joinpath("page")
    texts = tomllib.loads(page.joinpath("texts.toml").read_text(encoding="utf-8"))
    english, french = texts["en"], texts["fr"]
    assert english.keys() == french.keys()
    for key in english:
        assert re.findall(r"\{\w+\}", english[key]) == re.findall(r"\{\w+\}", french[key]), key
    notices = '"pagesLeftOut" "blocksLeftOut" "noDocument"'
    parts = (part for part in page.iterdir() if part.name.endswith((".js", ".html")))
    sources = [notices, *(part.read_text(encoding="utf-8") for part in parts)]
    used = {key for source in sources for key in re.findall(r'["\']([a-zA-Z_]+)["\']', source)}
    left_over = {key for key in english if key not in used and not key.startswith("f_")}
    assert left_over == set(), "texts that nothing shows"
