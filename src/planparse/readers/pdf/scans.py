"""Pages that are pictures of text: which they are, and that they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import groupby

from planparse.errors import OcrNeededError, UsageError
from planparse.issues import Doubt
from planparse.places import BBox, Place
from planparse.readers.ocr.engine import engine_name, missing_engine, remedy
from planparse.readers.pdf.legible import is_plausible
from planparse.readers.pdf.limits import SCANS
from planparse.readers.pdf.page import PageContent
from planparse.readers.pdf.sight import Picture
from planparse.watch import Ocr, Watch

OpenPage = Callable[[int], AbstractContextManager[tuple[int, float, float]]]
"""Opens a page by its number: its pdfium page, and width and height in points as displayed."""

COVERED = 0.5
"""Share of a page that its pictures cover where it is one."""
OUTLINES = 20
"""Areas on a page without text from which they may be letters drawn as shapes."""
MARGIN = 0.08
"""Share of a page's height, above and below, in which a scanner prints what says nothing of the page."""
PAPER = 0.5
"""Share of a page's pixels that are of nearly one brightness where it is paper, not a photograph."""
TONES = 24
"""Width of a class of brightness, of 256; paper is in two that are side by side."""


def with_scans(
    pages: list[PageContent], name: str, watch: Watch, doubts: list[Doubt], open_page: OpenPage
) -> list[PageContent]:
    """`pages`, with those that are pictures read from them, as far as `watch` wishes it.

    Raises UsageError where what reads them was asked for and is missing, and OcrNeededError where `watch`
    wants it to be done elsewhere.
    """
    wanted = [page for page in pages if page.number not in watch.again and _is_wanted(page, watch.ocr)]
    if not wanted:
        return pages
    engine = watch.ocr.engine
    if missing := missing_engine(engine):
        if watch.ocr.mode == "always":
            raise UsageError(f"The pages of {name} cannot be read from their pictures: {missing}.")
        doubts += _left_out(pages, wanted, remedy(engine))
        return pages
    if watch.ocr.mode == "auto" and any(_has_text(page) for page in pages if page not in wanted):
        wanted = [page for page in wanted if page.layer or not page.legible or _looks_written(page, open_page)]
    if wanted and not watch.ocr_here:
        raise OcrNeededError(f"{name} holds pages that are to be read from their pictures.")
    read = _read(wanted, watch, doubts, open_page)
    # What was said of their own letters is of no account any more.
    doubts[:] = [
        each for each in doubts if not (each.code == "unmapped-letters" and each.place and each.place.page in read)
    ]
    if read:
        numbers = _listed(sorted(read))
        by = engine_name(engine)
        doubts.append(Doubt("read-from-picture", f"What is on page {numbers} was read from its picture ({by})."))
    return [read.get(page.number, page) for page in pages]


def _read(
    wanted: Sequence[PageContent], watch: Watch, doubts: list[Doubt], open_page: OpenPage
) -> dict[int, PageContent]:
    # numpy, OpenCV and the weights of networks: for pages that need them only.
    from planparse.readers.pdf.scan import read_scan

    read: dict[int, PageContent] = {}
    for page in wanted:
        if len(read) == SCANS or watch.is_over:
            message = (
                f"Page {page.number} is a picture and was not read: the limit of time or of such pages is reached."
            )
            doubts.append(Doubt("limit-reached", message, Place(page=page.number)))
            continue
        watch.on_page(page.number)
        with open_page(page.number) as (handle, width, height):
            layer = page.layer if watch.ocr.mode == "auto" else []
            content = read_scan(handle, page.number, width, height, layer, watch.ocr.engine)
        if page.layer and not content.layer:
            message = f"The text behind the picture of page {page.number} is not what it shows; it was read anew."
            doubts.append(Doubt("bad-text-layer", message, Place(page=page.number)))
        read[page.number] = content
    watch.on_page(0)
    return read


def _is_wanted(page: PageContent, ocr: Ocr) -> bool:
    if ocr.mode != "auto":
        return ocr.mode == "always"
    if not page.legible or page.layer:
        return True
    if page.tables or any(_is_in_middle(line.base, page.frame.height) for line in page.lines):
        return False
    return _cover(page) >= COVERED or (not page.lines and len(page.drawing.fills) > OUTLINES)


def _is_in_middle(base: float, height: float) -> bool:
    return MARGIN * height < base < (1 - MARGIN) * height


def _cover(page: PageContent) -> float:
    """Share of the page under pictures, where they do not overlap."""
    width, height = page.frame.width, page.frame.height
    return sum(_area(picture, width, height) for picture in page.drawing.pictures) / (width * height)


def _area(box: BBox, width: float, height: float) -> float:
    x0, top, x1, bottom = box
    return max(min(x1, width) - max(x0, 0.0), 0.0) * max(min(bottom, height) - max(top, 0.0), 0.0)


def _has_text(page: PageContent) -> bool:
    return bool(page.lines or page.tables)


def _looks_written(page: PageContent, open_page: OpenPage) -> bool:
    """Whether most of the page is of nearly one brightness, as paper is and a photograph is not."""
    with open_page(page.number) as (handle, width, height):
        picture = Picture(handle, width, height)
    # Every fourth byte is the green of a pixel, nearly its brightness.
    tones = Counter(tone // TONES for tone in picture.pixels[1::4])
    return max(tones[tone] + tones[tone + 1] for tone in tones) >= PAPER * tones.total()


def _left_out(pages: Sequence[PageContent], wanted: Sequence[PageContent], cure: str) -> list[Doubt]:
    """What to say of pages that nothing can read here; of a document without any text an error tells."""
    found = []
    for page in wanted:
        if page.layer and not is_plausible(" ".join(run.text for run in page.layer)):
            message = f"The text behind the picture of page {page.number} is not what it shows; {cure} reads it."
            found.append(Doubt("bad-text-layer", message, Place(page=page.number)))
        elif not _has_text(page) and page.legible and any(map(_has_text, pages)):
            message = f"Page {page.number} is a picture and was not read; {cure} reads the text on it."
            found.append(Doubt("unread-picture", message, Place(page=page.number)))
    return found


def _listed(numbers: Sequence[int]) -> str:
    """1, 3 to 5"""
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        found.append(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]))
    return ", ".join(found)
