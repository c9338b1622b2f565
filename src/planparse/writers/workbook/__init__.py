"""XLSX: a workbook to read, filter and correct; `planparse apply` takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.records import Plan


class WorkbookWriter:
    """Sheets of actions, issues, what is unclaimed, and sources; the records whole on a sheet that is not shown."""

    format = "xlsx"
    holds_many = True

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """The whole workbook at once, since its parts refer to one another."""
        # XlsxWriter costs start-up time that listing the formats should not pay.
        from planparse.writers.workbook.pages import workbook

        yield workbook(tuple(plans))


__all__ = ["WorkbookWriter"]
