"""How many facts stand where their evidence says: `python benchmarks/evidence.py PDF…`.

planparse extracts each PDF; the words inside every evidence box are read back with an independent tool
(poppler's `pdftotext -bbox` where it is installed, otherwise pdfplumber) and must hold the words of the fact.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

import planparse
from planparse.records import Action, Evidence, Plan

SLACK = 1.0
"""Points by which the middle of a word may stand outside its box."""
TIME_LIMIT = 60

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and the middle of its box, in points from the page's top left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One text of one record, with where planparse read it."""

    field: str
    text: str
    evidence: tuple[Evidence, ...]


def facts(plan: Plan) -> Iterator[Fact]:
    """Every text of the plan's fields that carry evidence."""
    for action in plan.actions:
        for field, texts in _texts(action):
            yield from (Fact(field, text, action.evidence.get(field, ())) for text in texts if text)


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page of `pdf`, read without planparse."""
    return _poppler(pdf) if shutil.which("pdftotext") else _pdfplumber(pdf)


def holds(fact: Fact, pages: list[list[Word]]) -> bool:
    """Whether the words inside the fact's evidence boxes contain the words of the fact."""
    seen = [word for piece in fact.evidence for word in _inside(piece, pages)]
    tokens = [token for word in seen for token in _tokens(word.text)]
    # A word that a line end cuts in two comes as two words.
    squeezed = "".join(tokens)
    return all(token in tokens or (len(token) > 3 and token in squeezed) for token in _tokens(fact.text))


def _texts(action: Action) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "number", (action.number or "",)
    yield "objective_number", (action.objective_number or "",)
    yield "action", (action.action,)
    yield "objective", (action.objective or "",)
    yield "context", tuple(level.text for level in action.context)
    yield "means", action.means
    yield "responsible", action.responsible
    yield "partners", action.partners
    yield "deadline", (action.deadline.text if action.deadline else "",)
    yield "indicator", action.indicator
    yield "target", tuple(target.text for target in action.target)


def _inside(piece: Evidence, pages: list[list[Word]]) -> list[Word]:
    if piece.page is None or piece.bbox is None:
        return []
    x0, top, x1, bottom = piece.bbox
    return [
        word
        for word in pages[piece.page - 1]
        if x0 - SLACK <= word.x <= x1 + SLACK and top - SLACK <= word.y <= bottom + SLACK
    ]


def _tokens(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def _poppler(pdf: Path) -> list[list[Word]]:
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    output = subprocess.run(command, capture_output=True, check=True, timeout=TIME_LIMIT).stdout
    tree = etree.fromstring(output, etree.XMLParser(recover=True, no_network=True, resolve_entities=False))
    return [
        [
            _word(node.text or "", *(float(node.get(name, 0)) for name in ("xMin", "xMax", "yMin", "yMax")))
            for node in page.iter("{*}word")
        ]
        for page in tree.iter("{*}page")
    ]


def _pdfplumber(pdf: Path) -> list[list[Word]]:
    import pdfplumber

    pages: list[list[Word]] = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            found = page.extract_words(x_tolerance=1.5)
            pages.append([_word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"]) for word in found])
            page.close()
    return pages


def _word(text: str, left: float, right: float, top: float, bottom: float) -> Word:
    return Word(text, (left + right) / 2, (top + bottom) / 2)


def main(paths: list[str]) -> int:
    """Print the share of each PDF and of all, and the facts that do not stand where they should."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    all_facts = all_found = 0
    for path in map(Path, paths):
        pages = words(path)
        found = [(fact, holds(fact, pages)) for fact in facts(planparse.extract(path))]
        held = sum(good for _, good in found)
        all_facts, all_found = all_facts + len(found), all_found + held
        print(f"{held / max(len(found), 1):.4f}  {held}/{len(found)}  {path}")
        for fact, good in found:
            if not good:
                print(f"        {fact.field}: {fact.text[:90]!r} at {_boxes(fact)}")
    print(f"{all_found / max(all_facts, 1):.4f}  {all_found}/{all_facts}  all")
    return 0


def _boxes(fact: Fact) -> str:
    return "; ".join(f"page {piece.page} {piece.bbox}" for piece in fact.evidence) or "no evidence"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
