"""Plans in running text: list items below an objective, and actions behind a label, with their fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from planparse.document import Paragraph
from planparse.raw import RawAction
from planparse.structure.cards import (
    Card,
    Ticket,
    action_label,
    caption_label,
    caption_role,
    card_titles,
    field_label,
    hold_objectives,
    holds_labelled_actions,
    is_known_field,
    open_card,
    repeated_labels,
)
from planparse.structure.items import begins_item, is_bullet, numbered
from planparse.structure.lists import listed_actions, numbers_its_objectives
from planparse.structure.outline import GENERAL, OBJECTIVE, Outline, level_label
from planparse.wording.lexicon import header_roles, names_glossary, names_plan
from planparse.wording.numbering import Labelled, is_number, split_label, split_number

PROSE_CERTAINTY = 0.95
FIRST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class ProseHabits:
    """How a document states actions in its running text."""

    listed: bool
    """Lists below objectives hold actions."""
    labelled: bool
    """Actions stand behind labels."""
    titles: frozenset[int]
    """Identities of the lines that open a card by the fields below them."""
    objectives_in_cards: bool
    """Cards state the objective of their action."""
    labels: frozenset[str]
    """Field labels of the document's own, folded."""
    spoken: frozenset[int]
    """Heading ranks that hold sentences, slogans and captions: no levels of a plan, unless numbered."""
    title: frozenset[int]
    """Identities of the headings that open the document."""
    items: frozenset[int]
    """Identities of list items that are actions by their wording."""

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], *, tabular: bool, opening: int = 0) -> ProseHabits:
        """The habits of a document; `tabular` where tables hold actions, `opening` headings before anything else."""
        labels = (level_label(paragraph.text) for paragraph in paragraphs)
        objectives = any(label is not None and label.kind in (OBJECTIVE, GENERAL) for label in labels)
        listed = tabular or objectives or numbers_its_objectives(paragraphs)
        labelled = holds_labelled_actions(paragraphs)
        return cls(
            listed=listed,
            labelled=labelled,
            items=frozenset() if listed or labelled else listed_actions(paragraphs),
            titles=card_titles(paragraphs),
            objectives_in_cards=hold_objectives(paragraphs),
            labels=repeated_labels(paragraphs),
            spoken=frozenset(part.heading for part in paragraphs if part.heading and _is_spoken(part.text)),
            title=frozenset(map(id, _title_block(paragraphs, opening))),
        )

    def is_silent(self, heading: Paragraph) -> bool:
        """Whether a heading without number is no level: the plan's name, a glossary, a slogan, the title block."""
        label = split_label(heading.text)
        named = names_plan(heading.text) or names_glossary(heading.text) or (label is not None and label.kind == "note")
        return named or heading.heading in self.spoken or id(heading) in self.title


@dataclass(slots=True)
class ProseReader:
    """Reads paragraphs one after the other, keeps the outline, and gathers actions and what nothing claims."""

    outline: Outline
    habits: ProseHabits
    actions: list[RawAction] = field(default_factory=list)
    unclaimed: list[Paragraph] = field(default_factory=list)
    _open: bool = False
    _number: Paragraph | None = None
    _label: Paragraph | None = None
    _card: Card | None = None
    _listed: Paragraph | None = None
    """The list item that the open card is about."""

    def read(self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> None:
        """Take in one paragraph."""
        if self._number is not None and action_label(paragraph):
            self.unclaimed.append(self._number)
            self._number = None
        if self._number is not None or self._label is not None:
            self._complete(paragraph)
        elif (labelled := level_label(paragraph.text)) and not self._is_card_s_own(paragraph, labelled):
            self.close()
            self._level(paragraph, labelled)
        elif self.habits.labelled and (found := action_label(paragraph)):
            self._begin_card(*found, paragraph)
        elif self._listed and self._card is not None and self._is_next_item(paragraph):
            self._begin_item(paragraph)
        elif id(paragraph) in self.habits.titles:
            number, statement = numbered(paragraph)
            self._begin_card(Labelled("action", "", number, statement.text, ""), statement, paragraph)
        elif self._card is not None and self._field(self._card, paragraph):
            pass
        elif self._is_lone_number(paragraph) and after is not None and not begins_item(after):
            self.close()
            self._number = paragraph
        elif self._card is None and (role := caption_role(paragraph)):
            self._open = role == "action"
        elif id(paragraph) in self.habits.items or (self._open and self.habits.listed and self._is_item(paragraph)):
            if after is not None and is_known_field(after) and caption_role(after) is None:
                self._begin_item(paragraph)
            else:
                self.actions.append(self._action(paragraph))
        elif self._is_heading(paragraph, before, after):
            self.close()
            self._section(paragraph)
        elif self._states_objective(paragraph, after):
            self.close()
            self._objective(paragraph)
        else:
            self._leave(paragraph)

    def name(self, paragraph: Paragraph) -> None:
        """Pass over the name of the plan or of its publisher: as a heading it ends what its rank ends."""
        if paragraph.heading:
            self.close()
            self.outline.add_silent(paragraph)

    def close(self) -> None:
        """Something new begins: no list and no card goes on across it."""
        self._open = False
        if self._card is not None:
            self.actions.append(self._card.record())
            self._card = self._listed = None

    @property
    def title(self) -> Ticket:
        """What an open card without fields is about: a table below may hold them."""
        card = self._card
        return Ticket(card.number, card.action, card.action) if card is not None and card.bare else Ticket()

    def statement(self, paragraph: Paragraph | None) -> Ticket:
        """A numbered or bold line that nothing claims: a table of fields right below it may be about it."""
        if paragraph is None or not self.unclaimed or self.unclaimed[-1] is not paragraph:
            return Ticket()
        number, words = numbered(paragraph)
        return Ticket(number, (paragraph,), (words,)) if (number and words.text) or paragraph.bold else Ticket()

    def claim(self, ticket: Ticket) -> None:
        """The last line was the title of a table."""
        if self.unclaimed and ticket.text and self.unclaimed[-1] is ticket.text[0]:
            self.unclaimed.pop()

    def take_title(self) -> None:
        """A table takes over: an open card without fields gives no record of its own."""
        if self.title.title:
            self._card = None
        self.close()

    def _is_card_s_own(self, paragraph: Paragraph, labelled: Labelled) -> bool:
        """Whether a labelled objective is a field of the open card, as in every card of the document."""
        plain = labelled.kind == OBJECTIVE and labelled.number is None and not paragraph.heading
        return plain and self._card is not None and self.habits.objectives_in_cards

    def _level(self, paragraph: Paragraph, labelled: Labelled) -> None:
        if labelled.text:
            self.outline.add_label(paragraph, labelled)
            self._open = labelled.kind in (OBJECTIVE, GENERAL)
        else:
            self._label = paragraph

    def _begin_card(self, labelled: Labelled, statement: Paragraph, paragraph: Paragraph) -> None:
        self.close()
        if not statement.text:
            self._label = paragraph
            return
        self.outline.end_actions(paragraph.heading)
        self._card = open_card((statement,), labelled.number, self.outline)
        self.outline.add_label(replace(statement, marker="", heading=paragraph.heading), replace(labelled, prefix=""))

    def _begin_item(self, paragraph: Paragraph) -> None:
        """A list item with fields of its own below it."""
        self.close()
        number, statement = numbered(paragraph)
        self._card, self._listed = open_card((statement,), number, self.outline), paragraph

    def _is_next_item(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is the next item of the list that the open card's item belongs to."""
        first = self._listed
        alike = first is not None and (paragraph.marker, paragraph.depth) == (first.marker, first.depth)
        return alike and begins_item(paragraph) and not is_known_field(paragraph)

    def _field(self, card: Card, paragraph: Paragraph) -> bool:
        """Take a labelled paragraph, or one that goes on in a field, into the open card."""
        found = field_label(paragraph, self.habits.labels)
        if role := caption_label(paragraph):
            card.add(role, paragraph.text.rstrip(" :"), ())
            return True
        if paragraph.heading and (found is None or found[2].text):
            return False
        if found is None:
            return card.go_on(paragraph)
        role, label, text = found
        card.add(role, label, (text,))
        return True

    def _complete(self, paragraph: Paragraph) -> None:
        """The text of a number or label that stood on a line of its own."""
        if self._number is not None:
            number = split_number(f"{self._number.text} ").number or self._number.text
            self.outline.add_objective(paragraph, number, (self._number,))
        elif self._label is not None:
            whole = replace(paragraph, text=f"{self._label.text.rstrip(' :')} : {paragraph.text}", marker="")
            if labelled := level_label(whole.text):
                self.outline.add_label(whole, labelled)
            elif found := action_label(whole):
                self._label = None
                self._begin_card(*found, whole)
                return
        self._number = self._label = None
        self._open = True

    def _is_lone_number(self, paragraph: Paragraph) -> bool:
        """Whether a line is the number of the objective below it; a plain figure can be a footnote's call."""
        depth = split_number(f"{paragraph.text} ").depth
        return is_number(paragraph.text) and (depth > 1 or bool(depth and paragraph.heading))

    def _is_item(self, paragraph: Paragraph) -> bool:
        if is_bullet(paragraph):
            return True
        number, _ = numbered(paragraph)
        if number is None or paragraph.heading:
            return False
        levels = (entry.level for entry in reversed(self.outline.entries))
        objective = next((level for level in levels if level.level == OBJECTIVE), None)
        above = objective.number if objective else None
        below = above is not None and number.startswith(f"{above}.")
        return below or bool(paragraph.marker) or not number[0].isdigit()

    def _action(self, paragraph: Paragraph) -> RawAction:
        number, text = numbered(paragraph)
        return replace(open_card((text,), number, self.outline).record(), certainty=PROSE_CERTAINTY)

    def _is_heading(self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
        if paragraph.heading:
            return True
        number = split_number(paragraph.text)
        return (
            not paragraph.marker
            and number.depth == 1
            and bool(number.text)
            and not number.text.endswith(".")
            and not _neighbours(paragraph, before, after)
        )

    def _section(self, paragraph: Paragraph) -> None:
        number, text = numbered(paragraph)
        found = split_number(f"{number}. {text.text}") if number else split_number("")
        labelled = level_label(text.text) if number and paragraph.heading else None
        if paragraph.heading and number is None and self.habits.is_silent(paragraph):
            self.outline.add_silent(paragraph)
        elif labelled and labelled.text:
            self._level(text, replace(labelled, number=labelled.number or number))
        elif found.depth > 1 and self.habits.listed:
            self._objective(paragraph)
        else:
            self.outline.add_section(text, number, paragraph.heading)

    def _objective(self, paragraph: Paragraph) -> None:
        number, text = numbered(paragraph)
        self.outline.add_objective(text, number)
        self._open = True

    def _states_objective(self, paragraph: Paragraph, after: Paragraph | None) -> bool:
        """A numbered statement (`3.5 Promouvoir …`) with a list below it."""
        if paragraph.marker or after is None or not self.habits.listed:
            return False
        return split_number(paragraph.text).depth > 1 and begins_item(after)

    def _leave(self, paragraph: Paragraph) -> None:
        """A paragraph that is no part of the plan, or the caption of its lists (`Pistes d'action :`)."""
        label = split_label(paragraph.text)
        caption = label is not None and label.kind in ("plan", "action") and not label.text
        if not caption and header_roles(paragraph.text.rstrip(" :")).get("action") != 1.0:
            self._open = False
            self.unclaimed.append(paragraph)
            self.outline.spend()


def _is_spoken(text: str) -> bool:
    return text.endswith((".", ":", "!", "…", ",")) and split_number(text).number is None and not split_label(text)


def _title_block(paragraphs: Sequence[Paragraph], opening: int) -> Iterable[Paragraph]:
    """The headings that name the document: its first ones, if their rank never comes back."""
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    ranks = Counter(heading.heading for heading in headings)
    for index, heading in enumerate(headings):
        first = index < opening or (index < FIRST_HEADINGS and len(headings) > index + FIRST_HEADINGS)
        if first and ranks[heading.heading] == 1:
            yield heading
    later = {paragraph.heading for paragraph in paragraphs[opening:]}
    yield from (heading for heading in headings[:opening] if heading.heading not in later)


def _neighbours(paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
    """Whether the paragraph is one line of a numbered list, not the heading of a section."""
    beside = (other for other in (before, after) if other is not None and not other.heading)
    return any(split_number(other.text).depth == 1 for other in beside)
