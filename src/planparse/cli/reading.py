"""Where plans are read: in a supervised child, or in the process itself."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.records import Plan


@contextmanager
def reader(*, in_process: bool, debug: bool) -> Iterator[Callable[[Path], Plan]]:
    """What gives the plan in a file.

    The warnings and tracebacks that `debug` asks for come out of this process only; and limits need a
    system that has them.
    """
    if in_process or debug or os.name != "posix":
        if not debug:
            _silence_libraries()
        from planparse.pipeline import extract

        yield extract
    else:
        from planparse.batch.limits import Limits
        from planparse.batch.single import SupervisedReader

        with SupervisedReader(Limits()) as child:
            yield child.extract


def _silence_libraries() -> None:
    # Their warnings speak of PDF objects; what matters of it to the user is an issue in the result.
    logging.disable()
    warnings.simplefilter("ignore")
