"""planparse reads action-plan documents and gives back their actions as data.

>>> import planparse
>>> plan = planparse.extract("samples/bands/plan.pdf")  # doctest: +SKIP
>>> plan.actions[0].responsible  # doctest: +SKIP
('MRC',)

`planparse.records` holds the types of what comes out.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from planparse.version import __version__ as __version__

if TYPE_CHECKING:
    from planparse import records as records
    from planparse.pipeline import extract as extract

__all__ = ["extract", "records"]


def __getattr__(name: str) -> object:
    # Loaded on first use: importing the package costs nothing, so `planparse --help` is quick.
    match name:
        case "extract":
            from planparse.pipeline import extract

            return extract
        case "records":
            return importlib.import_module("planparse.records")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
