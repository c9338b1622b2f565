"""The child: reads one file after the other from its standard input, under limits, until there are no more.

`python -m planparse.batch.worker LIMITS`. It opens no file of the user's: contents come in as bytes, plans
go out as bytes.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable
from time import monotonic
from typing import BinaryIO

from planparse.batch.confinement import confine, grant_cpu_time, measure_peak, reset_peak
from planparse.batch.frames import OUT_OF_MEMORY, OUTCOME, PIPE, READY, REQUEST, frame, read_frame
from planparse.batch.limits import MEBIBYTE, Limits
from planparse.batch.marks import MARK, PageMark
from planparse.batch.outcome import Outcome, of_error, of_plan
from planparse.batch.request import Request
from planparse.errors import OutputLimitError, PlanparseError
from planparse.watch import Watch

VALUES_OF_A_PLAN = 50_000
"""New objects after which Python looks for those that are no longer used."""


def main(limits: Limits) -> None:
    """Answer requests until the parent closes the pipe."""
    requests, replies = _private_streams()
    mark = PageMark(MARK)
    os.close(MARK)
    # An interrupt is the parent's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    warnings.simplefilter("ignore")
    load_libraries()
    confine(limits)
    from planparse.pipeline import extract_bytes
    from planparse.profiles import unpack
    from planparse.writers.json_file import JsonWriter

    def send(kind: bytes, payload: bytes) -> None:
        replies.writelines(frame(kind, payload))
        replies.flush()

    def read(request: Request) -> Outcome:
        until = monotonic() + limits.pages_until
        manner = request.manner
        watch = Watch(request.skip, request.again, request.last, until, mark.set, manner.ocr, request.ocr_here)
        plan = extract_bytes(
            request.content,
            request.name,
            watch,
            unpack(manner.profile),
            stitched=manner.stitched,
            converted=request.converted,
        )
        content = b"".join(JsonWriter().write([plan]))
        if len(content) > limits.output_mb * MEBIBYTE:
            raise OutputLimitError(f"{request.name} gives a result of more than {limits.output_mb} MB.")
        return of_plan(plan, content)

    # Libraries stay for good, and a plan is made of many small values: to look through both is in vain.
    gc.freeze()
    gc.set_threshold(VALUES_OF_A_PLAN)

    send(READY, b"")
    while (message := read_frame(requests)) is not None and message[0] == REQUEST:
        request = Request.from_bytes(message[1])
        reset_peak()
        grant_cpu_time(limits.seconds * limits.processors)
        outcome = _outcome(read, request)
        send(OUTCOME, outcome.costing(0.0, measure_peak()).to_bytes())


def load_libraries() -> None:
    """Load what reads plans. Done before this process is copied, it is done once for all copies."""
    importlib.import_module("planparse.pipeline")


def _outcome(read: Callable[[Request], Outcome], request: Request) -> Outcome:
    try:
        return read(request)
    except PlanparseError as error:
        return of_error(error)
    except MemoryError:
        # The parent decides what of the file can still be saved, in a child that has room again.
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".rstrip(": ")
        return of_error(PlanparseError(f"planparse failed on {request.name} ({what}); please report it."))


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of the way of libraries that print."""
    requests, replies = os.fdopen(os.dup(0), "rb", PIPE), os.fdopen(os.dup(1), "wb", PIPE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return requests, replies


if __name__ == "__main__":
    main(Limits.from_json(sys.argv[1]))
