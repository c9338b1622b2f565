"""The roles of the columns under each header of a document, worked out once for headers that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from planparse.document import Paragraph
from planparse.issues import Doubt
from planparse.profiles import Profile
from planparse.structure.headers import Header
from planparse.structure.roles import Columns, assign
from planparse.structure.stitching import BodyRow, HeaderRow, Piece


@dataclass(slots=True)
class RoleBook:
    """Headers and their roles; equal headers share the values below them."""

    profile: Profile = field(default_factory=Profile)
    values: dict[tuple[str, ...], list[list[str]]] = field(default_factory=dict)
    known: dict[tuple[str, ...], Columns] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @classmethod
    def of(cls, blocks: Iterable[Paragraph | Piece], profile: Profile) -> RoleBook:
        """Gather the values below each header; a table without one goes on with that of the table before."""
        values: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
        columns: list[list[str]] | None = None
        for block in blocks:
            if isinstance(block, Paragraph):
                continue
            columns = columns if columns is not None and len(columns) == block.table.columns else None
            for entry in block.entries:
                if isinstance(entry, HeaderRow):
                    columns = values[entry.header.signature]
                    columns += [[] for _ in range(len(entry.header.titles) - len(columns))]
                elif isinstance(entry, BodyRow) and columns is not None:
                    for texts, cell in zip(columns, entry.row, strict=False):
                        if cell is not None and cell.text:
                            texts.append(cell.text)
        return cls(profile, dict(values))

    def find(self, header: Header) -> Columns:
        """The roles under a header, worked out once."""
        signature = header.signature
        if signature not in self.known:
            self.known[signature] = columns = self._roles(header)
            self._doubt(header, columns)
        return self.known[signature]

    def _roles(self, header: Header) -> Columns:
        """What the profile says of the columns, and guesses for those of which it says nothing."""
        rule = self.profile.rule_for(header.titles)
        given = self.profile.roles_under(header.titles)
        stated = tuple(role for role in given if role)
        complete = len(stated) == len(header.titles)
        if self.profile.denies(header.titles) or (complete and "action" not in stated):
            return Columns(("",) * len(header.titles), 0.0)
        if complete:
            return Columns(stated, rule.certainty if rule else 1.0)
        return assign(header, self.values[header.signature], given)

    def _doubt(self, header: Header, columns: Columns) -> None:
        place = next((paragraph.places[0] for paragraph in header.paragraphs if paragraph.places), None)
        for column, role in enumerate(columns.roles):
            if role == "unknown" and header.titles[column]:
                message = f"The column “{header.printed(column)}” has none of the known meanings; it is under extra."
                self.doubts.append(Doubt("unmapped-column", message, place))
