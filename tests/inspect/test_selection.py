from __future__ import annotations

import pytest

from planparse.errors import UsageError
from planparse.inspect.selection import ALL, Pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [("2", [2]), ("1,3-5", [1, 3, 4, 5]), ("3-4 , 1", [1, 3, 4]), ("6-", [6, 7]), ("1-99", [1, 2, 3, 4, 5, 6, 7])],
)
def test_pages_and_ranges(text: str, pages: list[int]) -> None:
    assert [page for page in range(1, 8) if page in Pages.parse(text)] == pages


def test_without_ranges_all_pages_are_wanted() -> None:
    assert 1_000 in ALL


def test_what_stands_on_no_page_is_always_shown() -> None:
    assert None in Pages.parse("3")


@pytest.mark.parametrize("text", ["", "0", "x", "5-3", "1,,2", "-4", "1.5", "9999999"])
def test_what_names_no_pages_is_a_mistake_that_is_quoted(text: str) -> None:
    with pytest.raises(UsageError, match="--pages 1,3-5"):
        Pages.parse(text)
