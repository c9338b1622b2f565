"""Where the plan is: from a `Document` to a `RawPlan`, in the document's own words.

`find_plan` reads the document once, front to back: `stitching` makes tables whole, `headers` and
`roles` tell what their columns mean, `outline` keeps the levels above, `rows` and `prose` yield
the actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from planparse.document import Block, Document, Paragraph, Table
from planparse.issues import Doubt
from planparse.profiles import Profile
from planparse.raw import RawAction, RawPlan, RawTable, TableUse
from planparse.structure.cards import Ticket, cards_of
from planparse.structure.contents import contents_of
from planparse.structure.dated import with_deadlines
from planparse.structure.facts import FRONT, glossary_of, listed_terms, organisation_of, title_of
from planparse.structure.grid import paragraphs_of
from planparse.structure.inline import field_lines
from planparse.structure.joining import join_breaks
from planparse.structure.logframe import logframe_of
from planparse.structure.outline import Outline
from planparse.structure.prose import ProseHabits, ProseReader
from planparse.structure.repeats import without_repeats
from planparse.structure.rolebook import RoleBook
from planparse.structure.rows import TableReader
from planparse.structure.stitching import BodyRow, HeaderRow, LogicalTable, Piece, piece_of, stitch
from planparse.structure.survey import survey
from planparse.structure.transposed import transposed_of
from planparse.structure.twins import without_twins
from planparse.wording.hyphens import Words
from planparse.wording.lexicon import own_words

__all__ = ["find_plan"]


def find_plan(document: Document, profile: Profile | None = None, *, stitched: bool = True) -> RawPlan:
    """The plan that a document holds; without one, no actions and the doubt `no-plan-found`.

    What the `profile` says of pages, tables, headers and labels wins over every guess. Where not `stitched`,
    tables and paragraphs that go on over pages stay apart.
    """
    profile = profile or Profile()
    kept = tuple(block for block in document.blocks if not profile.skips(block))
    with own_words(profile.roles, profile.levels):
        return _find(replace(document, blocks=kept), profile, stitched=stitched)


def _find(document: Document, profile: Profile, *, stitched: bool) -> RawPlan:
    blocks = [part for block in document.blocks for part in _pieces(block, profile)]
    roles = RoleBook.of(blocks, profile)
    is_word = Words(_texts(document))
    if stitched:
        blocks = join_breaks(blocks, is_word)
    flow = _with_lines_of_fields(stitch(blocks, roles.find, is_word, join=stitched))
    paragraphs = [block for block in flow if isinstance(block, Paragraph) and block.text]
    contents, terms = contents_of(paragraphs), listed_terms(paragraphs)
    flow = [block for block in flow if id(block) not in contents and id(block) not in terms]
    listed = [paragraph for paragraph in paragraphs if id(paragraph) in contents]
    paragraphs = [paragraph for paragraph in paragraphs if id(paragraph) not in contents]
    title = title_of(document, paragraphs)
    organisation = organisation_of(paragraphs, title)
    finder = _Finder(flow, title, organisation, profile)
    finder.run()
    doubts = list(roles.doubts)
    if not finder.actions:
        doubts.append(Doubt("no-plan-found", "No table or outline of actions was found in the document."))
    return RawPlan(
        actions=without_repeats(with_deadlines(finder.actions)),
        title=title,
        organisation=organisation,
        front=tuple(paragraphs[:FRONT]),
        glossary=(*finder.glossary, *terms.values()),
        unclaimed=(*listed, *finder.unclaimed),
        tables=tuple(finder.tables),
        doubts=tuple(doubts),
    )


def _pieces(block: Block, profile: Profile) -> Iterable[Piece | Paragraph]:
    return (piece_of(table, profile) for table in without_twins(block)) if isinstance(block, Table) else (block,)


def _with_lines_of_fields(flow: Iterable[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The flow with the fields that share a line each on a line of its own."""
    lines: list[Paragraph | LogicalTable] = []
    for block in flow:
        if isinstance(block, Paragraph):
            lines += field_lines(block)
        else:
            lines.append(block)
    return lines


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


@dataclass(slots=True)
class _Finder:
    """Walks the flow once and gathers actions, glossary and what nothing claims."""

    flow: Sequence[Paragraph | LogicalTable]
    title: Paragraph | None
    organisation: Paragraph | None
    profile: Profile
    actions: list[RawAction] = field(default_factory=list)
    glossary: list[tuple[Paragraph, Paragraph]] = field(default_factory=list)
    unclaimed: list[Paragraph] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)

    def run(self) -> None:
        outline = Outline()
        paragraphs = [block for block in self.flow if isinstance(block, Paragraph)]
        tabular = any(_holds_actions(block) for block in self.flow if isinstance(block, LogicalTable))
        opening = sum(1 for _ in takewhile(lambda block: isinstance(block, Paragraph) and block.heading, self.flow))
        habits = ProseHabits.of(paragraphs, tabular=tabular, opening=opening)
        prose = ProseReader(outline, habits, self.actions, self.unclaimed)
        for index, block in enumerate(self.flow):
            if isinstance(block, LogicalTable):
                use = self._table(block, outline, prose, self._paragraph(index - 1))
                self.tables += survey(block, use)
            elif self._is_name(block):
                prose.name(block)
            elif block.text:
                prose.read(block, self._paragraph(index - 1), self._paragraph(index + 1))
        prose.close()

    def _is_name(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is the title, repeated or not, or the organisation."""
        return any(name is not None and paragraph.text == name.text for name in (self.title, self.organisation))

    def _paragraph(self, index: int) -> Paragraph | None:
        if not 0 <= index < len(self.flow):
            return None
        block = self.flow[index]
        return block if isinstance(block, Paragraph) else None

    def _table(self, table: LogicalTable, outline: Outline, prose: ProseReader, before: Paragraph | None) -> TableUse:
        rows = table.rows()
        activities, beside = logframe_of(rows, outline)
        if activities:
            prose.take_title()
            self.actions += activities
            self.unclaimed += beside
            return "actions"
        if columns := transposed_of(rows, outline):
            prose.take_title()
            self.actions += [card.record() for card in columns]
            return "cards"
        if _holds_actions(table):
            prose.take_title()
            assert table.roles is not None
            reader = TableReader(outline, table.roles)
            self.actions += reader.read(table)
            self.unclaimed += reader.unclaimed
            return "actions"
        denied = any(self.profile.denies(header.titles) for header in table.headers())
        above = prose.title if prose.title.title else Ticket(title=outline.heading(before))
        above = above if above.title else prose.statement(before)
        if not denied and (cards := cards_of(rows, above, outline)):
            prose.take_title()
            prose.claim(above)
            self.actions += [card.record() for card in cards]
            return "cards"
        if pairs := glossary_of(table.body()):
            self.glossary += pairs
            return "glossary"
        self.unclaimed += _all_paragraphs(table)
        outline.spend()
        return "nothing"


def _holds_actions(table: LogicalTable) -> bool:
    return table.roles is not None and table.roles.action is not None


def _all_paragraphs(table: LogicalTable) -> Iterable[Paragraph]:
    """The text of a table in its order, that of a cell over several rows once."""
    above: set[int] = set()
    for entry in table.entries:
        match entry:
            case HeaderRow(header=header):
                yield from header.paragraphs
            case BodyRow(row):
                yield from paragraphs_of(cell for cell in row if id(cell) not in above)
                above = set(map(id, row))
            case _:
                yield from entry.cell.paragraphs
