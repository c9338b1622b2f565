"""Text that is really there: what the eye sees, in the order of reading, in letters that mean something."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import Color
from tests.readers.pdf_objects import FONT, file_of, page, shown, stream
from tests.readers.pdf_sheet import Sheet, texts

from planparse.errors import DamagedFileError, NoTextError
from planparse.readers.pdf import PdfReader
from planparse.readers.pdf.bidi import in_reading_order
from planparse.readers.pdf.legible import is_legible

SENTENCE = "Les organismes communautaires participent activement aux consultations publiques annuelles "
SCRAMBLED = SENTENCE.translate(str.maketrans("aeioulnrst", "kvzxqbtdgh"))


pytestmark = pytest.mark.usefixtures("without_ocr")


def test_text_outside_its_clip_path_is_left_out() -> None:
    sheet = Sheet().text(50, 100, "Seen")
    path = sheet.canvas.beginPath()
    path.rect(300, 300, 20, 20)
    sheet.canvas.clipPath(path, stroke=0)
    assert texts(sheet.text(50, 200, "Clipped away").text(300, 490, "Cut").read()) == ["Seen", "Cut"]


def test_text_under_a_later_box_is_left_out() -> None:
    sheet = Sheet().text(50, 100, "Covered").fill(40, 80, 200, 110, "#ffffff").text(50, 200, "Seen")
    assert texts(sheet.fill(40, 300, 200, 340, "#222222").text(50, 320, "On top", colour="#ffffff").read()) == [
        "Seen",
        "On top",
    ]


def test_text_under_a_transparent_box_is_seen() -> None:
    sheet = Sheet().text(50, 100, "Marked").fill(40, 80, 200, 110, Color(1, 1, 0, alpha=0.4))
    assert texts(sheet.read()) == ["Marked"]


@pytest.mark.parametrize(("state", "seen"), [(b"/OFF [6 0 R]", ["Always"]), (b"", ["Always", "In a layer"])])
def test_a_layer_is_read_where_it_is_switched_on(state: bytes, seen: list[str]) -> None:
    data = file_of(
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << %b >> >> >>" % state,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4, b"/Properties << /L 6 0 R >>"),
        stream(shown(b"Always") + b" /OC /L BDC " + shown(b"In a layer", 600) + b" EMC"),
        b"null",
        b"<< /Type /OCG /Name (Layer) >>",
    )
    assert texts(PdfReader().read(data, "plan.pdf")) == seen


def test_letters_of_a_negative_size_that_their_matrix_turns_back_are_read() -> None:
    data = file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4),
        stream(b"BT /F1 -12 Tf -1 0 0 -1 50 700 Tm (Seen) Tj ET " + shown(b"Always", 600)),
    )
    assert texts(PdfReader().read(data, "plan.pdf")) == ["Seen", "Always"]


def test_fields_whose_look_is_left_to_the_viewer_are_read() -> None:
    data = file_of(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /NeedAppearances true /DR << %b >>"
        b" /DA (/F1 12 Tf 0 g) >> >>" % FONT,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4).replace(b"/Contents", b"/Annots [5 0 R] /Contents"),
        stream(shown(b"Printed")),
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (who) /V (Filled in) /F 4 /Rect [50 590 150 610]"
        b" /DA (/F1 12 Tf 0 g) >>",
    )
    assert texts(PdfReader().read(data, "plan.pdf")) == ["Printed", "Filled in"]


def form(kind: bytes, flags: int = 4) -> bytes:
    """A file with a field whose appearance says "Filled in", of annotations of one kind."""
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4).replace(b"/Contents", b"/Annots [6 0 R] /Contents"),
        stream(shown(b"Printed")),
        stream(b"BT /F1 12 Tf 2 5 Td (Filled in) Tj ET").replace(
            b"<<", b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << %b >>" % FONT, 1
        ),
        b"<< /Type /Annot /Subtype /%b /FT /Tx /T (who) /V (Filled in) /F %d /Rect [50 590 150 610]"
        b" /AP << /N 5 0 R >> >>" % (kind, flags),
    )


HIDDEN = 2


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (form(b"Widget"), ["Printed", "Filled in"]),
        (form(b"Widget", HIDDEN), ["Printed"]),
        (form(b"FreeText"), ["Printed"]),
    ],
)
def test_what_fields_of_a_form_show_is_read_and_notes_are_not(data: bytes, seen: list[str]) -> None:
    assert texts(PdfReader().read(data, "plan.pdf")) == seen


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("הלועפ תינכות", "תוכנית פעולה"),
        ("הנש לכ 2025 דע", "עד 2025 כל שנה"),
        ("(המגוד) הלועפ", "פעולה (דוגמה)"),
        ("The word הלועפ means action", "The word פעולה means action"),
        ("\ufee1\ufefc\ufeb3", "سلام"),
        ("Rien à changer", "Rien à changer"),
    ],
)
def test_lines_from_right_to_left_come_in_reading_order(visual: str, logical: str) -> None:
    assert in_reading_order(visual) == logical


def test_words_without_vowels_are_no_text() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.text(20, 100 + 12 * number, SCRAMBLED, size=9)
    assert is_legible(4 * SENTENCE)
    with pytest.raises(NoTextError, match="letters"):
        sheet.read()


def test_a_page_of_wrong_letters_is_left_out_with_a_doubt() -> None:
    sheet = Sheet().text(50, 100, "Action").page()
    for number in range(4):
        sheet.text(20, 100 + 12 * number, SCRAMBLED, size=9)
    document = sheet.read()
    assert texts(document) == ["Action"]
    [doubt] = document.doubts
    assert (doubt.code, doubt.place and doubt.place.page) == ("unmapped-letters", 2)


def plan_of_two_pages() -> bytes:
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        page(5),
        page(6),
        stream(shown(b"First page")),
        stream(shown(b"Second page")),
    )


def test_a_file_without_its_end_gives_the_pages_that_are_left() -> None:
    whole = plan_of_two_pages()
    document = PdfReader().read(whole[: whole.index(b"Second")], "plan.pdf")
    assert texts(document) == ["First page"]
    assert next(doubt.code for doubt in document.doubts) == "damaged-file"


def test_a_file_without_its_list_of_pages_is_damaged() -> None:
    whole = plan_of_two_pages()
    with pytest.raises(DamagedFileError):
        PdfReader().read(whole.replace(b"2 0 obj", b"% 0 ob")[: whole.index(b"Second")], "plan.pdf")


def test_files_inside_the_file_are_told() -> None:
    data = file_of(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4),
        stream(shown(b"See the attachment")),
        b"<< /Type /Filespec /F (a.pdf) /EF << /F 6 0 R >> >>",
        stream(b"content"),
    )
    assert [doubt.code for doubt in PdfReader().read(data, "plan.pdf").doubts] == ["embedded-files"]


def test_letters_from_one_corner_of_the_chinese_ones_are_no_chinese() -> None:
    assert not is_legible("".join(chr(0x4E00 + number % 90) for number in range(200)))
    assert is_legible("".join(chr(0x4E00 + number * 97 % 20_000) for number in range(200)))
