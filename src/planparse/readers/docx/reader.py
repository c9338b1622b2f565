"""From the package of a Word file to its `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from planparse.document import Block, Document, Paragraph, Table
from planparse.errors import DamagedFileError, NoTextError
from planparse.readers.docx.body import Body
from planparse.readers.docx.chunks import Chunks
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.styles import Styles
from planparse.readers.docx.wordml import DC, STRICT_NAMESPACES, W
from planparse.readers.glyphs import tidy
from planparse.readers.package import Package, Relationship

_USUAL_MAIN_PART = "word/document.xml"
_FURNITURE = ("header", "footer", "footnotes", "endnotes")
_METADATA = (("title", DC + "title"), ("author", DC + "creator"), ("language", DC + "language"))


def read_package(data: bytes, name: str) -> Document:
    """The document in the package `data`.

    Tables of contents, headers, footers and notes go to `furniture`. Raises `DamagedFileError` and `NoTextError`.
    """
    package = Package(data, name, STRICT_NAMESPACES)
    return read_parts(package, name, Chunks())


def read_parts(package: Package, name: str, chunks: Chunks) -> Document:
    """As `read_package`, of a package that is open; `chunks` opens the files that it embeds."""
    links = package.relationships()
    main_part = _main_part(package, [link.target for link in links.values() if link.kind == "officeDocument"])
    root = package.xml(main_part) if main_part else None
    story = None if root is None else root.find(W + "body")
    if story is None:
        raise DamagedFileError(f"{name} holds no Word document.")
    parts_by_id = package.relationships(main_part)
    parts = _related(package, parts_by_id)
    styles = Styles(next((part for kind, part in parts if kind == "styles"), None))
    numbering = Numbering(next((part for kind, part in parts if kind == "numbering"), None), styles)
    body = Body(styles, numbering, chunks.opener(package, parts_by_id))
    blocks = tuple(body.blocks(story))
    if not any(_has_text(block) for block in blocks) and not body.doubts:
        raise NoTextError(f"{name} holds no text.")
    return Document(
        name=name,
        format="docx",
        blocks=blocks,
        furniture=tuple(body.contents) + tuple(_furniture(body, parts)),
        metadata=_metadata(package, [link.target for link in links.values() if link.kind == "core-properties"]),
        doubts=tuple(body.doubts),
    )


def _main_part(package: Package, named: list[str]) -> str:
    """The part that the package names as its document; Word's usual one where the names are lost."""
    return next((part for part in [*named, _USUAL_MAIN_PART] if part in package), "")


def _related(package: Package, by_id: Mapping[str, Relationship]) -> list[tuple[str, etree._Element]]:
    """The parts that the document is laid out with, by kind."""
    wanted = ("styles", "numbering", *_FURNITURE)
    links = [link for link in by_id.values() if link.kind in wanted]
    roots = ((link.kind, package.xml(link.target)) for link in sorted(links, key=lambda link: wanted.index(link.kind)))
    return [(kind, root) for kind, root in roots if root is not None]


def _furniture(body: Body, parts: list[tuple[str, etree._Element]]) -> Iterator[Paragraph]:
    """The lines outside the flow, each text once."""
    seen = set()
    for kind, root in parts:
        for block in body.blocks(root) if kind in _FURNITURE else ():
            for paragraph in _paragraphs(block):
                if paragraph.text not in seen:
                    seen.add(paragraph.text)
                    yield paragraph


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Table):
        for cell in block.cells:
            yield from cell.paragraphs
    else:
        yield block


def _has_text(block: Block) -> bool:
    return any(paragraph.text for paragraph in _paragraphs(block))


def _metadata(package: Package, parts: list[str]) -> tuple[tuple[str, str], ...]:
    root = package.xml(parts[0]) if parts else None
    if root is None:
        return ()
    stated = ((key, tidy(root.findtext(tag) or "")) for key, tag in _METADATA)
    return tuple((key, text) for key, text in stated if text)
