"""How a child comes into the world: as a copy of this process where that is safe, else as a fresh one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass
from typing import NoReturn

from planparse.batch.limits import Limits
from planparse.batch.marks import MARK, PageMark, shared_memory

MOST_HANDLES = 65_536


@dataclass(frozen=True, slots=True)
class Launched:
    """A child: its process, which leads a group of its own, and this side's ends of the two pipes."""

    pid: int
    requests: int
    replies: int
    mark: PageMark


def launch(limits: Limits) -> Launched:
    """Start a child that answers requests until its pipe is closed."""
    request_end, requests = os.pipe()
    replies, reply_end = os.pipe()
    memory = shared_memory()
    # A copy is ready in milliseconds, with its libraries loaded; but locks that other threads
    # hold would stay closed in it for ever.
    start = _copy if threading.active_count() == 1 else _spawn
    try:
        pid = start(limits, request_end, reply_end, memory)
        mark = PageMark(memory)
    except OSError:
        os.close(requests)
        os.close(replies)
        raise
    finally:
        os.close(request_end)
        os.close(reply_end)
        os.close(memory)
    os.set_blocking(requests, False)
    os.set_blocking(replies, False)
    return Launched(pid, requests, replies, mark)


def _copy(limits: Limits, request_end: int, reply_end: int, memory: int) -> int:
    from planparse.batch import worker

    worker.load_libraries()
    pid = os.fork()
    if pid == 0:
        _be_the_child(limits, request_end, reply_end, memory)
    return pid


def _be_the_child(limits: Limits, request_end: int, reply_end: int, memory: int) -> NoReturn:
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.dup2(request_end, 0)
        os.dup2(reply_end, 1)
        os.dup2(memory, MARK)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        # Among the parent's handles are the pipes of other children, and its lock.
        os.closerange(MARK + 1, MOST_HANDLES)
        from planparse.batch import worker

        worker.main(limits)
        os._exit(0)
    finally:
        # Whatever happens, the copy never goes on with what the parent was doing.
        os._exit(1)


def _spawn(limits: Limits, request_end: int, reply_end: int, memory: int) -> int:
    # -P keeps modules out that lie in the working folder, which may be a stranger's.
    command = [sys.executable, "-P", "-m", "planparse.batch.worker", limits.to_json()]
    actions = [
        (os.POSIX_SPAWN_DUP2, request_end, 0),
        (os.POSIX_SPAWN_DUP2, reply_end, 1),
        (os.POSIX_SPAWN_DUP2, memory, MARK),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    return os.posix_spawn(sys.executable, command, os.environ, file_actions=actions, setsid=True)
