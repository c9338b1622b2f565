"""Word packages: whole, odd, broken, closed and hostile."""

from __future__ import annotations

import pytest
from tests.readers.word import CONTENT_TYPES, element, p, package, paragraphs, read, relationships, zipped

from planparse.errors import DamagedFileError, EncryptedFileError, NoTextError
from planparse.readers import package as package_module
from planparse.readers.docx import DocxReader

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")
BODY = element("document", f"<w:body>{p('Planter')}</w:body>")


@pytest.mark.parametrize(
    ("head", "name", "claimed"),
    [
        (package(p("a")), "plan.docx", True),
        (package(p("a")), "plan", True),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "plan.xlsx", False),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "plan.docx", False),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "plan.odt", False),
        (zipped({"notes.txt": ""}), "notes.zip", False),
        (zipped({"notes.txt": ""}), "plan.DOCM", True),
        (ENCRYPTED, "plan.docx", True),
        (OLE + "WordDocument".encode("utf-16-le"), "plan.doc", False),
        (b"%PDF-1.7", "plan.docx", False),
        (b"<html>", "plan.docx", False),
        (b"", "plan.docx", False),
    ],
)
def test_claims_word_packages_by_their_content(head: bytes, name: str, claimed: bool) -> None:
    assert DocxReader().claims(head[:4096], name) is claimed


def test_the_document_is_found_where_the_package_says() -> None:
    members = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(officeDocument="/custom/dir/main.xml"),
        "custom/dir/main.xml": BODY,
    }
    (block,) = DocxReader().read(zipped(members), "plan.docx").blocks
    assert not hasattr(block, "cells")


def test_a_package_that_lost_its_relationships_is_read_all_the_same() -> None:
    assert DocxReader().read(zipped({"word/document.xml": BODY}), "plan.docx").blocks


def test_strict_packages_say_the_same_in_other_namespaces() -> None:
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        "<w:body><w:p><w:r><w:t>Planter</w:t></w:r></w:p></w:body></w:document>"
    )
    links = relationships(officeDocument="word/document.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
    )
    document = DocxReader().read(zipped({"_rels/.rels": links, "word/document.xml": strict}), "plan.docx")
    assert len(document.blocks) == 1


def test_core_properties_are_metadata() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan vert</dc:title><dc:creator/>'
        "<dc:language>fr-CA</dc:language></cp:coreProperties>"
    )
    links = relationships(officeDocument="word/document.xml").replace(
        "</Relationships>",
        '<Relationship Id="c" Target="docProps/core.xml" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties"/></Relationships>',
    )
    data = zipped({"_rels/.rels": links, "word/document.xml": BODY, "docProps/core.xml": core})
    assert DocxReader().read(data, "plan.docx").metadata == (("title", "Plan vert"), ("language", "fr-CA"))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 cut",
        package(p("a"))[:-40],
        zipped({"word/other.xml": BODY}),
        zipped({"word/document.xml": "<w:document"}),
        zipped({"word/document.xml": element("styles", "")}),
        zipped({"word/document.xml": f'<!DOCTYPE a [<!ENTITY b "c">]>{BODY[38:]}'}),
        zipped({"word/document.xml": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'}),
        package(p("a" * 500)).replace(b"\x00\x00\x00word/document.xml", b"\x00\x01\x00word/document.xml", 1),
        OLE + "WordDocument".encode("utf-16-le"),
    ],
)
def test_what_is_broken_or_forged_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match=r"^plan\.docx "):
        DocxReader().read(data, "plan.docx")


def test_name_with_backslashes_replaces_no_part() -> None:
    members = {"_rels/.rels": relationships(officeDocument="word/document.xml"), "word/document.xml": BODY}
    forged = zipped({**members, "word\\document.xml": "x", "../../evil": "x"})
    assert DocxReader().read(forged, "plan.docx").blocks == DocxReader().read(zipped(members), "plan.docx").blocks
    assert DocxReader().read(zipped({name.replace("/", "\\"): part for name, part in members.items()}), "a.docx").blocks


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(EncryptedFileError, match="password"):
        DocxReader().read(ENCRYPTED, "plan.docx")


def test_a_document_without_a_word_is_no_plan() -> None:
    with pytest.raises(NoTextError):
        read("<w:p><w:r><w:drawing/></w:r></w:p>")


def test_a_part_that_inflates_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_PART_BYTES", 10_000)
    with pytest.raises(DamagedFileError, match="beyond the limits"):
        read(p("a" * 20_000))


def test_parts_that_are_not_needed_are_never_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_PART_BYTES", 10_000)
    assert DocxReader().read(zipped({"word/document.xml": BODY, "word/media/a.png": "0" * 50_000}), "plan.docx").blocks


def test_a_package_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_PARTS", 3)
    with pytest.raises(DamagedFileError, match="parts"):
        read(p("a"))


def test_elements_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(DamagedFileError):
        paragraphs("<w:sdt>" * 5000 + "</w:sdt>" * 5000)
