"""iCalendar (RFC 5545): an all-day event on the last day of every action that has a date."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planparse.writers.csv_table import axis

if TYPE_CHECKING:
    from planparse.records import Action, Plan

LONGEST_LINE = 75
"""Octets, the line end not counted."""
STAMP = "DTSTAMP:19700101T000000Z"
"""A time stamp is asked for; the same one every time, so that equal plans give equal files."""


class CalendarWriter:
    """Events of all plans in one calendar. An action whose deadline gives no day is left out."""

    format = "ics"
    suffix = "ics"
    holds_many = True

    def write(self, plans: Iterable[Plan]) -> Iterator[bytes]:
        """UTF-8, CRLF, lines folded."""
        yield _lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//planparse//planparse//EN", "CALSCALE:GREGORIAN"])
        for plan in plans:
            for index, action in enumerate(plan.actions):
                if (day := _day(action)) is not None:
                    yield _lines(_event(plan, index, action, day))
        yield _lines(["END:VCALENDAR"])


def _event(plan: Plan, index: int, action: Action, day: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'planparse:{plan.source.sha256}:{index}')}"
    yield STAMP
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    # The end is the day after, where there is one: an all-day event ends before it.
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(' '.join(filter(None, (action.number, action.action))))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(_description(plan, action)))}"
    if name := axis(action):
        yield f"CATEGORIES:{_escaped(name)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(action: Action) -> date | None:
    """The day that the deadline names last, or the first one where it is open."""
    return (action.deadline.end or action.deadline.start) if action.deadline else None


def _description(plan: Plan, action: Action) -> Iterator[str]:
    assert action.deadline
    yield plan.title or plan.source.name
    if action.objective:
        yield action.objective
    yield action.deadline.text + (" (date deduced from the plan's period)" if action.deadline.assumed else "")
    yield from (", ".join(names) for names in (action.responsible, action.partners) if names)


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, section 3.3.11; control characters have no place in it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(letter for letter in text if letter.isprintable())


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    """Long lines go on after a line end and a space, cut between characters, not within their octets."""
    pieces, size = [bytearray()], 0
    for letter in line:
        octets = letter.encode("utf-8", errors="replace")
        if size + len(octets) > LONGEST_LINE:
            pieces.append(bytearray(b" "))
            size = 1
        pieces[-1] += octets
        size += len(octets)
    return b"\r\n".join(pieces)
