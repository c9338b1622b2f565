"""Prints a sheet as a web page: lists, headings and spanning cells are HTML's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from samples.press.sheet import Box, Grid, Sheet, Text


def print_html(sheet: Sheet) -> str:
    """The sheet as a page that fetches nothing."""
    body = "\n".join(block for block in _blocks(sheet))
    return (
        f'<!doctype html>\n<html lang="{sheet.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="author" content="{escape(sheet.author)}">\n<title>{escape(sheet.title)}</title>\n'
        f"<style>td, th {{ border: 1px solid; vertical-align: top }}</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def grid(table: Grid) -> str:
    """A table, its header rows in a head of their own."""
    rows = [_row(row) for row in table.rows]
    head = "\n".join(["<thead>", *rows[: table.headers], "</thead>"]) if table.headers else ""
    return "\n".join(
        part for part in ("<table>", head, "<tbody>", *rows[table.headers :], "</tbody>", "</table>") if part
    )


def _blocks(sheet: Sheet) -> Iterator[str]:
    for is_text, blocks in groupby(sheet.blocks, key=lambda block: isinstance(block, Text)):
        if is_text:
            yield from _texts(block for block in blocks if isinstance(block, Text))
        else:
            yield from (grid(block) for block in blocks if isinstance(block, Grid))


def _texts(texts: Iterable[Text]) -> Iterator[str]:
    """Texts one below the other; neighbours with marks of one kind are one list."""
    for tag, members in groupby(texts, key=_list_tag):
        if tag:
            items = "".join(f"<li>{_inline(text)}</li>" for text in members)
            yield f"<{tag}>{items}</{tag}>"
        else:
            yield from (_paragraph(text) for text in members)


def _list_tag(text: Text) -> str:
    match text.marker[:1]:
        case "":
            return ""
        case mark if mark.isdigit():
            return "ol"
        case _:
            return "ul"


def _paragraph(text: Text) -> str:
    tag = f"h{text.heading}" if text.heading else "p"
    return f"<{tag}>{_inline(text)}</{tag}>"


def _inline(text: Text) -> str:
    words = f"<strong>{escape(text.text)}</strong>" if text.bold else escape(text.text)
    return f"<strong>{escape(text.lead)}</strong>{words}" if text.lead else words


def _row(row: tuple[Box | None, ...]) -> str:
    return f"<tr>{''.join(_cell(box) for box in row if box)}</tr>"


def _cell(box: Box) -> str:
    tag = "th" if box.header else "td"
    spans = f' rowspan="{box.rows}"' * (box.rows > 1) + f' colspan="{box.columns}"' * (box.columns > 1)
    fill = f' style="background-color: {box.fill}"' if box.fill else ""
    return f"<{tag}{spans}{fill}>{''.join(_texts(box.texts))}</{tag}>"
