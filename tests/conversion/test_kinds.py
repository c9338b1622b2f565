import io
import zipfile

import pytest
from samples.build import HERE as SAMPLES
from tests.conversion.build import OLE, PLAN, SLIDES

from planparse.conversion import kind_of


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


def package(*parts: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts:
            file.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "form", "into"),
    [
        (stream("WordDocument"), "plan.doc", "doc", "docx"),
        (stream("WordDocument"), "plan.docx", "doc", "docx"),
        (stream("WordDocument") + stream("Workbook"), "plan.doc", "doc", "docx"),
        (stream("PowerPoint Document"), "plan", "ppt", "pdf"),
        (PLAN, "plan.docx", "rtf", "docx"),
        (b"\xffWPC" + bytes(20), "plan", "wpd", "docx"),
        (SLIDES, "plan.xml", "fodp", "pdf"),
        (package(("mimetype", "application/vnd.oasis.opendocument.presentation")), "x", "odp", "pdf"),
        (package(("[Content_Types].xml", ""), ("ppt/presentation.xml", "")), "x", "pptx", "pdf"),
        (package(("[Content_Types].xml", "x" * 5000)), "plan.pptx", "pptx", "pdf"),
        (package(("Index/Document.iwa", "")), "plan.pages", "pages", "docx"),
    ],
)
def test_files_that_no_reader_takes_are_known(data: bytes, name: str, form: str, into: str) -> None:
    kind = kind_of(data, name)
    assert kind
    assert (kind.form, kind.into) == (form, into)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (stream("Workbook") + stream("WordDocument"), "plan.xls"),
        (stream("EncryptedPackage"), "plan.docx"),
        (OLE, "plan.doc"),
        (package(("Index/Document.iwa", "")), "plan.zip"),
        (b"<p>{\\rtf1</p>", "plan.html"),
        (b'<?xml version="1.0"?><plan/>', "plan.xml"),
        (b"", "plan.doc"),
    ],
)
def test_others_are_left_alone(data: bytes, name: str) -> None:
    assert kind_of(data, name) is None


def test_no_sample_is_to_be_converted() -> None:
    paths = [path for path in SAMPLES.glob("*/plan.*") if path.suffix != ".toml"]
    assert len(paths) > 50
    assert [path for path in paths if kind_of(path.read_bytes(), path.name)] == []
