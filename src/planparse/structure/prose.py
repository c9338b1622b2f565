"""Plans without tables: list items below a numbered or labelled objective are its actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.document import Paragraph
from planparse.raw import RawAction
from planparse.structure.items import begins_item, is_bullet, numbered
from planparse.structure.outline import GENERAL, OBJECTIVE, Outline, level_label
from planparse.wording.lexicon import header_roles, names_glossary, names_plan
from planparse.wording.numbering import is_number, split_label, split_number

PROSE_CERTAINTY = 0.85


@dataclass(slots=True)
class ProseReader:
    """Reads paragraphs one after the other, keeps the outline, and gathers the actions of lists."""

    outline: Outline
    listed: bool
    """Whether lists below objectives hold actions in this document."""
    unclaimed: list[Paragraph] = field(default_factory=list)
    _open: bool = False
    _number: Paragraph | None = None
    _label: Paragraph | None = None

    def read(self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> RawAction | None:
        """Take in one paragraph; the action that it states, if it does."""
        if self._number is not None or self._label is not None:
            self._complete(paragraph)
            return None
        if labelled := level_label(paragraph.text):
            if labelled.text:
                self.outline.add_label(paragraph, labelled)
                self._open = labelled.kind in (OBJECTIVE, GENERAL)
            else:
                self._label = paragraph
        elif is_number(paragraph.text) and after is not None and not begins_item(after):
            self._number = paragraph
        elif self._open and self.listed and self._is_item(paragraph):
            return self._action(paragraph)
        elif self._is_heading(paragraph, before, after):
            self._section(paragraph)
        elif self._states_objective(paragraph, after):
            number, text = numbered(paragraph)
            self.outline.add_objective(text, number)
            self._open = True
        else:
            self._leave(paragraph)
        return None

    def take_unclaimed(self) -> list[Paragraph]:
        """What no part of the plan used since the last call."""
        taken, self.unclaimed = self.unclaimed, []
        return taken

    def close(self) -> None:
        """Something else than a paragraph comes: no list goes on across it."""
        self._open = False

    def _complete(self, paragraph: Paragraph) -> None:
        """The text of a number or label that stood on a line of its own."""
        if self._number is not None:
            self.outline.add_objective(paragraph, split_number(f"{self._number.text} ").number or self._number.text)
        elif self._label is not None and (
            labelled := level_label(f"{self._label.text.rstrip(' :')} : {paragraph.text}")
        ):
            self.outline.add_label(paragraph, labelled)
        self._number = self._label = None
        self._open = True

    def _is_item(self, paragraph: Paragraph) -> bool:
        if is_bullet(paragraph):
            return True
        number, _ = numbered(paragraph)
        if number is None or paragraph.heading:
            return False
        objective = next(
            (entry.level for entry in reversed(self.outline.entries) if entry.level.level == OBJECTIVE), None
        )
        above = objective.number if objective else None
        return (
            not number[0].isdigit() or (above is not None and number.startswith(f"{above}.")) or bool(paragraph.marker)
        )

    def _action(self, paragraph: Paragraph) -> RawAction:
        number, text = numbered(paragraph)
        context, objective = self.outline.context(objective_elsewhere=False)
        return RawAction(
            action=(text,),
            number=number,
            objective=objective.text if objective else (),
            objective_number=objective.number if objective else None,
            context=context,
            place=paragraph.places[0],
            certainty=PROSE_CERTAINTY,
        )

    def _is_heading(self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
        if paragraph.marker:
            return False
        if paragraph.heading:
            return True
        number = split_number(paragraph.text)
        return number.depth == 1 and bool(number.text) and not _neighbours(paragraph, before, after)

    def _section(self, paragraph: Paragraph) -> None:
        self._open = False
        found = split_number(paragraph.text)
        if paragraph.heading and found.number is None and _is_silent(paragraph.text):
            self.outline.add_silent(paragraph)
        elif found.depth > 1 and self.listed:
            number, text = numbered(paragraph)
            self.outline.add_objective(text, number)
            self._open = True
        else:
            self.outline.add_section(paragraph, found)

    def _states_objective(self, paragraph: Paragraph, after: Paragraph | None) -> bool:
        """A numbered statement (`3.5 Promouvoir …`) with a list below it."""
        if paragraph.marker or after is None or not self.listed:
            return False
        return split_number(paragraph.text).depth > 1 and begins_item(after)

    def _leave(self, paragraph: Paragraph) -> None:
        """A paragraph that is no part of the plan, or the caption of its lists (`Pistes d'action :`)."""
        label = split_label(paragraph.text)
        caption = label is not None and label.kind in ("plan", "action") and not label.text
        if not caption and header_roles(paragraph.text.rstrip(" :")).get("action") != 1.0:
            self._open = False
            self.unclaimed.append(paragraph)


def _is_silent(text: str) -> bool:
    """Whether a heading names the plan, its glossary, or a part of it that holds no actions."""
    label = split_label(text)
    return names_plan(text) or names_glossary(text) or (label is not None and label.kind == "note")


def _neighbours(paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
    """Whether the paragraph is one line of a numbered list, not the heading of a section."""
    return any(
        other is not None and split_number(other.text).depth == 1 and not other.heading for other in (before, after)
    )


def holds_objectives(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document states objectives in its running text."""
    labels = (level_label(paragraph.text) for paragraph in paragraphs)
    return any(label is not None and label.kind in (OBJECTIVE, GENERAL) for label in labels)
