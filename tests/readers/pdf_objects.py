"""Puts PDFs together object by object, for what drawing libraries do not write."""

from __future__ import annotations

FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"


def file_of(*objects: bytes) -> bytes:
    """A file whose objects, numbered from 1, begin with the catalogue; readers have to find them themselves."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R /Size " + b"%d" % (len(objects) + 1) + b" >>\n"


def page(contents: int, resources: bytes = b"") -> bytes:
    """A page under the tree of pages, which is object 2."""
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << %b %b >> >>" % (
        contents,
        FONT,
        resources,
    )


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def shown(text: bytes, y: int = 700) -> bytes:
    """Operators that show `text`."""
    return b"BT /F1 12 Tf 50 %d Td (%b) Tj ET" % (y, text)
