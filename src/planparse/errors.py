"""What ends a run: one sentence for the user and a documented exit code each."""

from __future__ import annotations


class PlanparseError(Exception):
    """A user's mistake or a file that cannot be read. `str(error)` is the sentence to show."""

    exit_code = 1
    code = "failed"
    """The kind of error in one word, as reports name it."""


class UsageError(PlanparseError):
    """The command line asks for something that does not fit together."""

    exit_code = 2
    code = "usage"


class CorrectionError(UsageError):
    """Corrections do not fit the plan that they are to be applied to."""

    code = "corrections"


class SourceNotFoundError(PlanparseError):
    """The input is missing, or is no regular file."""

    exit_code = 3
    code = "not-found"


class UnknownFormatError(PlanparseError):
    """No reader claims the content."""

    exit_code = 4
    code = "unknown-format"


class DamagedFileError(PlanparseError):
    """The format is known, but the content is empty, damaged or beyond the limits."""

    exit_code = 5
    code = "damaged"


class EmptyFileError(DamagedFileError):
    """The file holds nothing."""

    code = "empty"


class EncryptedFileError(PlanparseError):
    """The file opens with a password only."""

    exit_code = 6
    code = "encrypted"


class NoTextError(PlanparseError):
    """The pages hold pictures and no text."""

    exit_code = 7
    code = "no-text"


class OcrNeededError(NoTextError):
    """Pages are to be read from their pictures, which takes more time and memory than there is here."""

    code = "ocr-needed"


class ProfileError(PlanparseError):
    """The profile cannot be read, or does not tell which one is meant."""

    exit_code = 10
    code = "profile"


class OutputError(PlanparseError):
    """The result cannot be written."""

    exit_code = 8
    code = "output"


class LimitError(PlanparseError):
    """The file could not be read within the limits of time and memory, or its reader crashed."""

    exit_code = 9
    code = "limit"


class TimeLimitError(LimitError):
    """The file took too long."""

    code = "time"


class MemoryLimitError(LimitError):
    """The file took too much memory."""

    code = "memory"


class CrashError(LimitError):
    """The file made its reader crash."""

    code = "crash"


class OutputLimitError(LimitError):
    """The result would be too large."""

    code = "output-size"
