"""Prints a sheet as the plain text that optical reading leaves of such documents.

Tables are rows of tab-separated cells, merged cells are empty, lists in cells keep their HTML.
"""

from __future__ import annotations

import re

from samples.press.sheet import Box, Grid, Row, Sheet, Text

ROWS_A_PAGE = 7

_SUPERSCRIPT = re.compile(r"\bNbre\b")
"""What is usually printed with raised letters."""


def print_text(sheet: Sheet) -> str:
    """The sheet as a transcript."""
    blocks = [_text(block) if isinstance(block, Text) else _grid(block, sheet.running) for block in sheet.blocks]
    return _SUPERSCRIPT.sub("N <sup>bre</sup>", "\n\n".join(blocks)) + "\n"


def _text(text: Text) -> str:
    match text:
        case Text(heading=1):
            return text.text
        case Text(heading=level) if level:
            return f"{'#' * level} {text.text}"
        case Text(marker=marker) if marker:
            return f"{'-' if marker == '•' else marker} {text.lead}{text.text}"
        case Text(bold=True):
            return f"**{text.text}**"
        case _:
            return f"**{text.lead.strip()}** {text.text}" if text.lead else text.text


def _grid(grid: Grid, running: str) -> str:
    """Rows line by line; where a page ends, the running header and the table's header come again."""
    header = [_row(row) for row in grid.rows[: grid.headers]]
    body = [_row(row) for row in grid.rows[grid.headers :]]
    pages = [body[index : index + ROWS_A_PAGE] for index in range(0, len(body), ROWS_A_PAGE)]
    between = "\n\n" + (f"{running}\n\n" if running else "")
    return between.join("\n".join([*header, *page]) for page in pages)


def _row(row: Row) -> str:
    return "\t".join(_cell(box) for box in row)


def _cell(box: Box | None) -> str:
    if box is None:
        return ""
    items = [f"{text.marker} {text.text}" for text in box.texts if text.marker]
    if not items:
        return " ".join(text.text for text in box.texts)
    plain = "".join(f"<p>{text.text}</p>" for text in box.texts if not text.marker)
    return f'<ul style="list-style-type: none"> {" ".join(items)}</ul>{plain}'
