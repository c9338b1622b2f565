"""Takes the pictures of the review page and of an inspected page: `python docs/pictures.py`, from the root.

Needs Chromium.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "bands" / "plan.pdf"
PICTURES = ROOT / "docs" / "pictures"
LAPTOP = {"width": 1280, "height": 760}
PHONE = {"width": 390, "height": 760}
INSPECTED_WIDTH = 1188
"""Pixels."""


def main() -> None:
    """Write `review.png`, `overview.png`, `phone.png` and `inspect.png`."""
    take_inspected()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "review.html"
        subprocess.run([sys.executable, "-m", "planparse", "review", SAMPLE, "-o", page_file], check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size in (("review", LAPTOP), ("overview", LAPTOP), ("phone", PHONE)):
            page = browser.new_page(viewport=size, locale="en-CA", reduced_motion="reduce")  # type: ignore[arg-type]
            page.goto(page_file.as_uri())
            if name == "overview":
                page.locator(".tabs [data-view=overview]").click()
            elif name == "review":
                page.locator("#card-r0 [data-field=context] .value").hover()
            _save(page, PICTURES / f"{name}.png")
        browser.close()


def take_inspected() -> None:
    """Write `inspect.png`, a page on which a table goes on and another begins."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "planparse", "inspect", SAMPLE, "--pages", "2", "--images", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        picture = Image.open(Path(folder) / "page-2.png")
        height = round(picture.height * INSPECTED_WIDTH / picture.width)
        _reduce(picture.resize((INSPECTED_WIDTH, height)), PICTURES / "inspect.png", colours=256)


def _save(page: Page, path: Path) -> None:
    page.wait_for_timeout(300)
    _reduce(Image.open(io.BytesIO(page.screenshot())), path)


def _reduce(image: Image.Image, path: Path, colours: int = 128) -> None:
    image.convert("RGB").quantize(colours).save(path, optimize=True)


if __name__ == "__main__":
    main()
