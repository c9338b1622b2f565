"""The profile of a plan as it was guessed, in TOML with comments: for a person to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from textwrap import wrap

from planparse.pipeline import Reading
from planparse.profiles import Column, Comments, HeaderRule, Profile, StatedPeriod, allowed_roles, dump, header_lines
from planparse.profiles.profile import MAX_TITLE, key_of
from planparse.raw import RawHeader, RawTable
from planparse.records import Period, Plan
from planparse.version import __version__
from planparse.wording.lexicon import level_kinds, level_terms, words_of

MOST = 200
"""Tables, and unread headers, that the comments tell of."""
MAX_WORDS = 12
"""Words of a cell that may be a column's title."""


def draft_profile(reading: Reading) -> str:
    """TOML that gives the same records again, and says where they come from."""
    plan, tables = reading.plan, reading.raw.tables
    headers = _distinct(tables)
    profile = Profile(
        language=plan.language,
        title=plan.title,
        organisation=plan.organisation,
        period=_period(plan.period),
        levels=tuple(_levels(plan)),
        headers=tuple(map(_rule, headers)),
    )
    comments = Comments(
        top=_introduction(plan),
        facts=("Of this document only: delete what shall not hold for others of its family.",),
        skip=tuple(_tables(tables)),
        levels=("Labels and what they stand for, one of:", *wrap(", ".join(sorted(level_kinds())), 100)),
        headers={number: _seen(header, tables) for number, header in enumerate(headers)},
        columns={
            (number, column): reason
            for number, header in enumerate(headers)
            for column, reason in enumerate(header.reasons)
        },
        end=tuple(_unread(tables, {_keys(header.titles) for header in headers})),
    )
    return dump(profile, comments)


def _introduction(plan: Plan) -> Sequence[str]:
    return (
        f"What planparse {__version__} guessed of {plan.source.name}. Correct it, save it, and read the plan with it:",
        "    planparse extract --profile FILE.toml PLAN",
        "docs/profiles.md explains every key. Roles of columns are:",
        *(f"    {line}" for line in wrap(", ".join(sorted(allowed_roles())), 100)),
    )


def _period(period: Period | None) -> StatedPeriod | None:
    # A text from which no day was deduced must not be given one when it is read back.
    return StatedPeriod(period.text, is_exact=period.start is None) if period else None


def _distinct(tables: Iterable[RawTable]) -> list[RawHeader]:
    """The headers that say different things, in the order of the document; rows of action cards are none."""
    found: dict[tuple[str, ...], RawHeader] = {}
    cards: set[tuple[str, ...]] = set()
    for table in tables:
        for header in table.headers:
            keys = _keys(header.titles)
            if any(keys) and all(len(title) <= MAX_TITLE for title in header.titles):
                found.setdefault(keys, header)
            if table.use == "cards":
                cards.add(keys)
    return [header for keys, header in found.items() if keys not in cards]


def _keys(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(key_of, titles))


def _rule(header: RawHeader) -> HeaderRule:
    columns = (Column(title, role or None) for title, role in zip(header.titles, header.roles, strict=True))
    is_plan = any(header.roles)
    return HeaderRule(tuple(columns), is_plan, header.certainty if is_plan else 1.0)


def _levels(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each label that stands for its level wherever it stands, once."""
    seen: set[tuple[str, ...]] = set()
    for level in (level for action in plan.actions for level in action.context if level.label):
        words = words_of(level.label or "")
        # A label inside a column of axes is an axis there, and may be something else as a heading.
        if words not in seen and level_terms().get(words) == level.level:
            seen.add(words)
            yield level.label or "", level.level


def _tables(tables: Sequence[RawTable]) -> Iterator[str]:
    if tables:
        yield "table  page  rows × columns  read as"
    for table in tables[:MOST]:
        size = f"{table.rows} × {table.columns}"
        yield f"{table.number:5}  {table.page or '–':>4}  {size:>14}  {table.use}"
    if len(tables) > MOST:
        yield f"… and {len(tables) - MOST} more"


def _seen(header: RawHeader, tables: Iterable[RawTable]) -> Sequence[str]:
    """Where a header stands, and what was made of it."""
    keys = _keys(header.titles)
    at = [table for table in tables if any(_keys(other.titles) == keys for other in table.headers)]
    numbers = ", ".join(str(table.number) for table in at[:10]) + (", …" if len(at) > 10 else "")
    if not any(header.roles):
        return (f"Table {numbers}: not read as actions. If it holds some, delete `actions = false` and give roles.",)
    return (f"Table {numbers}. The certainty is that of the guess: delete it once you have checked the roles.",)


def _unread(tables: Iterable[RawTable], known: set[tuple[str, ...]]) -> Iterator[str]:
    """A header to be filled in for each table that nothing was read from."""
    first = {_keys(table.first): table for table in reversed(list(tables)) if _may_have_header(table)}
    unknown = [table for keys, table in reversed(first.items()) if keys not in known]
    if unknown:
        yield "Tables that were not read. If one holds actions, take the marks off and give its columns roles:"
    for table in islice(unknown, MOST):
        page = f", page {table.page}" if table.page else ""
        yield f"Table {table.number}{page}"
        yield from header_lines(HeaderRule(tuple(Column(title, "extra") for title in table.first)), {})


def _may_have_header(table: RawTable) -> bool:
    titles = {title for title in table.first if title}
    short = all(len(title) <= MAX_TITLE and len(title.split()) <= MAX_WORDS for title in titles)
    return table.use == "nothing" and not table.headers and table.rows > 1 and len(titles) > 1 and short
