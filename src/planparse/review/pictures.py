"""Pages of a PDF or a picture file as pictures inside HTML."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planparse.errors import DamagedFileError, UsageError
from planparse.review.facsimile import Facsimile

if TYPE_CHECKING:
    from PIL.Image import Image

    from planparse.readers.looks import Looks

BUDGET = 10 * 1024 * 1024
"""Bytes of all pictures of a plan together; a third more as text in the page."""
MOST_PAGES = 300
LONGEST_SIDE = 1400
"""Pixels; A4 then has 120 to the inch."""
MOST_PIXELS = 4_000_000
"""Of one picture, whatever the page's shape."""
QUALITIES = (60, 40, 25, 12)
"""Tried one after the other until the page keeps to its share of the budget."""
SMALLEST_SHARE = 20_000
"""Bytes: below this, letters cannot be read."""


def pictures(data: bytes, name: str, budget: int = BUDGET) -> Facsimile:
    """The pages of the file `data` called `name`. Raises UsageError where Pillow is not installed."""
    try:
        from planparse.readers.looks import looks_of
    except ModuleNotFoundError:
        raise UsageError("Page images need Pillow: pip install 'planparse[review]'.") from None
    with looks_of(data, name) as looks:
        count = min(len(looks), MOST_PAGES)
        share = max(budget // max(count, 1), SMALLEST_SHARE)
        notice = "pagesLeftOut" if len(looks) > count else ""
        return Facsimile("pages", "\n".join(_figures(looks, count, share)), notice)


def _figures(looks: Looks, count: int, share: int) -> Iterator[str]:
    for index in range(count):
        try:
            width, height = looks.size(index)
            image = looks.picture(index, _scale(width, height))
        except DamagedFileError:
            continue
        source = base64.b64encode(_compressed(image, share)).decode()
        yield (
            f'<figure class="page" data-page="{index + 1}" style="aspect-ratio:{width:.2f}/{height:.2f}">'
            f'<img alt="" decoding="async" loading="lazy" src="data:image/webp;base64,{source}">'
            f'<svg viewBox="0 0 {width:.2f} {height:.2f}" preserveAspectRatio="none" aria-hidden="true"></svg>'
            f"<figcaption>{index + 1}</figcaption></figure>"
        )


def _scale(width: float, height: float) -> float:
    """Pixels a point."""
    return min(LONGEST_SIDE / max(width, height, 1), math.sqrt(MOST_PIXELS / max(width * height, 1)))


def _compressed(image: Image, share: int) -> bytes:
    """WebP, of the best quality that keeps within `share` bytes, else of the least."""
    content = b""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=2)
        content = buffer.getvalue()
        if len(content) <= share:
            break
    return content
