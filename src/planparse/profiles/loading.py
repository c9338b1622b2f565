"""From TOML to a `Profile`, with a precise word for everything that is wrong."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path

from planparse.content import read_file
from planparse.errors import ProfileError
from planparse.profiles.profile import MAX_TITLE, Column, HeaderRule, Profile, StatedPeriod
from planparse.profiles.section import Section
from planparse.wording.lexicon import CONTEXT_KINDS, header_role_names, level_kinds
from planparse.wording.numbering import MAX_LABEL_WORDS

LARGEST = 1024 * 1024
"""Bytes; a profile is some kilobytes."""

_LANGUAGE = re.compile(r"[a-z]{2}")


@cache
def allowed_roles() -> frozenset[str]:
    """Roles that a column can be given. `extra` keeps it as it is; so does `unknown`, with an issue."""
    return (
        header_role_names()
        | {"date", "row_number", "tick", "unknown", "extra"}
        | {f"context:{kind}" for kind in CONTEXT_KINDS}
    )


def load(path: str | os.PathLike[str]) -> Profile:
    """The profile in a file, named after it unless it says otherwise. Raises ProfileError or SourceNotFoundError."""
    content = read_file(Path(path))
    if len(content) > LARGEST:
        raise ProfileError(f"{path} is larger than {LARGEST // 1024} kB: that is no profile.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(f"{path} is no text in UTF-8.") from None
    return loads(text, Path(path).stem, str(path))


def loads(text: str, name: str = "", file: str = "the profile") -> Profile:
    """The profile that `text` states; `name` where it names none, `file` for messages. Raises ProfileError."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileError(f"{file} is not TOML: {error}.") from None
    top = Section(file, text, table)
    skip = top.section("skip")
    profile = Profile(
        name=top.string("name") or name,
        version=top.string("version") or "",
        language=_language(top),
        title=top.string("title"),
        organisation=top.string("organisation"),
        period=_period(top),
        skipped_pages=skip.counts("pages"),
        skipped_tables=skip.counts("tables"),
        roles=tuple(top.words("roles", allowed_roles(), "role").items()),
        levels=_levels(top),
        headers=tuple(map(_header, top.sections("headers", "[[headers]] on a line of its own"))),
    )
    skip.close()
    top.close()
    return profile


def _language(top: Section) -> str | None:
    code = top.string("language")
    if code is not None and not _LANGUAGE.fullmatch(code):
        raise top.error(f'language takes a code of two small letters such as "fr", not "{code}".', "language", code)
    return code


def _period(top: Section) -> StatedPeriod | None:
    """`period = "2024-2027"`, or a table with text, start and end, which is taken as it stands."""
    value = top.table.get("period")
    if not isinstance(value, dict):
        text = top.string("period")
        return StatedPeriod(text) if text else None
    section = top.section("period")
    start, end = section.day("start"), section.day("end")
    text = section.string("text") or " – ".join(str(day) for day in (start, end) if day)
    section.close()
    if not text:
        raise section.error("period needs a text, a start or an end.", "period")
    if start and end and end < start:
        raise section.error(f"the period ends on {end}, before it starts on {start}.", "end", end)
    return StatedPeriod(text, start, end, is_exact=True)


def _levels(top: Section) -> tuple[tuple[str, str], ...]:
    levels = top.words("levels", level_kinds(), "kind of level")
    for label in levels:
        if len(label.split()) > MAX_LABEL_WORDS:
            raise top.error(f'the label "{label}" has more than {MAX_LABEL_WORDS} words.', label)
    return tuple(levels.items())


def _header(section: Section) -> HeaderRule:
    columns = tuple(map(_column, section.sections("columns", 'columns = [{ header = "Mesure", role = "action" }]')))
    rule = HeaderRule(columns, section.flag("actions", default=True), section.fraction("certainty", 1.0))
    section.close()
    if not any(rule.keys):
        raise section.error("no column is named.", "headers")
    return rule


def _column(section: Section) -> Column:
    header = section.take("header")
    if not isinstance(header, str) or len(header) > MAX_TITLE:
        shown = "is missing" if header is None else f"takes a text of up to {MAX_TITLE} characters"
        raise section.error(f"header {shown}.", "header", header)
    role = section.word("role", allowed_roles(), "role")
    section.close()
    return Column(header, role)
