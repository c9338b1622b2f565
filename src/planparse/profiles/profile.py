"""What a profile says, and what of it holds for a page, a table, a header."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planparse.document import Block, Document, Paragraph
from planparse.wording.lexicon import title_key

MAX_TITLE = 200
"""Characters of a column's title; a longer text is none."""
SHARED = 2
"""Titles that make a row a header: of a rule that it does not repeat word by word, or of `roles`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a header: its printed title, and its role; None leaves the role to be guessed."""

    header: str
    role: str | None = None


@dataclass(frozen=True)
class HeaderRule:
    """What the columns under one header mean."""

    columns: tuple[Column, ...]
    actions: bool = True
    """False where the tables under it hold no actions."""
    certainty: float = 1.0
    """How sure the roles are, 0 to 1: less than 1 where they were guessed and not checked."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The titles as they are compared."""
        return tuple(key_of(column.header) for column in self.columns)


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """The years that a plan covers. Without `is_exact`, first and last day are deduced from the text."""

    text: str
    start: date | None = None
    end: date | None = None
    is_exact: bool = False


@dataclass(frozen=True)
class Profile:
    """What the user knows. An empty profile changes nothing; what it does say wins over every guess."""

    name: str = ""
    version: str = ""
    language: str | None = None
    """ISO 639-1 code."""
    title: str | None = None
    organisation: str | None = None
    period: StatedPeriod | None = None
    skipped_pages: frozenset[int] = frozenset()
    skipped_tables: frozenset[int] = frozenset()
    """By their numbers in reading order over the document, from 1."""
    roles: tuple[tuple[str, str], ...] = ()
    """Titles of columns and labels of fields, wherever they stand, with their roles."""
    levels: tuple[tuple[str, str], ...] = ()
    """Labels of levels (`AXE`) with their kinds."""
    headers: tuple[HeaderRule, ...] = ()
    """Whole headers; they win over `roles`."""

    @cached_property
    def fingerprint(self) -> str:
        """Equal for profiles that say the same, whatever their names and comments: 16 hexadecimal digits."""
        said = (
            self.version, self.language, self.title, self.organisation, self.period, sorted(self.skipped_pages),
            sorted(self.skipped_tables), sorted(self.roles), sorted(self.levels), self.headers,
        )  # fmt: skip
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def for_document(self, document: Document) -> Profile:
        """Itself: the user named it. (A `Shelf` chooses.)"""
        return self

    def skips(self, block: Block) -> bool:
        """Whether a block is to be left out: a skipped table, or what stands on skipped pages only."""
        if isinstance(block, Paragraph):
            pages = {place.page for place in block.places}
        else:
            if block.number in self.skipped_tables:
                return True
            pages = {block.place.page}
        return bool(pages) and pages <= self.skipped_pages

    def knows(self, titles: Sequence[str]) -> bool:
        """Whether a row of texts is a header that the profile speaks of."""
        named = {key_of(title) for title, _ in self.roles}
        if len(named) >= SHARED and len(named.intersection(map(key_of, titles)) - {""}) >= SHARED:
            return True
        return self.rule_for(titles) is not None

    def rule_for(self, titles: Sequence[str]) -> HeaderRule | None:
        """The rule for a row of titles: that of the same titles in the same order, else the most alike.

        Rows are alike that share two titles or more, and more than half of the row's own; what is no
        table of actions is never known by likeness.
        """
        if not self.headers:
            return None
        keys = tuple(map(key_of, titles))
        own = frozenset(filter(None, keys))
        for rule in self.headers:
            if own and rule.keys == keys:
                return rule
        alike = [rule for rule in self.headers if rule.actions and share(own, frozenset(rule.keys)) > 0]
        return max(alike, key=lambda rule: share(own, frozenset(rule.keys)), default=None)

    def denies(self, titles: Sequence[str]) -> bool:
        """Whether what stands under a header is said to be no actions."""
        rule = self.rule_for(titles)
        return rule is not None and not rule.actions

    def roles_under(self, titles: Sequence[str]) -> tuple[str | None, ...]:
        """The role that each column is given; None where it is to be guessed."""
        rule = self.rule_for(titles)
        if rule is not None and len(rule.columns) == len(titles) and rule.keys == tuple(map(key_of, titles)):
            return tuple(column.role for column in rule.columns)
        stated = {key_of(title): role for title, role in self.roles}
        if rule is not None:
            stated |= {key: column.role for key, column in zip(rule.keys, rule.columns, strict=True) if column.role}
        return tuple(stated.get(key) if (key := key_of(title)) else None for title in titles)


def key_of(title: str) -> str:
    """A title as it is compared; empty for a text that is too long to be one."""
    return title_key(title) if len(title) <= MAX_TITLE else ""


def share(row: frozenset[str], rule: frozenset[str]) -> float:
    """How much of two sets of titles is common, 0 to 1; 0 where they are not alike."""
    common = len((row & rule) - {""})
    if common < SHARED or 2 * common <= len(row):
        return 0.0
    return common / len((row | rule) - {""})
