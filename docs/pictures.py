"""Takes the pictures of the review page: `python docs/pictures.py`, from the root; needs Chromium."""

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


def main() -> None:
    """Write `review.png`, `overview.png` and `phone.png`."""
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


def _save(page: Page, path: Path) -> None:
    page.wait_for_timeout(300)
    image = Image.open(io.BytesIO(page.screenshot()))
    image.convert("RGB").quantize(128).save(path, optimize=True)


if __name__ == "__main__":
    main()
