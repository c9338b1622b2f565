"""Action cards (*fiches-action*): one action as a labelled statement with labelled fields below or beside it.

Engagement 2.3 : Ouvrir la rivière aux baigneurs      Action        Ouvrir la rivière aux baigneurs
Pilote : Ville de Lac-Bleu                            Pilote        Ville de Lac-Bleu
Calendrier : été 2027                                 Calendrier    été 2027
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planparse.document import Cell, Paragraph
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawText
from planparse.structure.grid import Row, cells_of
from planparse.structure.items import numbered
from planparse.structure.outline import OBJECTIVE, Outline, level_label
from planparse.structure.roles import FIELDS
from planparse.structure.schedule import finality
from planparse.wording.fold import fold
from planparse.wording.lexicon import OPENING, STRONG, header_roles
from planparse.wording.numbering import Labelled, split_label

CARD_CERTAINTY = 0.9
MAX_LABEL_WORDS = 6
_PEOPLE = frozenset({"responsible", "partners"})
OFTEN = 3
"""How often an unknown label has to come back in a document to count as one."""

_LABEL = re.compile(r"^\s*([^:.;?!]{2,60}?)\s*[:?]\s*(.*)$", re.DOTALL)
_DASHED = re.compile(r"^\s*([^:.;?!–—]{2,60}?)\s+[–—-]\s+(.*)$", re.DOTALL)


@dataclass(slots=True)
class Card:
    """One action with its labelled fields, while it is read."""

    action: RawText
    number: str | None = None
    number_text: RawText = ()
    objective: RawLevel | None = None
    context: tuple[RawLevel, ...] = ()
    fields: dict[str, list[Paragraph]] = field(default_factory=dict)
    extra: dict[str, list[Paragraph]] = field(default_factory=dict)
    _open: list[Paragraph] | None = None
    _dated: str = ""
    """The label of the deadline."""

    @property
    def bare(self) -> bool:
        """Nothing but its title is known."""
        return not self.fields and not self.extra

    def add(self, role: str, label: str, texts: Iterable[Paragraph]) -> None:
        """A field under its label; what follows without a label goes on in it."""
        if role == "deadline":
            role = self._last_day(label)
        known = self.fields if role in FIELDS else self.extra
        self._open = known.setdefault(role if role in FIELDS else label, [])
        self._open += [text for text in texts if text.text]

    def _last_day(self, label: str) -> str:
        """Of several dates the one whose label speaks of the end is the deadline, the others are extra."""
        before, self._dated = self._dated, label
        if not before or before == label:
            return "deadline"
        if finality(label) > finality(before):
            self.extra[before] = self.fields.pop("deadline", [])
            return "deadline"
        self._dated = before
        return "date"

    def go_on(self, paragraph: Paragraph) -> bool:
        """Take a paragraph without a label into the field that is open; False where it belongs to none."""
        if self._open is None or not (paragraph.marker or not self._open):
            return False
        self._open.append(paragraph)
        return True

    def record(self) -> RawAction:
        """The finished record."""
        fields: dict[str, RawText] = {role: tuple(texts) for role, texts in self.fields.items() if role != OBJECTIVE}
        objective = self._stated_objective() or self.objective
        return RawAction(
            action=self.action,
            number=self.number,
            number_text=self.number_text,
            objective=objective.text if objective else (),
            objective_number=objective.number if objective else None,
            objective_number_text=objective.number_text if objective else (),
            context=self.context,
            extra=tuple((label, tuple(texts)) for label, texts in self.extra.items() if texts),
            place=self.action[0].places[0] if self.action[0].places else Place(),
            certainty=CARD_CERTAINTY,
            doubts=(),
            **fields,
        )

    def _stated_objective(self) -> RawLevel | None:
        """The objective that the card states among its fields, its number apart."""
        stated = self.fields.get(OBJECTIVE)
        if not stated:
            return None
        number, first = numbered(stated[0])
        return RawLevel(OBJECTIVE, "", number, (first, *stated[1:]))


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the title row of a card says: its number, where that stands, and its title."""

    number: str | None = None
    text: RawText = ()
    title: RawText = ()


def open_card(action: RawText, number: str | None, outline: Outline) -> Card:
    """A new card under what the outline holds."""
    context, objective = outline.context(objective_elsewhere=False)
    return Card(action, number, objective=objective, context=context)


def action_label(paragraph: Paragraph) -> tuple[Labelled, Paragraph] | None:
    """The label of an action statement (`Mesure 4 : …`, `1.2 Engagement : …`) and the statement without it."""
    number, statement = numbered(paragraph)
    found: Labelled | None = None
    while (labelled := split_label(statement.text)) and labelled.kind == "action":
        found = replace(labelled, number=labelled.number or (found.number if found else None) or number)
        statement = replace(statement, text=labelled.text, marker=f"{statement.marker} {labelled.prefix}".strip())
    if found is None:
        return None
    field = field_label(statement, frozenset())
    if field is not None and field[0] == "action":
        statement = replace(field[2], marker=f"{statement.marker} {field[2].marker}".strip())
    return (found, statement) if statement.text or found.number else None


def field_label(paragraph: Paragraph, repeated: frozenset[str]) -> tuple[str, str, Paragraph] | None:
    """Role, printed label and text of a labelled field (`Pilote : Ville`); None where no label begins it."""
    match = _dashed_label(paragraph.text) or _LABEL.match(paragraph.text)
    if not match or len(match[1].split()) > MAX_LABEL_WORDS:
        return None
    role = label_role(match[1])
    if role is None and fold(match[1]) not in repeated:
        return None
    label = match[1].strip()
    value = match[2]
    # A label that is printed again and again is still no value.
    if value.startswith(label):
        value = re.sub(rf"^(?:{re.escape(label)}\s*:\s*)+", "", value)
    marker = paragraph.text[: match.start(2)].strip()
    return role or "unknown", label, replace(paragraph, text=value.strip(" :"), marker=marker)


def _dashed_label(text: str) -> re.Match[str] | None:
    """A dash stands for the colon only behind a label that is a header word as a whole."""
    match = _DASHED.match(text)
    return match if match and STRONG in header_roles(match[1]).values() else None


def label_role(label: str) -> str | None:
    """The role that a field label surely has."""
    scores = header_roles(label)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= OPENING else None


def repeated_labels(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """Labels that come back in the document (`Justification :` below every engagement), folded."""
    found = (match for paragraph in paragraphs if (match := _LABEL.match(paragraph.text)))
    counts = Counter(fold(match[1]) for match in found if len(match[1].split()) <= MAX_LABEL_WORDS)
    return frozenset(label for label, count in counts.items() if count >= OFTEN and not split_label(label))


def caption_label(paragraph: Paragraph) -> str | None:
    """The role of a label that stands in bold, or as a heading, on a line of its own above its value."""
    if not (paragraph.heading or paragraph.bold) or paragraph.marker:
        return None
    scores = header_roles(paragraph.text)
    return next(
        (role for role, score in scores.items() if score == STRONG and role not in ("action", "objective")), None
    )


def caption_role(paragraph: Paragraph) -> str | None:
    """The field that a line of its own announces (`Actions :`, a heading `Performance measures`) for the list below."""
    set_off = paragraph.heading or paragraph.bold or paragraph.text.endswith(":")
    if not set_off or paragraph.marker:
        return None
    roles = header_roles(paragraph.text)
    return next((role for role, score in roles.items() if score == STRONG and role in FIELDS - {"objective"}), None)


def card_titles(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The identities of lines that open a card without a label: set off from the text, a known field right below.

    Another labelled line may stand between (`Budget : 10 000 $`).
    """
    roles = [found[0] if (found := field_label(paragraph, frozenset())) else None for paragraph in paragraphs]
    titles = [
        id(above)
        for above, first, second in zip(paragraphs, roles[1:], [*roles[2:], None], strict=False)
        if _is_set_off(above) and _begins_fields(first, second)
    ]
    return frozenset(titles) if len(titles) > 1 else frozenset()


def _begins_fields(first: str | None, second: str | None) -> bool:
    """Whether the roles of two lines are those of a field of an action, or of a label of another kind above one."""
    fields = FIELDS - {"objective", "action"}
    return first in fields or (first is not None and first not in FIELDS and second in fields)


def _is_set_off(paragraph: Paragraph) -> bool:
    begins = paragraph.heading or paragraph.bold or numbered(paragraph)[0]
    return bool(begins) and not split_label(paragraph.text) and field_label(paragraph, frozenset()) is None


def hold_objectives(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether cards state an objective among their fields: `Objectif : …` below their titles, again and again."""
    below = sum(
        label_role(match[1]) == "objective" and (action_label(above) is not None or is_known_field(above))
        for above, under in pairwise(paragraphs)
        if (match := _LABEL.match(under.text))
    )
    return below > 1


def is_known_field(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one of the eight fields behind its label."""
    found = field_label(paragraph, frozenset())
    return found is not None and found[0] in FIELDS


def holds_labelled_actions(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether a document states more than one action behind a label."""
    return sum(action_label(paragraph) is not None for paragraph in paragraphs) > 1


def cards_of(rows: Sequence[Row], above: Ticket, outline: Outline) -> list[Card]:
    """The cards of a table of labels and values; empty where it is none. `above` is the title that stands over it."""
    if not _is_card_table(rows):
        return []
    cards: list[Card] = []
    ticket = above if _needs_title(rows, above) else Ticket()
    outline.end_with(ticket.title)
    heading = ticket.title
    fresh = False
    sure = {cell_role(label) for cells in _lines(rows) for label, _ in _pairs(cells)}
    for cells in _lines(rows):
        if len(cells) == 1:
            ticket = _enter(cells[0], outline)
            heading = ticket.title or heading
            fresh = bool(ticket.title)
            continue
        for label, value in _pairs(cells):
            role = cell_role(label) or _people_role(label, sure)
            if role == "action" or fresh or not cards:
                fresh = False
                statement = value.paragraphs if role == "action" else heading
                if not statement:
                    continue
                number, first = numbered(statement[0])
                own = split_label(label.text) if role == "action" else None
                ticket = Ticket(own.number, label.paragraphs) if own and own.number else ticket
                cards.append(open_card((first, *statement[1:]), number or ticket.number, outline))
                cards[-1].number_text = () if number else ticket.text
            if role != "action":
                cards[-1].add(role, label.text, value.paragraphs)
    return cards


def _enter(cell: Cell, outline: Outline) -> Ticket:
    """Take in a title row: a level of the plan goes to the outline, title and number of a card are given back."""
    first = cell.paragraphs[0]
    if labelled := level_label(first.text):
        outline.add_label(first, labelled, cell.paragraphs[1:])
        return Ticket()
    found = action_label(first)
    if found is None:
        return Ticket(title=cell.paragraphs)
    labelled, statement = found
    words = (replace(statement, marker=labelled.prefix), *cell.paragraphs[1:])
    return Ticket(labelled.number, (first,), tuple(part for part in words if part.text))


def _lines(rows: Sequence[Row]) -> list[list[Cell]]:
    """The cells of each row, labels and values in turn, also where a row of labels stands above a row of values."""
    cells = [cells_of(row) for row in rows]
    lines: list[list[Cell]] = []
    taken = False
    for line, below, further in zip(cells, [*cells[1:], []], [*cells[2:], [], []], strict=False):
        if taken:
            taken = False
        elif _are_labels_of(line, below) and not _are_more_values(line, further):
            lines.append([cell for pair in zip(line, below, strict=True) for cell in pair])
            taken = True
        else:
            lines.append(line)
    return lines


def _are_labels_of(line: Sequence[Cell], below: Sequence[Cell]) -> bool:
    several = len(line) > 1 and len(below) == len(line)
    return several and all(map(_is_label, line)) and not any(map(_is_label, below))


def _are_more_values(line: Sequence[Cell], further: Sequence[Cell]) -> bool:
    """Whether a second row of values makes a wide row of labels the header of a plain table."""
    return len(line) > 2 and len(further) == len(line) and not all(map(_is_label, further))


def _is_label(cell: Cell) -> bool:
    return cell_role(cell) is not None


def cell_role(cell: Cell) -> str | None:
    """The role of a label in a cell of its own: `Pilote`, `Fiche action n° 1.1`."""
    labelled = split_label(cell.text)
    if labelled and labelled.kind == "action" and labelled.number and not labelled.text:
        return "action"
    return label_role(cell.text)


def _pairs(cells: Sequence[Cell]) -> Iterable[tuple[Cell, Cell]]:
    return zip(cells[::2], cells[1::2], strict=False)


def _people_role(label: Cell, sure: set[str | None]) -> str:
    """`Acteurs` are those of the two, responsible or partners, that no other label of the card names."""
    free = {role for role in header_roles(label.text) if role in FIELDS} - sure
    return free.pop() if len(free) == 1 and free < _PEOPLE else "unknown"


def _needs_title(rows: Sequence[Row], above: Ticket) -> bool:
    """Whether the title above a table is its action: the table names none, or the same one."""
    pairs = [pair for cells in _lines(rows) for pair in _pairs(cells)]
    named = [value.text for label, value in pairs if cell_role(label) == "action"]
    return not named or named == [" ".join(part.text for part in above.title)]


def _is_card_table(rows: Sequence[Row]) -> bool:
    """Two or four columns, labels left, most of them known, of several roles."""
    labels = [label for cells in _lines(rows) if len(cells) > 1 for label, _ in _pairs(cells)]
    roles = [role for label in labels if (role := cell_role(label))]
    return len(set(roles) & FIELDS) > 2 and len(roles) >= 0.5 * len(labels)
