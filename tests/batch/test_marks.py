"""The page that a child is on: seen by its parent while it lives and after its death."""

import os

import pytest

from planparse.batch.marks import PageMark, shared_memory


@pytest.fixture(params=["memory", "file"])
def handle(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    if request.param == "file":
        monkeypatch.delattr(os, "memfd_create", raising=False)
    return shared_memory()


def test_page_outlives_the_process_that_set_it(handle: int) -> None:
    mark = PageMark(handle)
    assert mark.page == 0
    if (pid := os.fork()) == 0:
        PageMark(handle).set(7)
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(handle)
    assert mark.page == 7


def test_same_page_begun_anew_is_another_turn(handle: int) -> None:
    mark = PageMark(handle)
    os.close(handle)
    turns = []
    for _ in range(3):
        mark.set(2)
        turns.append(mark.turn)
    assert len(set(turns)) == 3
    assert mark.page == 2
