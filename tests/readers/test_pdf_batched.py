"""The compiled functions and those in Python, which take their place, say the same of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.readers.pdf_objects import file_of, page, shown, stream

from planparse.readers.pdf import calls, one_by_one

compiled = pytest.importorskip(
    "planparse.readers.pdf._batched", reason="planparse was installed without a C compiler", exc_type=ImportError
)
SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*/plan.pdf"))
CLIPPED = (
    b"q 0 0 90 90 re 10 10 20 20 re W n " + shown(b"Cut away") + b" Q q 0 650 300 90 re W n " + shown(b"Seen") + b" Q"
)
MARKED = b"/OC /L BDC " + shown(b"In a layer", 600) + b" EMC /Span << /MCID 3 >> BDC " + shown(b"Tagged", 500) + b" EMC"
DRAWN = b"1 0 0 RG 10 10 m 200 10 l 200 90 l h B 0.5 g 20 400 60 60 re f 30 300 40 20 re S 5 5 m 9 9 3 4 1 2 c n"
FORM = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 5 5] /Length 28 >>\n"
    b"stream\n0 0 m 50 0 l S 9 9 8 8 re f \nendstream"
)
DIFFICULT = file_of(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    page(4, b"/XObject << /X 5 0 R >> /Properties << /L 6 0 R >>"),
    stream(b" ".join((shown(b"  Two words  "), CLIPPED, MARKED, DRAWN, b"/X Do", shown(b"  ", 100)))),
    FORM,
    b"<< /Type /OCG /Name (L) >>",
)


MATRIX = (1.0, 0.0, 0.0, -1.0, -20.0, 800.0)


def contents() -> list[bytes]:
    return [DIFFICULT, *(path.read_bytes() for path in SAMPLES)]


@contextmanager
def opened(content: bytes) -> Iterator[Iterator[tuple[int, int, str]]]:
    """The pages of a file with their text pages and texts."""
    calls.init_library()
    document = calls.load_document(content, len(content), None)

    def pages() -> Iterator[tuple[int, int, str]]:
        for index in range(calls.page_count(document)):
            page = calls.load_page(document, index)
            text = calls.load_text(page)
            count = calls.count_chars(text)
            buffer = ctypes.create_string_buffer(2 * count + 2)
            calls.get_text(text, 0, count, buffer)
            yield page, text, buffer.raw[: 2 * count].decode("utf-16-le")
            calls.close_text(text)
            calls.close_page(page)

    yield pages()
    calls.close_document(document)


@pytest.mark.parametrize("singly", [False, True])
def test_text_objects_are_the_same(singly: bool) -> None:
    compiled.bind(calls.address_of)
    for content in contents():
        with opened(content) as pages:
            for _, handle, text in pages:
                many, single = (
                    compiled.text_objects(handle, text, singly, MATRIX),
                    one_by_one.text_objects(handle, text, singly, MATRIX),
                )
                # Letters without a map are looked for by the compiled function only.
                assert [found[:-1] for found in many] == [found[:-1] for found in single]


def test_objects_and_points_of_paths_are_the_same() -> None:
    compiled.bind(calls.address_of)
    for content in contents():
        with opened(content) as pages:
            for handle, _, _ in pages:
                count = calls.page_objects(handle)
                found = list(one_by_one.page_objects(handle, count, False))
                assert compiled.page_objects(handle, count, False) == found
                for item, kind, *_ in found:
                    if kind == calls.FORM:
                        inner = calls.form_objects(item)
                        assert compiled.page_objects(item, inner, True) == list(
                            one_by_one.page_objects(item, inner, True)
                        )
                    if kind == calls.PATH:
                        points = calls.path_segments(item)
                        assert compiled.path_points(item, points, MATRIX) == list(
                            one_by_one.path_points(item, points, MATRIX)
                        )


def test_a_difficult_page_has_all_that_is_compared() -> None:
    with opened(DIFFICULT) as pages:
        handle, text_page, text = next(pages)
        texts = {
            text[found.first : found.stop]: found for found in one_by_one.text_objects(text_page, text, False, MATRIX)
        }
        kinds = {kind for _, kind, *_ in one_by_one.page_objects(handle, calls.page_objects(handle), False)}
    assert [text for text, found in texts.items() if found.clipped] == ["Cut away"]
    assert [text for text, found in texts.items() if found.layered] == ["In a layer"]
    assert kinds == {calls.TEXT, calls.PATH, calls.FORM}


def test_letters_without_a_unicode_map_are_told() -> None:
    compiled.bind(calls.address_of)
    unmapped = file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4, b"/Font << /F2 5 0 R >>").replace(b"/Font << /F1", b"/Font << /F2 5 0 R /F1", 1),
        stream(shown(b"Mapped") + b" BT /F2 12 Tf 50 600 Td <00410042> Tj ET"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Fiction /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fiction /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> >>",
    )
    with opened(unmapped) as pages:
        _, handle, text = next(pages)
        told = [found[-1] for found in compiled.text_objects(handle, text, False, MATRIX)]
        expected = [
            any(calls.char_unmapped(handle, index) == 1 for index in range(found.first, found.stop))
            for found in one_by_one.text_objects(handle, text, False, MATRIX)
        ]
    assert told == expected
    assert set(expected) == {False, True}
