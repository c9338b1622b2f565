"""From what the user names to files: each once, nothing through links, nothing that blocks."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from planparse.batch import items
from planparse.batch.items import open_archive
from planparse.batch.sources import find_items
from planparse.errors import DamagedFileError, EncryptedFileError, PlanparseError, UsageError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b/two.pdf", "in/a.pdf", "in/b/one.pdf", "in/c.docx", "out/old.json", "secret.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def found(*sources: str, out: str | None = None) -> list[str]:
    return [item.path for item in find_items(sources, out)]


def contents(*sources: str) -> dict[str, str]:
    def content(item: items.Item) -> str:
        try:
            return item.read().decode()
        except PlanparseError as error:
            return f"{error.code}: {error}"

    return {item.path: content(item) for item in find_items(sources)}


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "/").replace("_pdf", ".pdf"), text)
    return path


def test_folder_is_walked_in_the_order_of_names(tree: Path) -> None:
    assert found("in") == ["in/a.pdf", "in/c.docx", "in/b/one.pdf", "in/b/two.pdf"]


def test_pattern(tree: Path) -> None:
    assert found("in/**/*.pdf") == ["in/a.pdf", "in/b/one.pdf", "in/b/two.pdf"]


def test_file_named_twice_is_read_once(tree: Path) -> None:
    assert found("in/a.pdf", "in/*.pdf", "in/a.pdf") == ["in/a.pdf"]


def test_results_are_no_sources(tree: Path) -> None:
    assert found(".", out="out") == ["secret.txt", "in/a.pdf", "in/c.docx", "in/b/one.pdf", "in/b/two.pdf"]


def test_list_in_a_file_and_on_standard_input(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "list.txt").write_text("in/a.pdf\n\nin/b\nmissing.pdf\r\n")
    expected = ["in/a.pdf", "in/b/one.pdf", "in/b/two.pdf", "missing.pdf"]
    assert found("@list.txt") == expected
    monkeypatch.setattr("sys.stdin", io.StringIO((tree / "list.txt").read_text()))
    assert found("-") == expected
    assert contents("@list.txt")["missing.pdf"] == "not-found: missing.pdf does not exist."


@pytest.mark.parametrize("source", ["missing", "missing/*.pdf", "@missing"])
def test_source_that_is_not_there_is_a_usage_error(tree: Path, source: str) -> None:
    with pytest.raises(UsageError):
        found(source)


def test_links_are_not_followed(tree: Path) -> None:
    (tree / "in/link.pdf").symlink_to(tree / "secret.txt")
    (tree / "in/folder").symlink_to(tree)
    for source in ("in", "in/*", "in/**/*.txt"):
        assert not any("secret" in text and "link" not in text for text in contents(source).values())
    assert contents("in")["in/link.pdf"].startswith("skipped: in/link.pdf is a symbolic link")


def test_link_that_appears_after_the_walk_is_not_followed(tree: Path) -> None:
    [item] = find_items(["in/a.pdf"])
    (tree / "in/a.pdf").unlink()
    (tree / "in/a.pdf").symlink_to(tree / "secret.txt")
    with pytest.raises(PlanparseError, match="cannot be opened"):
        item.read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_skipped(tree: Path) -> None:
    os.mkfifo(tree / "in/pipe.pdf")
    assert contents("in")["in/pipe.pdf"] == "skipped: in/pipe.pdf is no regular file."


def test_archive_is_read_without_unpacking_it(tree: Path) -> None:
    archive(tree / "in/plans.zip", sub__x_pdf="plan x", y_pdf="plan y")
    before = sorted(tree.rglob("*"))
    assert contents("in/plans.zip") == {"in/plans.zip/sub/x.pdf": "plan x", "in/plans.zip/y.pdf": "plan y"}
    assert sorted(tree.rglob("*")) == before


def test_equal_names_in_an_archive_stay_apart(tree: Path) -> None:
    with zipfile.ZipFile(tree / "twice.zip", "w") as package:
        package.writestr("plan.pdf", "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("plan.pdf", "second")
    assert contents("twice.zip") == {"twice.zip/plan.pdf": "first", "twice.zip/plan.pdf~2": "second"}


def test_link_in_an_archive_is_skipped(tree: Path) -> None:
    entry = zipfile.ZipInfo("link.pdf")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tree / "links.zip", "w") as package:
        package.writestr(entry, "/etc/passwd")
    assert contents("links.zip") == {"links.zip/link.pdf": "skipped: links.zip/link.pdf is a symbolic link."}


def test_archive_that_is_none_is_one_failure(tree: Path) -> None:
    (tree / "in/broken.zip").write_bytes(b"PK\x03\x04 nothing more")
    assert contents("in/broken.zip")["in/broken.zip"].startswith("damaged: in/broken.zip is damaged")


def test_member_without_a_name_is_read_all_the_same(tree: Path) -> None:
    with zipfile.ZipFile(tree / "odd.zip", "w") as package:
        package.writestr(zipfile.ZipInfo(""), "plan x")
        package.writestr(zipfile.ZipInfo("folder/"), "")
    assert contents("odd.zip") == {"odd.zip/": "plan x"}


def test_archive_in_an_archive_is_skipped(tree: Path) -> None:
    inner = archive(tree / "inner.zip", x_pdf="x")
    with zipfile.ZipFile(tree / "outer.zip", "w") as package:
        package.write(inner, "inner.zip")
    assert contents("outer.zip")["outer.zip/inner.zip"].startswith("skipped: ")


def test_member_larger_than_allowed_is_not_unpacked(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "LARGEST_FILE", 1000)
    [item] = find_items([str(archive(tree / "bomb.zip", x_pdf="0" * 5000))])
    with pytest.raises(DamagedFileError, match="larger than"):
        item.read()


def test_archive_of_too_many_members_is_refused(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "MOST_MEMBERS", 1)
    path = archive(tree / "many.zip", x_pdf="x", y_pdf="y")
    open_archive.cache_clear()
    assert "more than 1 files" in contents(str(path))[str(path)]


def test_member_with_a_password(tree: Path) -> None:
    path = archive(tree / "locked.zip", x_pdf="x")
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    [item] = find_items(["locked.zip"])
    with pytest.raises(EncryptedFileError):
        item.read()
