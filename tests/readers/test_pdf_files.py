"""Files: what is claimed, what cannot be read, and what a file says of itself."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from tests.readers.pdf_sheet import Sheet, paragraphs, texts

from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.readers.pdf import PdfReader
from planparse.readers.pdf.limits import PAGES_AT_ONCE


def test_claims_by_the_header_wherever_it_stands_in_the_head() -> None:
    reader = PdfReader()
    assert reader.claims(b"\r\n%PDF-1.7\n", "plan.txt")
    assert not reader.claims(b"PK\x03\x04", "plan.pdf")


def test_bytes_before_the_header_do_not_matter() -> None:
    data = b"mail header\r\n" + Sheet().text(50, 100, "Still here").bytes()
    assert texts(PdfReader().read(data, "plan.pdf")) == ["Still here"]


def test_a_password_is_said_to_be_needed() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(50, 600, "Locked")
    canvas.save()
    with pytest.raises(EncryptedFileError, match="password"):
        PdfReader().read(buffer.getvalue(), "plan.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4" + bytes(1000)])
def test_a_damaged_file_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match="damaged"):
        PdfReader().read(data, "plan.pdf")


@pytest.mark.usefixtures("without_ocr")
def test_pages_without_text_ask_for_the_extra() -> None:
    scan = Sheet()
    scan.canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 600, 800)
    with pytest.raises(NoTextError, match=r"pip install 'planparse\[ocr\]'"):
        scan.read()


def test_empty_pages_are_no_pictures_of_text() -> None:
    assert Sheet().fill(0, 0, 600, 800, "#888888").read().blocks == ()


def test_metadata_and_page_sizes() -> None:
    sheet = Sheet(lang="fr-CA").text(50, 100, "Texte")
    sheet.canvas.setTitle("Plan d’action")
    sheet.canvas.setAuthor("Ville de Saint-Exemple")
    document = sheet.read()
    assert dict(document.metadata) == {
        "title": "Plan d’action",
        "author": "Ville de Saint-Exemple",
        "language": "fr-CA",
    }
    assert (document.pages[0].number, document.pages[0].width, document.pages[0].height) == (1, 600, 800)


def test_text_outside_the_crop_box_is_left_out_and_places_start_at_it() -> None:
    sheet = Sheet().text(20, 20, "Printer's slug").text(150, 200, "Plan")
    sheet.canvas.setCropBox((100, 100, 500, 700))
    document = sheet.read()
    assert texts(document) == ["Plan"]
    assert (document.pages[0].width, document.pages[0].height) == (400, 600)
    [paragraph] = paragraphs(document)
    assert paragraph.places[0].bbox is not None
    assert paragraph.places[0].bbox[0] == pytest.approx(50, abs=1)


def test_a_rotated_page_is_measured_as_displayed() -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(100, -50, "Turned")
    document = sheet.read()
    assert (document.pages[0].width, document.pages[0].height) == (600, 800)
    [paragraph] = paragraphs(document)
    assert paragraph.places[0].bbox is not None
    assert paragraph.places[0].bbox[:2] == pytest.approx((100, 40.4), abs=0.1)


def test_importing_the_reader_loads_no_engine() -> None:
    import subprocess
    import sys

    code = "import sys, planparse.readers.pdf; assert not {'pypdfium2', 'pdfplumber'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_long_file_that_is_opened_anew_gives_every_page() -> None:
    sheet = Sheet()
    for number in range(PAGES_AT_ONCE + 2):
        sheet.text(50, 400, f"{'Odd' if number % 2 else 'Even'} page").page()
    document = sheet.read()
    assert len(document.pages) == len(paragraphs(document)) == PAGES_AT_ONCE + 2
    assert not document.doubts
