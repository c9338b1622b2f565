"""The levels above an action: headings, bands and labelled paragraphs, as a stack while the document is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planparse.document import Paragraph
from planparse.raw import RawLevel
from planparse.wording.cues import states_action
from planparse.wording.fold import fold
from planparse.wording.lexicon import CONTEXT_KINDS
from planparse.wording.numbering import Labelled, split_label, split_number

OBJECTIVE = "objective"
GENERAL = "general_objective"
ACTION = "action"
BAND, INNER_BAND = "band", "inner band"
PLAIN_SECTION = 99
"""Rank of a numbered line that is no heading by its style: below every heading."""

_CONTINUED = re.compile(
    r"\s*(?:[-–—,]\s*|\()(?:suite(?: et fin)?|fin|cont(?:inued|['’]d|inuación|inuação|\.)?)\)?\s*$", re.IGNORECASE
)
_BELOW = ("sous", "sub")
"""A `Sous-section` stands below the section before it, even where both are printed alike."""

_LEVELS = CONTEXT_KINDS | {OBJECTIVE}


@dataclass(frozen=True, slots=True)
class Entry:
    """One level on the stack; `heading` is its rank where it was printed as a heading, else 0."""

    level: RawLevel
    heading: float = 0
    spent: bool = False
    """A plain section that held text and no actions: the next labelled level does not stand below it."""
    stated: bool = False
    """A table itself states the objective, no heading above it."""


@dataclass(slots=True)
class Outline:
    """What stands above the place that is being read, outermost first."""

    entries: list[Entry] = field(default_factory=list)

    def add_label(self, paragraph: Paragraph, labelled: Labelled, more: Sequence[Paragraph] = ()) -> None:
        """A labelled level. It ends the last level of its kind and all below; a heading also those of its rank."""
        text = (_whole(_cut(paragraph, labelled.prefix, labelled.text)), *more)
        level = RawLevel(labelled.kind, labelled.label, labelled.number, text)
        self._end(lambda entry: _is_sibling(entry.level, labelled))
        while self.entries and self.entries[-1].spent:
            self.entries.pop()
        rank = paragraph.heading and paragraph.heading + 0.5 * fold(labelled.label).startswith(_BELOW)
        if rank:
            self._end(lambda entry: _ends_at(entry, rank))
        self.entries.append(Entry(level, rank))

    def add_section(self, paragraph: Paragraph, number: str | None, heading: int) -> None:
        """A heading without a label. It ends the sections of its rank and all below them."""
        rank = heading or PLAIN_SECTION
        self._end(lambda entry: _ends_at(entry, rank))
        self.entries.append(Entry(RawLevel("section", "", number, (_whole(paragraph),)), rank))

    def spend(self) -> None:
        """Text that no action uses stands below the innermost level."""
        last = self.entries[-1] if self.entries else None
        if last is not None and last.level.level == "section" and last.level.number is None and not last.level.label:
            self.entries[-1] = replace(last, spent=True)

    def add_silent(self, paragraph: Paragraph) -> None:
        """A heading that is no level (`Mission`, `Plan d'action détaillé`): it only ends what its rank ends."""
        self._end(lambda entry: _ends_at(entry, paragraph.heading))

    def add_band(self, paragraphs: Sequence[Paragraph], *, inner: bool = False) -> None:
        """A band without a label: a section inside a table. It ends the band before it, unless its number counts on.

        An `inner` band stands beside a merged cell and ends with it.
        """
        numbered = split_number(paragraphs[0].text)
        text = (_whole(_cut(paragraphs[0], numbered.prefix, numbered.text)), *paragraphs[1:])
        kind = INNER_BAND if inner else BAND
        band = RawLevel(kind, "", numbered.number, text)
        self._end(lambda entry: entry.level.level == kind and not _counts_on(entry.level, band))
        self.entries.append(Entry(band))

    def add_objective(
        self, paragraph: Paragraph, number: str | None, apart: tuple[Paragraph, ...] = (), *, stated: bool = False
    ) -> None:
        """An objective that its number or place tells, not a label; `apart` is a number on a line of its own."""
        self._end(lambda entry: entry.level.level == OBJECTIVE and not entry.level.label)
        level = RawLevel(OBJECTIVE, "", number, (paragraph,), apart)
        self.entries.append(Entry(level, paragraph.heading, stated=stated))

    def end_bands(self) -> None:
        """A table is over: what its unlabelled bands said holds no longer."""
        self._end(lambda entry: entry.level.level in (BAND, INNER_BAND))

    def end_inner_bands(self) -> None:
        """The merged cell that bands stood beside is over."""
        self._end(lambda entry: entry.level.level == INNER_BAND)

    def end_actions(self, heading: int) -> None:
        """A labelled action begins: the one before, and headings below its rank, are over."""
        self._end(lambda entry: entry.level.level == ACTION or bool(heading and _ends_at(entry, heading)))

    def heading(self, paragraph: Paragraph | None) -> tuple[Paragraph, ...]:
        """The text of the innermost section, if `paragraph` is its heading."""
        if paragraph is None or not self.entries or self.entries[-1].level.label:
            return ()
        text = self.entries[-1].level.text
        return text if text and text[0].places == paragraph.places else ()

    def end_with(self, text: tuple[Paragraph, ...]) -> None:
        """The level of that text names an action: it is none above it."""
        words = [part.text for part in text]
        self._end(lambda entry: bool(words) and [part.text for part in entry.level.text] == words)

    def context(
        self, *, objective_elsewhere: bool, levels_elsewhere: bool = False, in_table: bool = False
    ) -> tuple[tuple[RawLevel, ...], RawLevel | None]:
        """The context levels, and the objective if the stack holds it.

        Where the table has objectives of its own (`objective_elsewhere`), those of the stack are
        general ones and belong to the context; else the innermost is the objective. Where it has
        levels of its own (`levels_elsewhere`), plain headings are sections of a report, no levels.
        Above a table (`in_table`) a numbered heading without a label is a section, no objective.
        """
        entries = [entry for entry in self.entries if any(part.text for part in entry.level.text)]
        levels = [_as_section(entry) if in_table else entry.level for entry in entries]
        if levels_elsewhere:
            levels = [level for level in levels if level.level != "section" or level.label]
        objective = None
        if not objective_elsewhere:
            objective = next((level for level in reversed(levels) if level.level == OBJECTIVE), None)
            objective = objective or next((level for level in reversed(levels) if level.level == GENERAL), None)
            objective = objective or _implied_objective(levels)
        context = [level for level in levels if level is not objective]
        return tuple(
            replace(level, level="section") if level.level in (BAND, INNER_BAND) else level for level in context
        ), objective

    def _end(self, ends: Callable[[Entry], bool]) -> None:
        """Drop the outermost level that `ends` names, and all below it."""
        for index, entry in enumerate(self.entries):
            if ends(entry):
                del self.entries[index:]
                return


def _as_section(entry: Entry) -> RawLevel:
    """The level above a table: a numbered heading without a label is a section there, no objective."""
    level = entry.level
    return (
        replace(level, level="section") if level.level == OBJECTIVE and not level.label and not entry.stated else level
    )


def _implied_objective(levels: Sequence[RawLevel]) -> RawLevel | None:
    """The innermost level where it has no label and stands below one that has, or is a band in another: it says what
    to reach, or its number counts on (`Axis 1: Nature`, `1.1 A heath that stays open`)."""
    if len(levels) < 2:
        return None
    above, level = levels[-2:]
    if level.label or not (above.label or above.level == level.level == BAND):
        return None
    return level if _counts_on(above, level) or states_action(level.text[0].text) else None


def _counts_on(above: RawLevel, level: RawLevel) -> bool:
    """Whether the number of `level` goes on from that of the level `above` it: `1.1` below `1`."""
    return bool(above.number and level.number) and f"{level.number}".startswith(f"{above.number}.")


def _is_sibling(level: RawLevel, labelled: Labelled) -> bool:
    """Whether a label ends a level of its kind: `Objectif 1.2` ends `Objectif 1.1`, and stands below `Objectif 1`."""
    if level.level != labelled.kind or not level.label:
        return False
    if labelled.number is None:
        return fold(level.label) == fold(labelled.label)
    return level.number is not None and not labelled.number.startswith(f"{level.number}.")


def _ends_at(entry: Entry, rank: float) -> bool:
    """Whether a heading of `rank` ends a level.

    A general objective holds until a higher heading comes, an action that is no heading until any.
    """
    if entry.level.level == ACTION and not entry.heading:
        return True
    return entry.heading > rank if entry.level.level == GENERAL else entry.heading >= rank


def level_label(text: str) -> Labelled | None:
    """The label of a level above actions; None for other labels."""
    labelled = split_label(text)
    return labelled if labelled and labelled.kind in _LEVELS else None


def _whole(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the sign that it goes on from the page before (`(suite)`, `(cont.)`)."""
    text = _CONTINUED.sub("", paragraph.text)
    return replace(paragraph, text=text) if text else paragraph


def _cut(paragraph: Paragraph, prefix: str, text: str) -> Paragraph:
    """The paragraph with its label or number moved from the text to the marker, where `raw` still shows it."""
    return replace(paragraph, text=text.strip(), marker=f"{paragraph.marker} {prefix}".strip()) if prefix else paragraph
