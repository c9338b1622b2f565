"""Pages as pictures."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image
from tests.inspect.build import SAMPLE, inspection, sample
from tests.structure.build import table

from planparse.errors import UsageError
from planparse.inspect.canvas import Canvas
from planparse.inspect.marks import Kind, Mark
from planparse.inspect.palette import BLACK, LOOKS, WHITE, ink_on
from planparse.inspect.pictures import pictures

SCALE = 2.0


def canvas(width: int = 200, height: int = 100) -> Canvas:
    return Canvas(Image.new("RGB", (round(width * SCALE), round(height * SCALE)), WHITE), SCALE)


def test_every_wanted_page_is_a_png_with_a_legend_below_the_page() -> None:
    drawn = list(pictures(SAMPLE.read_bytes(), sample("2,4-5")))
    assert [name for name, _ in drawn] == ["page-2.png", "page-4.png", "page-5.png"]
    picture = Image.open(io.BytesIO(drawn[0][1]))
    assert picture.format == "PNG"
    assert picture.width == 792 * SCALE
    assert 612 * SCALE < picture.height < 760 * SCALE


def test_document_without_pages_cannot_be_drawn() -> None:
    with pytest.raises(UsageError, match=r"plan\.docx has no pages"):
        list(pictures(b"", inspection(table([["a", "b"]]), name="plan.docx", format="docx")))


def test_missing_pillow_is_one_sentence_that_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "planparse.inspect.canvas")
    with pytest.raises(UsageError, match=r"pip install 'planparse\[images\]'"):
        list(pictures(SAMPLE.read_bytes(), sample("1")))


def test_ground_tints_the_page_and_leaves_black_letters_black() -> None:
    page = canvas()
    page.picture.putpixel((100, 100), BLACK)
    page.draw([Mark(Kind.ACTION, (20.0, 20.0, 80.0, 80.0))])
    assert page.picture.getpixel((100, 100)) == BLACK
    assert page.picture.getpixel((102, 100)) == LOOKS[Kind.ACTION].ground
    assert page.picture.getpixel((300, 100)) == WHITE


def test_labels_do_not_cover_each_other() -> None:
    page = canvas()
    narrow = [Mark(Kind.ROLE, (x, 60.0, x + 12.0, 60.0), "responsible") for x in (50.0, 62.0, 74.0)]
    page.draw([Mark(Kind.TABLE, (50.0, 60.0, 190.0, 90.0), "Table 1"), *narrow])
    boxes = page._labels
    assert len(boxes) == 4
    assert not any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for index, one in enumerate(boxes)
        for other in boxes[:index]
    )


def test_label_stays_on_the_page() -> None:
    page = canvas()
    page.draw([Mark(Kind.HEADING, (2.0, 0.0, 40.0, 10.0), "H1"), Mark(Kind.ROLE, (190.0, 5.0, 200.0, 5.0), "partners")])
    assert all(x0 >= 0 and y0 >= 0 and x1 <= 200 and y1 <= 100 for x0, y0, x1, y1 in page._labels)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_leaves_a_trace(kind: Kind) -> None:
    page = canvas()
    page.draw([Mark(kind, (50.0, 50.0, 120.0, 80.0))])
    assert len(page.picture.getcolors() or []) > 1


def test_looks_differ_from_each_other() -> None:
    assert len(set(LOOKS.values())) == len(LOOKS) == len(Kind)


def test_labels_are_readable_on_their_ground() -> None:
    assert (ink_on((240, 228, 66)), ink_on((0, 114, 178))) == (BLACK, WHITE)


def test_huge_page_that_is_shown_small_has_letters_that_can_be_read() -> None:
    page = Canvas(Image.new("RGB", (720, 720), WHITE), 0.05)
    page.draw([Mark(Kind.TABLE, (2000.0, 7000.0, 9000.0, 9000.0), "Table 1")])
    [(x0, top, x1, bottom)] = page._labels
    assert (bottom - top) * 0.05 == pytest.approx(11)
    assert (x1 - x0) * 0.05 > 20
    assert page.with_legend("plan.pdf", [Kind.TABLE]).height > 750
