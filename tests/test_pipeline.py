import os
from hashlib import sha256
from pathlib import Path

import pytest

import planparse
from planparse import pipeline
from planparse.errors import DamagedFileError, SourceNotFoundError

TRANSCRIPT = "Objectif\tAction\tResponsable\nAccueillir\tOuvrir un café\tVille\n".encode()


def test_package_offers_extract_and_the_records() -> None:
    assert planparse.__all__ == ["extract", "records"]
    assert planparse.extract is pipeline.extract
    assert planparse.records.Plan.__name__ == "Plan"
    with pytest.raises(AttributeError, match="has no attribute 'parse'"):
        _ = planparse.parse


def test_source_is_described(tmp_path: Path) -> None:
    path = tmp_path / "café.txt"
    path.write_bytes(TRANSCRIPT)
    source = planparse.extract(path).source
    assert (source.name, source.format, source.bytes) == ("café.txt", "text", len(TRANSCRIPT))
    assert (source.sha256, source.pages) == (sha256(TRANSCRIPT).hexdigest(), None)


def test_path_may_be_a_string(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TRANSCRIPT)
    assert planparse.extract(str(path)) == planparse.extract(path) == pipeline.extract_bytes(TRANSCRIPT, "plan.txt")


@pytest.mark.skipif(os.name != "posix", reason="other systems allow no such name")
def test_name_that_is_no_unicode_is_made_readable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_bytes(TRANSCRIPT)
    except OSError:
        pytest.skip("the file system allows no such name")
    assert planparse.extract(path).source.name == "caf\N{REPLACEMENT CHARACTER}.txt"


def test_document_without_a_plan_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Bonjour,\n\nil fait beau.\n", encoding="utf-8")
    plan = planparse.extract(path)
    assert plan.actions == ()
    assert [issue.code for issue in plan.issues] == ["no-plan-found"]


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"plan\.pdf does not exist\.$"):
        planparse.extract(tmp_path / "plan.pdf")


def test_folder_where_a_file_is_needed(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="is a folder; name the plan's file"):
        planparse.extract(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceNotFoundError, match="is no regular file"):
        planparse.extract(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["nul\0.pdf", "long" * 200])
def test_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(SourceNotFoundError, match=r"cannot be opened: .*\.$"):
        planparse.extract(name)


def test_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(pipeline.LARGEST_FILE + 1)
    with pytest.raises(DamagedFileError, match="larger than 512 MB"):
        planparse.extract(path)


def test_content_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LARGEST_FILE", 10)
    with pytest.raises(DamagedFileError, match=r"huge\.pdf is larger"):
        pipeline.extract_bytes(TRANSCRIPT, "huge.pdf")
