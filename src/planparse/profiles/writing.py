"""A profile as TOML, with room for a comment above each part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planparse.profiles.profile import HeaderRule, Profile


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments for the reader of a profile, each a list of lines."""

    top: Sequence[str] = ()
    facts: Sequence[str] = ()
    skip: Sequence[str] = ()
    levels: Sequence[str] = ()
    headers: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """By the position of the header."""
    columns: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """By the positions of the header and the column; they stand behind the column, on its line."""
    end: Sequence[str] = ()


def dump(profile: Profile, comments: Comments | None = None) -> str:
    """TOML that `loads` reads back to an equal profile."""
    return "\n".join(_lines(profile, comments or Comments())).strip() + "\n"


def _lines(profile: Profile, comments: Comments) -> Iterator[str]:
    yield from _comment(comments.top)
    yield from _facts(profile, comments)
    if profile.skipped_pages or profile.skipped_tables or comments.skip:
        yield from ("", "[skip]")
        yield f"pages = {sorted(profile.skipped_pages)}"
        yield f"tables = {sorted(profile.skipped_tables)}"
        yield from _comment(comments.skip)
    for name, words in (("roles", profile.roles), ("levels", profile.levels)):
        notes = comments.levels if name == "levels" else ()
        if words or notes:
            yield from ("", *_comment(notes), f"[{name}]")
            yield from (f"{quoted(word)} = {quoted(meaning)}" for word, meaning in words)
    for number, rule in enumerate(profile.headers):
        yield from ("", *_comment(comments.headers.get(number, ())))
        columns = {column: note for (header, column), note in comments.columns.items() if header == number}
        yield from header_lines(rule, columns)
    if comments.end:
        yield from ("", *_comment(comments.end))


def _facts(profile: Profile, comments: Comments) -> Iterator[str]:
    facts = {
        "name": profile.name,
        "version": profile.version,
        "language": profile.language,
        "title": profile.title,
        "organisation": profile.organisation,
    }
    stated = [f"{key} = {quoted(value)}" for key, value in facts.items() if value]
    if profile.period:
        stated.append(f"period = {_period(profile)}")
    if stated or comments.facts:
        yield from ("", *_comment(comments.facts), *stated)


def _period(profile: Profile) -> str:
    assert profile.period is not None
    text, start, end = quoted(profile.period.text), profile.period.start, profile.period.end
    if not profile.period.is_exact:
        return text
    days = [f"{key} = {day}" for key, day in (("start", start), ("end", end)) if day]
    return f"{{ {', '.join([f'text = {text}', *days])} }}"


def header_lines(rule: HeaderRule, notes: Mapping[int, str]) -> Iterator[str]:
    """One `[[headers]]`; `notes` are comments behind its columns, by position."""
    yield "[[headers]]"
    if not rule.actions:
        yield "actions = false"
    if rule.certainty != 1.0:
        yield f"certainty = {rule.certainty}"
    yield "columns = ["
    for number, column in enumerate(rule.columns):
        role = f", role = {quoted(column.role)}" if column.role else ""
        note = f"  # {_one_line(notes[number])}" if number in notes else ""
        yield f"    {{ header = {quoted(column.header)}{role} }},{note}"
    yield "]"


def quoted(text: str) -> str:
    """A basic string of TOML: JSON's, but that it escapes the character U+007F too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"# {_one_line(line)}".rstrip() for line in lines)


def _one_line(text: str) -> str:
    # A line end or a control character of the document would end the comment, or the file.
    return "".join(letter if letter.isprintable() else " " for letter in text)
