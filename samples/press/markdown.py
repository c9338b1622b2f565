"""Prints a sheet as Markdown: pipe tables where no cell spans others, HTML tables elsewhere."""

from __future__ import annotations

import re

from samples.press import html
from samples.press.sheet import Box, Grid, Sheet, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")


def print_markdown(sheet: Sheet) -> str:
    """The sheet with its facts on top, as site generators want it."""
    blocks: list[str] = []
    for index, block in enumerate(sheet.blocks):
        before = sheet.blocks[index - 1] if index else None
        if isinstance(block, Grid):
            blocks.append(_grid(block))
        elif block.marker and isinstance(before, Text) and before.marker:
            blocks[-1] += f"\n{_text(block)}"
        else:
            blocks.append(_text(block))
    facts = f'title: "{sheet.title}"\nauthor: "{sheet.author}"\nlanguage: {sheet.language}\n'
    return f"---\n{facts}---\n\n" + "\n\n".join(blocks) + "\n"


def _text(text: Text) -> str:
    if text.heading:
        return f"{'#' * text.heading} {_escaped(text.lead + text.text)}"
    mark = {"": "", "•": "- "}.get(text.marker, f"{text.marker} ")
    return mark + _inline(text)


def _inline(text: Text) -> str:
    lead = f"**{_escaped(text.lead.strip())}** " if text.lead else ""
    return lead + (f"**{_escaped(text.text)}**" if text.bold and text.text else _escaped(text.text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _grid(grid: Grid) -> str:
    boxes = [box for row in grid.rows for box in row]
    if grid.headers != 1 or any(box is None or box.columns > 1 or box.rows > 1 for box in boxes):
        return html.grid(grid)
    rows = [f"| {' | '.join(_cell(box) for box in row if box)} |" for row in grid.rows]
    return "\n".join([rows[0], "|---" * len(grid.widths) + "|", *rows[1:]])


def _cell(box: Box) -> str:
    return "<br>".join(f"{text.marker} {_inline(text)}".strip() for text in box.texts)
