"""Lines found in pictures, and read by the tesseract of the system."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from samples.build import HERE as SAMPLES

from planparse.batch.entry import Entry, Stamp
from planparse.batch.limits import Limits
from planparse.batch.request import Manner
from planparse.readers.ocr import engine
from planparse.watch import Ocr

BY_TESSERACT = Ocr(engine="tesseract")

drawing = pytest.mark.skipif(
    engine.missing_engine("tesseract") is not None, reason="tesseract or planparse[tesseract] is not installed"
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The first page of a sample as a picture."""
    source = pypdfium2.PdfDocument(SAMPLES / "bands" / "plan.pdf")
    content = io.BytesIO()
    source[0].render(scale=200 / 72).to_pil().convert("L").save(content, "PDF", resolution=200)
    path = tmp_path / "scan.pdf"
    path.write_bytes(content.getvalue())
    return path


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What is installed is not remembered from one test to the next."""
    for known in (engine.missing_engine, engine.engine_name, engine.tesseract_languages):
        known.cache_clear()
    yield
    for known in (engine.missing_engine, engine.engine_name, engine.tesseract_languages):
        known.cache_clear()


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend that some packages are installed, and a tesseract that knows some languages, or none at all."""

    def put(*languages: str, program: bool = True) -> None:
        def told(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
            said = {"--version": "tesseract 5.9.9\n leptonica", "--list-langs": "\n".join(["List:", *languages])}
            return subprocess.CompletedProcess(command, 0, said[command[1]])

        monkeypatch.setattr(engine, "find_spec", lambda _: True)
        monkeypatch.setattr(engine, "which", lambda _: "/bin/tesseract" if program else None)
        monkeypatch.setattr(engine.subprocess, "run", told)

    return put


@drawing
def test_page_gives_its_actions_and_says_who_read_it(scan: Path, run: Callable[..., Any]) -> None:
    from planparse.records import Plan

    result = run("extract", scan, "--ocr-engine", "tesseract", "-q")
    assert result.code == 0
    plan = Plan.model_validate_json(result.out)
    assert len(plan.actions) >= 3
    [told] = [issue.message for issue in plan.issues if issue.code == "read-from-picture"]
    assert "tesseract" in told
    assert plan.actions[0].evidence["action"][0].bbox


@drawing
def test_lines_are_found_upright_and_sideways() -> None:
    import cv2
    import numpy as np

    from planparse.readers.ocr.lines import find_lines
    from planparse.readers.ocr.sheet import Sheet

    def written(text: str, width: int, height: int) -> Any:
        part = np.full((height, width), 255, np.uint8)
        cv2.putText(part, text, (8, height - 12), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
        return part

    page = np.full((600, 800), 255, np.uint8)
    page[40:80, 200:700] = written("Planter des arbres", 500, 40)
    page[120:160, 200:700] = written("Ouvrir la bibliotheque", 500, 40)
    page[200:240, 400:460] = written("4", 60, 40)
    page[100:500, 60:100] = np.rot90(written("Milieu de vie", 400, 40))
    cv2.rectangle(page, (40, 20), (760, 560), 0, 2)
    boxes = find_lines(Sheet(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), page, 200 / 72, np.eye(2, 3)))
    tall = [box for box in boxes if box[3] - box[1] > 2 * (box[2] - box[0])]
    assert len(boxes) == 4
    assert len(tall) == 1
    assert tall[0][0] < 100


@pytest.mark.parametrize(
    ("languages", "program", "remedy"),
    [
        ((), False, "install tesseract first"),
        (("jpn", "osd"), True, f"install one of the languages {', '.join(engine.LANGUAGES)} for tesseract first"),
        (("deu", "eng"), True, None),
    ],
)
def test_what_is_missing_is_named(
    languages: tuple[str, ...], program: bool, remedy: str | None, here: Callable[..., None]
) -> None:
    here(*languages, program=program)
    assert engine.missing_engine("tesseract") == remedy


def test_without_its_packages_the_extra_is_named(
    scan: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    result = run("extract", scan, "--in-process", "--ocr-engine", "tesseract")
    assert (result.code, result.out) == (7, "")
    assert "pip install 'planparse[tesseract]' first" in result.err


def test_another_engine_is_refused(scan: Path, run: Callable[..., Any]) -> None:
    result = run("extract", scan, "--ocr-engine", "magic")
    assert result.code == 2
    assert result.err == "There is no --ocr-engine magic; choose one of rapid, tesseract.\n"


def test_batch_reads_again_what_another_engine_would_change(here: Callable[..., None]) -> None:
    def entry(stamp: Stamp, *aids: Any) -> Entry:
        return Entry("a", None, "", "ok", None, None, 0, 0, 0, None, stamp.tools(aids), None, stamp.limits)

    here("eng", "fra")
    without, by_tesseract = (Stamp.of(Limits(), Manner(ocr=ocr)) for ocr in (Ocr("never"), BY_TESSERACT))
    assert entry(by_tesseract, "OCR").tool.endswith(", OCR by tesseract 5.9.9 in fra+eng (auto)")
    assert entry(without, "OCR").tool.endswith(", OCR by nobody")
    for aids, holds in (((), True), (("OCR",), False)):
        assert by_tesseract.holds(entry(by_tesseract, *aids))
        assert by_tesseract.holds(entry(without, *aids)) == holds
        assert without.holds(entry(by_tesseract, *aids)) == holds
    assert not Stamp.of(Limits(), Manner(ocr=Ocr("always", "tesseract"))).holds(entry(without))
