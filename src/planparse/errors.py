"""What ends a run: one sentence for the user and a documented exit code each."""

from __future__ import annotations


class PlanparseError(Exception):
    """A user's mistake or a file that cannot be read. `str(error)` is the sentence to show."""

    exit_code = 1


class UsageError(PlanparseError):
    """The command line asks for something that does not fit together."""

    exit_code = 2


class SourceNotFoundError(PlanparseError):
    """The input is missing, or is no regular file."""

    exit_code = 3


class UnknownFormatError(PlanparseError):
    """No reader claims the content."""

    exit_code = 4


class DamagedFileError(PlanparseError):
    """The format is known, but the content is empty, damaged or beyond the limits."""

    exit_code = 5


class EncryptedFileError(PlanparseError):
    """The file opens with a password only."""

    exit_code = 6


class NoTextError(PlanparseError):
    """The pages hold pictures and no text."""

    exit_code = 7


class OutputError(PlanparseError):
    """The result cannot be written."""

    exit_code = 8
