"""Names that are safe to show and to write, made of names that strangers chose."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable

SUFFIX = ".json"
LONGEST_PART = 240
"""Bytes of one part of a path; file systems allow 255, and numbers may have to be added."""
LONGEST = 900
"""Bytes of a whole path."""

_UNSEEN = ("Cc", "Cf", "Cs")
"""Unicode categories of controls, marks without a shape, and halves of characters."""
_SEPARATORS = re.compile(r"[/\\]+")
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def readable(path: str) -> str:
    """`path` in valid Unicode on one line: control characters, bidi marks and stray bytes as escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace") if _has_surrogates(path) else path
    return "".join(
        _escaped(letter) if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter for letter in text
    )


def file_name(path: str) -> str:
    """The last part of a readable path."""
    return path.rsplit("/", 1)[-1]


def content_key(sha256: str, path: str) -> str:
    """What two files share that give the same plan: content, and the suffix, which readers take as a hint."""
    return sha256 + os.path.splitext(file_name(path))[1].lower()


def output_names(paths: Iterable[str], folder: str) -> dict[str, str]:
    """A file name under `folder` for each of `paths`, with the same tree.

    No name leads out of the folder, and none is the same as another on a file system that makes no difference
    between small and capital letters or between Unicode forms. Equal `paths` in equal order give equal names.
    """
    safe = {path: _safe(path) for path in paths}
    taken = {_folded("/".join(parts[:end])) for parts in safe.values() for end in range(1, len(parts))}
    names = {}
    for path, (*folders, leaf) in safe.items():
        name, count = "/".join((*folders, leaf + SUFFIX)), 1
        while _folded(name) in taken:
            count += 1
            name = "/".join((*folders, f"{leaf}~{count}{SUFFIX}"))
        taken.add(_folded(name))
        names[path] = f"{folder}/{name}"
    return names


def _safe(path: str) -> list[str]:
    parts = [_safe_part(part) for part in _SEPARATORS.split(path) if part not in ("", ".", "..")]
    if not parts:
        return ["_"]
    if len("/".join(parts).encode()) > LONGEST:
        return ["_", f"{_mark(path)}-{_cut(parts[-1], 100)}"]
    return parts


def _safe_part(part: str) -> str:
    text = _UNSAFE.sub("_", unicodedata.normalize("NFC", part)).rstrip(". ") or "_"
    if _RESERVED.match(text):
        text = f"_{text}"
    if len(text.encode()) > LONGEST_PART - len(SUFFIX):
        text = f"{_cut(text, 200)}~{_mark(part)}"
    return text


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore")


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
