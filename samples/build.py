"""Makes every sample anew: `python -m samples.build`, from the root of the repository.

Each folder beside this file with a `plan.toml` gets its plan as PDF, DOCX, for some families as a
transcript, and the expected records.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from samples.press import plans, truth
from samples.press.compose import compose
from samples.press.docx import print_docx
from samples.press.look import A4, LETTER, Look
from samples.press.pdf import print_pdf
from samples.press.text import print_text

HERE = Path(__file__).parent
LOOKS = {
    "numbered": Look(LETTER, type_face="vera", size=13, margin=64),
    "lettered": Look(LETTER, type_face="helvetica", size=13, margin=48),
    "prose": Look(LETTER, type_face="times", size=12.5, margin=68),
    "bands": Look(LETTER, type_face="vera", size=11, margin=64),
    "columns": Look(LETTER, type_face="helvetica", size=10.5, header_fill="#6aa84f"),
    "english": Look(A4, type_face="helvetica", size=12.5, margin=56, header_fill="#cfe2f3"),
    "spanish": Look(A4, type_face="times", size=14.25, margin=40),
}
"""The look of each sample's PDF, by the name of its folder."""
TRANSCRIPTS = ("numbered", "lettered", "prose", "bands", "columns")


def sources() -> list[Path]:
    """Every sample's source, in order of name."""
    return sorted(HERE.glob("*/plan.toml"))


def files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that is made of `source`."""
    plan = plans.load(source)
    sheet = compose(plan)
    yield "plan.expected.json", (json.dumps(truth.expected(plan), ensure_ascii=False, indent=1) + "\n").encode()
    yield "plan.pdf", print_pdf(sheet, replace(LOOKS[plan.name], landscape=sheet.landscape))
    yield "plan.docx", print_docx(sheet)
    if plan.name in TRANSCRIPTS:
        yield "plan.txt", print_text(sheet).encode()


def main() -> None:
    """Write all files, each beside its source."""
    for source in sources():
        for name, content in files(source):
            (source.parent / name).write_bytes(content)


if __name__ == "__main__":
    main()
