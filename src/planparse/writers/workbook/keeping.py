"""The records whole inside a workbook, so that what nobody touched comes back as it was."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from planparse.records import Plan

SHEET: Final = "planparse"
"""Name of the sheet that is not shown."""
SIGNATURE: Final = "planparse workbook 1"
"""Its first cell."""
CHUNK: Final = 30_000
"""Characters of each of its other cells."""
MAX_BYTES: Final = 256 * 2**20
"""The most that the records may unpack to."""


def pack(plans: Sequence[Plan], titles: dict[str, str]) -> Iterator[str]:
    """The cells of the sheet that keeps `plans`, and the `titles` of the columns by their keys."""
    content = {"titles": titles, "plans": [plan.model_dump(mode="json") for plan in plans]}
    packed = base64.b64encode(zlib.compress(json.dumps(content).encode(), 6)).decode("ascii")
    yield SIGNATURE
    yield from (packed[start : start + CHUNK] for start in range(0, len(packed), CHUNK))


def unpack(cells: Sequence[str]) -> tuple[tuple[Plan, ...], dict[str, str]]:
    """The plans and titles that the `cells` keep. Raises ValueError where they keep none."""
    if not cells or cells[0] != SIGNATURE:
        raise ValueError("no signature")
    try:
        inflate = zlib.decompressobj()
        packed = base64.b64decode("".join(cells[1:]), validate=True)
        content: dict[str, Any] = json.loads(inflate.decompress(packed, MAX_BYTES))
        titles = {str(key): str(title) for key, title in content["titles"].items()}
        return tuple(Plan.model_validate_json(json.dumps(plan)) for plan in content["plans"]), titles
    except (zlib.error, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
