"""Photographs and scans in PNG, JPEG and TIFF."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from samples.build import HERE as SAMPLES

from planparse import readers
from planparse.errors import DamagedFileError, NoTextError, OcrNeededError
from planparse.pipeline import extract_bytes
from planparse.readers import picture
from planparse.readers.looks import looks_of
from planparse.readers.ocr.engine import missing_engine
from planparse.readers.picture.sheets import A4, Sheets
from planparse.watch import OCR_ENGINES, Ocr, Watch

ENGINES = [engine for engine in OCR_ENGINES if missing_engine(engine) is None]

drawing = pytest.mark.skipif(not ENGINES, reason="no engine for pictures is installed")


def saved(image: Image.Image, form: str, **wishes: Any) -> bytes:
    content = io.BytesIO()
    image.save(content, form, **wishes)
    return content.getvalue()


def pages(count: int) -> list[Image.Image]:
    """Pages of a sample, printed with 200 dots to the inch."""
    source = pypdfium2.PdfDocument(SAMPLES / "bands" / "plan.pdf")
    return [source[index].render(scale=200 / 72).to_pil().convert("L") for index in range(count)]


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, with hardly a byte of picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_one_reader_claims_it_whatever_its_name(form: str) -> None:
    data = saved(Image.new("L", (50, 50), 255), form)
    assert [reader.format for reader in readers.READERS if reader.claims(data, "plan.pdf")] == ["picture"]


@drawing
@pytest.mark.parametrize("engine", ENGINES)
def test_pages_of_a_tiff_give_their_actions_with_places_in_points(engine: Any) -> None:
    first, second = pages(2)
    data = saved(first, "TIFF", save_all=True, append_images=[second], dpi=(200, 200), compression="tiff_lzw")
    told: list[int] = []
    plan = extract_bytes(data, "scan.tif", Watch(ocr=Ocr(engine=engine), on_page=told.append))
    assert told == [1, 2, 0]
    assert (plan.source.format, plan.source.pages) == ("picture", 2)
    assert len(plan.actions) >= 5
    places = [place for action in plan.actions for place in action.evidence["action"]]
    assert {place.page for place in places} == {1, 2}
    assert all(place.bbox and place.bbox[2] <= 792 and place.bbox[3] <= 612 for place in places)
    assert "read-from-picture" in {issue.code for issue in plan.issues}


@drawing
def test_limits_end_the_reading_and_are_told() -> None:
    first, *_ = pages(1)
    data = saved(first, "TIFF", save_all=True, append_images=[first], dpi=(200, 200))
    for watch in (Watch(ocr=Ocr(engine=ENGINES[0]), last=1), Watch(ocr=Ocr(engine=ENGINES[0]), skip=frozenset({2}))):
        plan = extract_bytes(data, "scan.tif", watch)
        assert {issue.code for issue in plan.issues} & {"limit-reached", "unreadable-page"}
        assert plan.source.pages == 1


def test_photograph_stands_as_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x112] = 6
    [sheet] = [Sheets(saved(Image.new("L", (300, 100), 255), "JPEG", exif=exif.tobytes()), "photo.jpg")]
    shown, _ = sheet.page(0)
    assert shown.size == (100, 300)


@pytest.mark.parametrize(
    ("dots", "width"),
    [((200, 200), 612), ((72, 72), A4), ((1, 1), A4), ((100_000, 100_000), A4), (None, A4)],
)
def test_size_on_paper_is_what_the_file_says_where_that_is_a_page(dots: tuple[int, int] | None, width: float) -> None:
    data = saved(Image.new("L", (1700, 2200), 255), "TIFF", **({"dpi": dots} if dots else {}))
    with looks_of(data, "scan.tif") as looks:
        assert looks.size(0)[0] == pytest.approx(width)
        assert looks.picture(0, 1.0).width == round(width)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_any_colours_are_taken_and_nothing_is_white(mode: str) -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0)).convert(mode) if mode in ("LA", "RGBA") else None
    white = Image.new("I;16", (20, 20), 65_535) if mode == "I;16" else Image.new("L", (20, 20), 255).convert(mode)
    page, _ = Sheets(saved(clear or white, "PNG"), "a.png").page(0)
    assert page.mode == "RGB"
    assert page.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [
        png_of(30_000, 30_000),
        png_of(9_000, 9_000),
        png_of(50, 50),
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"\xff\xd8\xff\xe0" + bytes(range(256)),
        b"II*\0\x08\0\0\0" + b"\xff" * 40,
        saved(Image.effect_noise((300, 300), 90), "JPEG")[:2000],
    ],
)
def test_bombs_and_broken_files_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        Sheets(data, "a.png").page(0)


def test_it_is_read_where_there_is_room_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "missing_engine", lambda _: None)
    with pytest.raises(OcrNeededError):
        readers.read(saved(Image.new("L", (50, 50), 255), "PNG"), "a.png", Watch(ocr_here=False))


def test_what_is_missing_or_forbidden_is_one_sentence(
    tmp_path: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(saved(Image.new("L", (50, 50), 255), "PNG"))
    assert run("extract", path, "--ocr", "never").err == "photo.png is a picture; read it without --ocr never.\n"
    monkeypatch.setattr(picture, "missing_engine", lambda _: "pip install 'planparse[ocr]' first")
    with pytest.raises(NoTextError, match=r"photo\.png is a picture; pip install 'planparse\[ocr\]' first\."):
        readers.read(path.read_bytes(), "photo.png")


@drawing
def test_blank_paper_holds_no_text() -> None:
    with pytest.raises(NoTextError, match="no text was found"):
        readers.read(saved(Image.new("L", (500, 700), 255), "PNG"), "blank.png", Watch(ocr=Ocr(engine=ENGINES[0])))


@drawing
def test_it_can_be_drawn_and_reviewed(tmp_path: Path, run: Callable[..., Any]) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(saved(pages(1)[0], "PNG", dpi=(200, 200)))
    chosen = ("--ocr-engine", ENGINES[0])
    assert run("inspect", path, "--images", tmp_path / "seen", *chosen, "-o", tmp_path / "seen.txt").code == 0
    assert [file.name for file in (tmp_path / "seen").iterdir()] == ["page-1.png"]
    assert run("review", path, "-o", tmp_path / "review.html", *chosen).code == 0
    assert 'data-page="1"' in (tmp_path / "review.html").read_text(encoding="utf-8")
