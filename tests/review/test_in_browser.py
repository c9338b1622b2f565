"""The review page in a real browser, as an analyst uses it: at a laptop's and at a phone's width."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from tests.review.conftest import DOUBTFUL, PHONE, planparse_run

from planparse.records import Plan


def card(page: Page, index: int) -> Locator:
    return page.locator(f"#card-r{index}")


def choose(page: Page, filter_: str, value: str) -> None:
    if page.locator("#filter-box").get_attribute("open") is None:
        page.locator("#filter-box summary").click()
    page.locator(f"#{filter_}").select_option(value)


def show_records(page: Page) -> None:
    page.locator(".tabs [data-view=records]").click()


def edit(page: Page, index: int, field: str, text: str) -> None:
    card(page, index).locator(f"[data-field={field}] .edit").click()
    page.locator("#cards textarea").fill(text)
    page.get_by_role("button", name="Save").click()


def download(page: Page, path: Path) -> dict[str, Any]:
    with page.expect_download() as started:
        page.get_by_role("button", name="Download corrections").click()
    started.value.save_as(path)
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def count(page: Page, text: str) -> None:
    expect(page.locator("#count")).to_have_text(text)


def test_an_analyst_corrects_a_plan(page: Page, folder: Path, reviewed: Plan, size: dict[str, int]) -> None:
    """Finds the doubtful record, sees its place, corrects it, merges two, undoes, downloads, applies, checks."""
    total = len(reviewed.actions)
    count(page, f"{total} of {total} records · 0 changed")
    choose(page, "doubt", "low")
    count(page, f"1 of {total} records · 0 changed")
    doubtful = card(page, DOUBTFUL)
    expect(doubtful).to_contain_text("A row cut by a page break")

    doubtful.locator("[data-field=deadline] .where").click()
    lit = page.locator("rect.lit")
    expect(lit).to_have_count(len(reviewed.actions[DOUBTFUL].evidence["deadline"]))
    expect(lit.first).to_be_in_viewport()

    show_records(page)
    edit(page, DOUBTFUL, "deadline", "juin 2025")
    expect(page.locator("#nothing")).to_be_visible()  # A corrected record is in doubt no more.
    choose(page, "doubt", "changed")
    expect(doubtful.locator("[data-field=deadline]")).to_contain_text("juin 2025")
    page.locator("#reset").click()

    card(page, 0).locator("[type=checkbox]").check()
    card(page, 1).locator("[type=checkbox]").check()
    page.get_by_role("button", name="Merge the chosen").click()
    count(page, f"{total - 1} of {total - 1} records · 2 changed")
    page.get_by_role("button", name="Undo").click()
    count(page, f"{total} of {total} records · 1 changed")
    page.get_by_role("button", name="Redo").click()
    count(page, f"{total - 1} of {total - 1} records · 2 changed")

    content = download(page, folder / "corrections.json")
    [plan] = content["plans"]
    assert plan["changes"][1] == {
        "replaces": [DOUBTFUL],
        "by": [{"of": [DOUBTFUL], "set": {"deadline": "juin 2025"}}],
    }

    corrected = folder / "plan.expected.json"
    assert planparse_run("apply", folder / "corrections.json", "-o", corrected) == 0
    result = Plan.model_validate_json(corrected.read_bytes())
    first, second = reviewed.actions[:2]
    assert len(result.actions) == total - 1
    assert result.actions[0].action == f"{first.action} {second.action}"
    assert set(result.actions[0].responsible) == {*first.responsible, *second.responsible}
    deadline = result.actions[1].deadline
    assert deadline
    assert (deadline.kind, str(deadline.start)) == ("date", "2025-06-01")
    assert result.actions[2:] == reviewed.actions[3:]
    assert planparse_run("check", folder / "plan.pdf") == 1, "what a person corrected is not what is read"


def test_a_confirmed_plan_is_what_check_expects(page: Page, folder: Path) -> None:
    card(page, 0).locator("[data-tool=confirm]").click()
    expect(card(page, 0)).to_contain_text("Checked")
    download(page, folder / "corrections.json")
    assert planparse_run("apply", folder / "corrections.json", "-o", folder / "plan.expected.json") == 0
    assert planparse_run("check", folder / "plan.pdf") == 0


def test_records_are_added_cut_and_deleted(page: Page, folder: Path, reviewed: Plan) -> None:
    card(page, 1).locator("[data-tool=addAfter]").click()
    page.locator("#answer").fill("Peindre le kiosque")
    page.locator("#editor").get_by_role("button", name="Save").click()
    expect(page.locator("#card-n0")).to_contain_text("Added")

    card(page, 3).locator("[data-tool=split]").click()
    page.locator("#answer").fill("Suivre les travaux\nRendre compte")
    page.locator("#editor").get_by_role("button", name="Save").click()
    card(page, 5).locator("[data-tool=remove]").click()

    download(page, folder / "corrections.json")
    assert planparse_run("apply", folder / "corrections.json", "-o", folder / "out.json") == 0
    actions = Plan.model_validate_json((folder / "out.json").read_bytes()).actions
    old = reviewed.actions
    assert [action.action for action in actions[:7]] == [
        old[0].action, old[1].action, "Peindre le kiosque", old[2].action, "Suivre les travaux", "Rendre compte",
        old[4].action,
    ]  # fmt: skip
    assert actions[4].responsible == actions[5].responsible == old[3].responsible
    assert actions[7:] == old[6:]


def test_corrections_applied_and_reviewed_again_lose_nothing(page: Page, folder: Path) -> None:
    edit(page, 0, "responsible", "Ville\nMRC")
    edit(page, 0, "target", "12 cartes\n7 présentations")
    edit(page, 1, "context", "Ensemble\nEau")
    download(page, folder / "corrections.json")
    planparse_run("apply", folder / "corrections.json", "-o", folder / "again.json")
    before = Plan.model_validate_json((folder / "again.json").read_bytes())
    assert before.actions[0].responsible == ("Ville", "MRC")
    assert [level.text for level in before.actions[1].context] == ["Ensemble", "Eau"]

    planparse_run("review", folder / "again.json", "-o", folder / "again.html")
    page.goto((folder / "again.html").as_uri())
    expect(page.get_by_role("button", name="Download corrections")).to_be_disabled()
    card(page, 4).locator("[data-tool=confirm]").click()
    download(page, folder / "corrections-2.json")
    planparse_run("apply", folder / "corrections-2.json", folder / "again.json", "-o", folder / "third.json")
    after = Plan.model_validate_json((folder / "third.json").read_bytes())
    assert [action.model_dump() for index, action in enumerate(after.actions) if index != 4] == [
        action.model_dump() for index, action in enumerate(before.actions) if index != 4
    ]


def test_a_click_on_a_place_opens_its_record(page: Page, reviewed: Plan) -> None:
    if page.viewport_size == PHONE:
        page.locator(".tabs [data-view=document]").click()
    place = reviewed.actions[3].evidence["action"][0]
    assert place.bbox
    page.locator(f'rect[data-spot="{place.page}:{",".join(f"{edge:g}" for edge in place.bbox)}"]').click()
    expect(card(page, 3).locator("[data-field=action] .edit")).to_be_focused()


def test_what_no_record_used_is_marked(page: Page, reviewed: Plan) -> None:
    assert page.locator("rect.unclaimed").count() == len({piece.evidence.bbox for piece in reviewed.unclaimed})


@pytest.mark.parametrize(
    ("filter_", "value"),
    [("empty", "means"), ("who", "MRC"), ("axis", None), ("when", None), ("search", "riviere")],
)
def test_filters_show_some_of_the_records(page: Page, reviewed: Plan, filter_: str, value: str | None) -> None:
    if filter_ == "search":
        choose(page, "doubt", "")
        page.locator("#search").fill(str(value))
        wanted = sum("rivi" in action.model_dump_json(exclude={"evidence"}) for action in reviewed.actions)
        expect(page.locator(".card")).to_have_count(wanted)
        return
    choose(page, filter_, value or page.locator(f"#{filter_} option").nth(1).get_attribute("value") or "")
    shown = page.locator(".card").count()
    assert 0 < shown <= len(reviewed.actions)
    if filter_ == "who":
        assert shown == sum("MRC" in action.responsible for action in reviewed.actions)


def test_the_keyboard_alone_is_enough(page: Page, folder: Path, reviewed: Plan) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(card(page, 0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card(page, 1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#cards textarea")).to_be_focused()
    page.keyboard.type("Installer des stations")
    page.keyboard.press("Enter")
    expect(card(page, 1).locator("[data-field=action] .edit")).to_be_focused()
    expect(card(page, 1).locator(".value").first).to_have_text("Installer des stations")
    page.keyboard.press("Control+z")
    expect(card(page, 1).locator(".value").first).to_have_text(reviewed.actions[1].action)
    page.keyboard.press("Control+Shift+Z")
    page.locator("#download").focus()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert json.loads(Path(started.value.path()).read_bytes())["plans"][0]["changes"]


def test_escape_leaves_a_field_as_it_was(page: Page, reviewed: Plan) -> None:
    card(page, 0).locator("[data-field=action] .edit").click()
    page.locator("#cards textarea").fill("x")
    page.keyboard.press("Escape")
    expect(card(page, 0).locator(".value").first).to_have_text(reviewed.actions[0].action)
    expect(page.locator("#download")).to_be_disabled()


def test_the_page_speaks_french_too(page: Page) -> None:
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "fr"
    expect(page.get_by_role("button", name="Télécharger les corrections")).to_be_visible()
    assert page.locator("[data-text]:visible").filter(has_text="Download").count() == 0


def test_nothing_is_wider_than_the_screen(page: Page, size: dict[str, int]) -> None:
    for view in ("records", "overview", *(["document"] if size == PHONE else [])):
        page.locator(f".tabs [data-view={view}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_for_people_who_cannot_see_or_point(page: Page, size: dict[str, int], scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    faults = []
    for view in ("records", "overview", *(["document"] if size == PHONE else [])):
        page.locator(f".tabs [data-view={view}]").click()
        faults += serious_faults(page)
    show_records(page)
    card(page, 0).locator("[data-field=partners] .edit").click()
    faults += serious_faults(page)
    page.keyboard.press("Escape")
    card(page, 0).locator("[data-tool=split]").click()
    faults += serious_faults(page)
    assert faults == []


def serious_faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
