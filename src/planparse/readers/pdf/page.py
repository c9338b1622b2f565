"""One page: its ruled tables with the lines of each cell, and the lines outside tables."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import inf

from planparse.places import BBox, union
from planparse.readers.pdf import calls
from planparse.readers.pdf.bullets import drawn_bullets
from planparse.readers.pdf.frame import Frame, move, quarter_turn
from planparse.readers.pdf.lattice import GridCell, find_grids
from planparse.readers.pdf.legible import is_legible
from planparse.readers.pdf.lines import Line, build_lines, upright_line
from planparse.readers.pdf.plots import find_plots, is_in
from planparse.readers.pdf.ruled import RuledTable, TableFiller
from planparse.readers.pdf.rules import Drawing, is_pale, read_drawing
from planparse.readers.pdf.runs import PageText, Run, read_runs, words
from planparse.readers.pdf.sight import Sight
from planparse.readers.pdf.tags import PageTags, Tags

OVERFLOW = 2.0
"""Points by which a run may stick out of its cell before it is cut."""
WIDEST_GAP = 2.5
"""Gap in a body line, in font sizes, after which something else begins."""


@dataclass(slots=True)
class PageContent:
    """What is printed on one page, in upright coordinates."""

    number: int
    frame: Frame
    tables: list[RuledTable]
    lines: list[Line]
    """Outside the tables, top to bottom."""
    drawing: Drawing
    side_by_side: list[list[list[Line]]] = field(default_factory=list)
    """Running text in columns: its zones, their columns, their lines; taken out of `lines`."""
    unmapped: int = 0
    maybe_soft: bool = False
    cut: bool = False
    legible: bool = True
    """The letters make words; where they do not, there are no lines and tables."""
    layer: list[Run] = field(default_factory=list)
    """The invisible words behind a picture, from which the lines are made."""
    tags: PageTags | None = None
    """What a tagged file says of the page."""
    unsure: list[tuple[str, BBox]] = field(default_factory=list)
    """Words of a picture that its reader was not sure of, on the displayed page."""
    plots: list[BBox] = field(default_factory=list)
    """Where lines are labels of a plot."""

    def empty(self) -> None:
        """Let go of all that is printed; the number and the size of the page stay."""
        self.tables, self.lines, self.drawing, self.side_by_side, self.layer = [], [], Drawing(), [], []
        self.tags = None


def read_page(page: int, number: int, frame: Frame, data: bytes, tags: Tags | None) -> PageContent:
    """The content of the open pdfium page `page`, which is page `number` of the file `data`; what its `tags` say
    is kept."""
    handle = calls.load_text(page)
    sight = Sight(page, frame.width, frame.height)
    try:
        text = read_runs(handle, frame, sight)
        if text.main_turn:
            frame = frame.turned(text.main_turn)
            text = read_runs(handle, frame, sight)
        elif text.unmapped:
            # pdfplumber costs start-up time that hardly any file needs.
            from planparse.readers.pdf.second_engine import read_runs_again

            text = read_runs_again(data, number, text)
        if not is_legible(" ".join(run.text for runs in text.runs.values() for run in runs)):
            return PageContent(number, frame, [], [], Drawing(), legible=False)
        drawing = read_drawing(page, frame)
        layer = [] if text.runs else [word for run in text.hidden for word in words(handle, run, frame)]
        content = lay_out(handle, number, frame, text, drawing)
        content.layer = layer
        content.tags = tags.of(page) if tags else None
        _part_from_pdfium(content)
        return content
    finally:
        calls.close_text(handle)


def _part_from_pdfium(content: PageContent) -> None:
    """Tell each run on the page its tag. By what pdfium knows it nobody asks again, and runs are kept until the last
    page is read."""
    cells = (lines for table in content.tables for lines in table.lines.values())
    for lines in (content.lines, *cells):
        for line in lines:
            for run in line.runs:
                if content.tags:
                    run.tag = content.tags.of(run.item)
                run.item = run.first = 0


def lay_out(handle: int, number: int, frame: Frame, text: PageText, drawing: Drawing) -> PageContent:
    """The tables and lines that text and rules make; `handle` is the text page of pdfium that longer runs are of."""
    upright = text.runs.pop(0, [])
    if not upright and not text.runs:
        upright = text.hidden
    if drawing.specks:
        upright = upright + drawn_bullets(drawing.specks, upright)
    plots = find_plots(drawing, upright, frame)
    grids = find_grids(drawing.across, drawing.down)
    tables = [TableFiller(grid) for grid in grids if not (plots and is_in(grid.box, plots))]
    body: list[Run] = []
    for run in upright:
        if _is_printed(run, frame, drawing):
            body += _put(handle, run, tables, frame)
    # Nobody asks again, and pages are kept until the last one is read.
    drawing.texts.clear()
    drawing.covers.clear()
    for table in tables:
        if table.lacks_columns:
            body += [run for runs in table.runs.values() for run in runs]
            table.runs.clear()
        elif table.grid.open_bottom:
            body = table.take_overflow(body)
    sideways = _put_sideways(text, tables, frame)
    ruled = [table.table(drawing.fills) for table in tables if table.runs or table.sideways]
    lines = build_lines(body, WIDEST_GAP) + sideways
    return PageContent(
        number,
        frame,
        ruled,
        lines,
        drawing,
        [],
        text.unmapped,
        text.maybe_soft,
        text.cut or drawing.cut,
        plots=plots,
    )


def _put(handle: int, run: Run, tables: list[TableFiller], frame: Frame, *, whole: bool = False) -> list[Run]:
    """Put `run` into its cell, word by word where it runs over the cell's side; what is in no cell."""
    x, y = run.centre, run.middle
    for table in tables:
        x0, top, x1, bottom = table.box
        if top <= y < bottom and run.x1 > x0 and run.x0 < x1:
            cell = table.cell_at(x, y)
            left, right = table.sides_of(cell) if cell else (x, x)
            if not whole and (run.x0 < left - OVERFLOW or run.x1 > right + OVERFLOW) and " " in run.text:
                pieces = words(handle, run, frame)
                return [rest for piece in pieces for rest in _put(handle, piece, tables, frame, whole=True)]
            if cell:
                table.runs[cell].append(run)
                return []
    return [run]


def _put_sideways(text: PageText, tables: list[TableFiller], frame: Frame) -> list[Line]:
    """Put turned text into its cells, one line each; gives the lines that are in no cell."""
    rest = []
    for turn, runs in text.runs.items():
        turned = frame.turned(turn)
        back = quarter_turn(-turn, turned.width, turned.height)
        cells: dict[tuple[int, GridCell] | None, list[Run]] = defaultdict(list)
        for run in runs:
            x0, top, x1, bottom = move(run.box, back)
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            found = ((index, table.cell_at(x, y)) for index, table in enumerate(tables))
            cells[next(((index, cell) for index, cell in found if cell), None)].append(run)
        for key, inside in cells.items():
            lines = build_lines(inside, None if key else WIDEST_GAP)
            if key:
                box = move(union([line.box for line in lines]), back)
                tables[key[0]].sideways[key[1]].append(upright_line(lines, box))
            else:
                rest += [upright_line([line], move(line.box, back)) for line in lines]
    return rest


def _is_printed(run: Run, frame: Frame, drawing: Drawing) -> bool:
    """Whether `run` is on the page, not white on white, and not under what was painted later."""
    x, y = run.centre, run.middle
    if not (0 <= x <= frame.width and 0 <= y <= frame.height):
        return False
    if drawing.covers and _is_covered(run, drawing):
        return False
    if not run.colour or not is_pale(run.colour):
        return True
    under = [fill.box for fill in drawing.fills if not is_pale(fill.colour)] + drawing.pictures
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in under)


def _is_covered(run: Run, drawing: Drawing) -> bool:
    """Whether something was painted over `run`."""
    y, painted = run.middle, drawing.texts.get(run.item, inf)
    for order, (left, top, right, bottom) in reversed(drawing.covers):
        if order < painted:
            return False
        if left <= run.x0 and right >= run.x1 and top <= y <= bottom:
            return True
    return False
