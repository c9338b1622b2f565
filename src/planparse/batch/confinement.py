"""What the child does to itself: limits that the system enforces, and a measure of its memory."""

from __future__ import annotations

import ctypes
import re
import resource
import signal
import sys
from pathlib import Path

from planparse.batch.limits import MEBIBYTE, Limits

LIBRARIES_MB = 256
"""Memory that the libraries of a child take at most; they count as its own."""

_PR_SET_PDEATHSIG = 1
_RESET_PEAK = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


def confine(limits: Limits) -> None:
    """Bound this process: memory, no file written, no core dump, no life after its parent's."""
    # Most of what is mapped so far is never touched, and what a large parent left to its copy is no fault of a file.
    libraries = min(_status("VmRSS"), LIBRARIES_MB * MEBIBYTE)
    memory = _status("VmSize") - libraries + limits.memory_mb * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Elsewhere the child ends when it next looks at its pipe.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def grant_cpu_time(seconds: float) -> None:
    """Let this process use so many seconds of CPU time from now on; the system ends it after them."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 1, hard))


def reset_peak() -> None:
    """Begin to measure anew. Where the system cannot, the measure stays that of the process's whole life."""
    try:
        _RESET_PEAK.write_text("5")
    except OSError:
        return


def measure_peak() -> float:
    """The most memory held since `reset_peak`, in mebibytes."""
    if peak := _status("VmHWM"):
        return peak / MEBIBYTE
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEBIBYTE if sys.platform == "darwin" else most / 1024


def _status(name: str) -> int:
    """Bytes that the system counts under `name`; 0 where it does not say."""
    try:
        status = _STATUS.read_text()
    except OSError:
        return 0
    found = re.search(rf"^{name}:\s*(\d+)", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
