"""One file on its way through LibreOffice."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from select import select
from time import monotonic

from planparse.content import read_file
from planparse.conversion.kinds import Kind, kind_of
from planparse.conversion.office import LARGEST_OUTPUT, command, environment, program
from planparse.errors import DamagedFileError, OutputError, PlanparseError, TimeLimitError

SECONDS = 60.0
"""For one file, by the clock and of CPU time; most take two."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Converted:
    """What a file was before it was converted."""

    form: str
    title: str
    into: str
    sha256: str
    bytes: int


class Conversion:
    """LibreOffice at work on one file, in a folder and a group of processes of its own."""

    def __init__(self, data: bytes, name: str, kind: Kind, seconds: float = SECONDS) -> None:
        """Begins at once. LibreOffice is there. Raises OutputError where the system does not let it begin."""
        self._name, self._kind, self._seconds = name, kind, seconds
        self._original = Converted(kind.form, kind.title, kind.into, hashlib.sha256(data).hexdigest(), len(data))
        self._folder = Path(tempfile.mkdtemp(prefix="planparse-"))
        self.due = monotonic() + seconds
        """The moment after which it is to be ended."""
        try:
            # The file's own name is a stranger's.
            source = self._folder / f"plan.{kind.form}"
            source.write_bytes(data)
            self._process = subprocess.Popen(
                command(self._folder, source, kind, seconds),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(self._folder),
                cwd=self._folder,
                start_new_session=True,
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise OutputError(f"{name} cannot be given to LibreOffice: {error.strerror}.") from error

    def fileno(self) -> int:
        """What to wait on for `is_over`."""
        assert self._process.stdout
        return self._process.stdout.fileno()

    def is_over(self) -> bool:
        """Whether all its processes have ended; asked when there is something to hear from it."""
        return not os.read(self.fileno(), _PIECE)

    def end(self) -> None:
        """Kill what still lives, and leave nothing behind."""
        assert self._process.stdout
        if self._process.stdout.closed:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def result(self) -> tuple[bytes, Converted]:
        """The converted file; then nothing is left behind. Raises DamagedFileError or TimeLimitError."""
        try:
            if monotonic() >= self.due:
                raise TimeLimitError(f"{self._name} takes LibreOffice more than {self._seconds:g} seconds.")
            return self._output(), self._original
        finally:
            self.end()

    def _output(self) -> bytes:
        path = self._folder / "out" / f"plan.{self._kind.into}"
        try:
            content = read_file(path, follow=False)
        except PlanparseError:
            content = b""
        if not content or len(content) >= LARGEST_OUTPUT:
            raise DamagedFileError(
                f"{self._name} could not be converted by LibreOffice: it is damaged, too large, or opens with a "
                "password only."
            )
        return content


def readable(data: bytes, name: str) -> tuple[bytes, Converted | None]:
    """The file `data` called `name`, converted where that is needed and LibreOffice is installed.

    Raises DamagedFileError or TimeLimitError.
    """
    kind = kind_of(data, name)
    if kind is None or program() is None:
        return data, None
    conversion = Conversion(data, name, kind)
    try:
        while select([conversion], [], [], max(conversion.due - monotonic(), 0))[0]:
            if conversion.is_over():
                break
        return conversion.result()
    except BaseException:
        conversion.end()
        raise
