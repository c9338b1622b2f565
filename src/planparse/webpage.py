"""A plain web page for reports: one file, no network, readable on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from planparse.matching.rewording import stretches

STYLE = """\
:root { color-scheme: light dark; --old: #b3261e; --new: #146c2e; --faint: #8882 }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { border: 1px solid #999; padding: 6px 10px; text-align: left; vertical-align: top }
th { background: var(--faint); font-weight: 600 }
ul { margin: 0; padding-left: 1.2rem }
td.number { text-align: right; font-variant-numeric: tabular-nums }
del { color: var(--old); background: #f882 } ins { color: var(--new); background: #8f82 }
@media (prefers-color-scheme: dark) { :root { --old: #ffb4ab; --new: #8fd89b } }
@media (max-width: 40rem) { table { display: block; overflow-x: auto } }
"""


class Markup(str):
    """Text that is HTML already; everything else is escaped when it is put on a page."""

    __slots__ = ()


def page(title: str, body: Iterable[Markup], language: str = "en") -> bytes:
    """A whole page in UTF-8."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"
    ).encode()


def element(tag: str, *content: str, **attributes: str) -> Markup:
    """`<tag>content</tag>`; an underscore at an attribute's end is dropped (`class_`)."""
    named = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<{tag}{named}>{''.join(map(_safe, content))}</{tag}>")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> Markup:
    """A table with a header row; the first cell of each row names the row."""
    head = element("tr", *(element("th", cell, scope="col") for cell in header))
    body = [element("tr", element("th", row[0], scope="row"), *map(_cell, row[1:])) for row in rows]
    title = [element("caption", caption)] if caption else []
    return element("table", *title, element("thead", head), element("tbody", *body), border="1")


def reworded(old: str, new: str) -> tuple[Markup, Markup]:
    """Both texts, what the other has not marked as deleted and inserted."""
    pieces = stretches(old, new)
    before = [
        element("del", piece.text) if piece.side == "old" else piece.text for piece in pieces if piece.side != "new"
    ]
    after = [
        element("ins", piece.text) if piece.side == "new" else piece.text for piece in pieces if piece.side != "old"
    ]
    return _joined(before), _joined(after)


def _joined(pieces: Iterable[str]) -> Markup:
    return Markup("".join(map(_safe, pieces)))


def _cell(text: str) -> Markup:
    is_number = text.replace(".", "").replace("%", "").strip().isdigit()
    return element("td", text, class_="number") if is_number else element("td", text)


def _safe(text: str) -> str:
    # Lines are parted in the text itself: office programs know little of CSS.
    return text if isinstance(text, Markup) else escape(text).replace("\n", "<br>")
