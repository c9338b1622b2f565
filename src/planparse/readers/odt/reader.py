"""From the package of an OpenDocument text to its `Document`."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.document import Document, Paragraph
from planparse.errors import NoTextError
from planparse.readers.glyphs import tidy
from planparse.readers.odt.body import Body
from planparse.readers.odt.names import DC, META, OFFICE, STYLE, open_content
from planparse.readers.odt.styles import Styles
from planparse.readers.package import Package

_FURNITURE = (f"{STYLE}header", f"{STYLE}footer")
_METADATA = (
    ("title", f"{DC}title"),
    ("author", f"{META}initial-creator"),
    ("author", f"{DC}creator"),
    ("language", f"{DC}language"),
)


def read_text_document(data: bytes, name: str) -> Document:
    """The document in the package `data`; indexes, headers and footers go to `furniture`.

    Raises `EncryptedFileError`, `DamagedFileError` and `NoTextError`.
    """
    package, root, story = open_content(data, name, "text")
    templates = package.xml("styles.xml")
    body = Body(Styles(root, templates))
    blocks = tuple(body.blocks(story))
    if not blocks and not body.doubts:
        raise NoTextError(f"{name} holds no text.")
    frames = () if templates is None else templates.iter(*_FURNITURE)
    lines = (block for frame in frames for block in body.blocks(frame) if isinstance(block, Paragraph))
    return Document(
        name=name,
        format="odt",
        blocks=blocks,
        furniture=tuple(body.contents) + tuple({line.text: line for line in lines}.values()),
        metadata=tuple(dict(reversed(list(metadata(package)))).items()),
        doubts=tuple(body.doubts),
    )


def metadata(package: Package) -> Iterator[tuple[str, str]]:
    """What an OpenDocument file says of itself: title, author, language; the first of a kind counts."""
    root = package.xml("meta.xml")
    meta = None if root is None else root.find(f"{OFFICE}meta")
    for key, tag in _METADATA if meta is not None else ():
        text = tidy(meta.findtext(tag) or "") if meta is not None else ""
        if text:
            yield key, text
