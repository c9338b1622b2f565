"""How the pages of a PDF or of a picture file look, for those who show them. Needs Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from planparse.errors import DamagedFileError
from planparse.readers.picture import PictureReader
from planparse.readers.picture.sheets import MOST_PAGES, Sheets


class Looks(Protocol):
    """The pages of one file, by their index from 0. What a page cannot give raises DamagedFileError."""

    def __len__(self) -> int:
        """How many pages there are."""

    def size(self, index: int) -> tuple[float, float]:
        """Width and height in points, as displayed."""

    def picture(self, index: int, scale: float) -> Image.Image:
        """The page in colours, with `scale` pixels a point."""


@contextmanager
def looks_of(data: bytes, name: str) -> Iterator[Looks]:
    """The pages of the file `data` called `name`."""
    if PictureReader().claims(data[:16], name):
        yield _PictureLooks(Sheets(data, name))
        return
    document = pypdfium2.PdfDocument(data)
    try:
        yield _PdfLooks(document)
    finally:
        document.close()


class _PdfLooks:
    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def size(self, index: int) -> tuple[float, float]:
        with self._page(index) as page:
            width, height = page.get_size()
            return width, height

    def picture(self, index: int, scale: float) -> Image.Image:
        with self._page(index) as page:
            picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            return picture

    @contextmanager
    def _page(self, index: int) -> Iterator[pypdfium2.PdfPage]:
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError(f"Page {index + 1} cannot be shown.") from error
        try:
            yield page
        finally:
            page.close()


class _PictureLooks:
    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets

    def __len__(self) -> int:
        return min(self._sheets.count, MOST_PAGES)

    def size(self, index: int) -> tuple[float, float]:
        picture, scale = self._sheets.page(index)
        return picture.width / scale, picture.height / scale

    def picture(self, index: int, scale: float) -> Image.Image:
        picture, own = self._sheets.page(index)
        width, height = (max(round(side * scale / own), 1) for side in picture.size)
        return picture.resize((width, height))
