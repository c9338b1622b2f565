"""Names of results: safe on every file system, whatever strangers call their files."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.batch.names import output_names, readable

HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "a/../../b.pdf",
    "C:\\Windows\\system32\\plan.pdf",
    "a//b/./c.pdf",
    "nul\0byte.pdf",
    "line\nbreak.pdf",
    "con.pdf",
    "LPT1",
    "trailing. ",
    "...",
    "",
    "é" * 127 + ".pdf",
    "/".join(["deep"] * 400) + "/plan.pdf",
    "\u202egnp.exe",
    'a<b>"c|d?e*.pdf',
]


def one(path: str) -> str:
    return output_names([path], "plans")[path]


def test_tree_is_kept() -> None:
    assert one("villes/Rive-Claire/plan d'action.pdf") == "plans/villes/Rive-Claire/plan d'action.pdf.json"


@pytest.mark.parametrize("path", HOSTILE)
def test_name_stays_inside_and_fits(path: str) -> None:
    folder, *parts = one(path).split("/")
    assert folder == "plans"
    assert parts
    for part in parts:
        assert part not in ("", ".", "..")
        assert len(part.encode()) <= 255
        assert not set(part) & set('<>:"|?*\\\0\n')


@pytest.mark.parametrize(
    "paths",
    [
        ["Plan.pdf", "plan.pdf", "PLAN.PDF"],
        [unicodedata.normalize("NFC", "été.pdf"), unicodedata.normalize("NFD", "été.pdf")],
        ["straße.pdf", "strasse.pdf"],
        ["ﬁche.pdf", "fiche.pdf"],
        ["a/b.pdf", "a//b.pdf", "../a/b.pdf", "/a/b.pdf"],
        ["x" * 300 + "1.pdf", "x" * 300 + "2.pdf"],
        ["a", "a.json/b.pdf"],
        ["a.json/b.pdf", "a"],
        ["plan.pdf", "plan.pdf~2", "PLAN.pdf"],
    ],
)
def test_no_two_names_clash_on_any_file_system(paths: list[str]) -> None:
    names = [unicodedata.normalize("NFD", name).casefold() for name in output_names(paths, "plans").values()]
    assert len(set(names)) == len(paths)
    folders = {"/".join(name.split("/")[:end]) for name in names for end in range(1, name.count("/") + 1)}
    assert not folders & set(names)


def test_names_depend_on_the_paths_alone() -> None:
    assert output_names(HOSTILE, "plans") == output_names(list(HOSTILE), "plans")


@given(st.lists(st.text(max_size=40), unique=True, max_size=20))
def test_any_names_are_distinct_and_inside(paths: list[str]) -> None:
    names = output_names([readable(path) for path in paths], "plans").values()
    folded = [unicodedata.normalize("NFKD", name).casefold() for name in names]
    assert len(set(folded)) == len(folded)
    assert all(".." not in name.split("/") and not name.startswith("/") for name in names)


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    assert readable("a\u202eb\nc\udce9.pdf") == "a\\u202eb\\nc\\xe9.pdf"
