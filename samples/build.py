"""Makes every sample anew: `python -m samples.build`, from the root of the repository.

Each folder beside this file with a `plan.toml` gets its plan in every format, some as a transcript,
too, and the expected records.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from samples.press import plans, truth
from samples.press.compose import compose
from samples.press.docx import print_docx
from samples.press.html import print_html
from samples.press.markdown import print_markdown
from samples.press.odt import print_odt
from samples.press.pdf import print_pdf
from samples.press.text import print_text
from samples.press.workbook import print_workbook

HERE = Path(__file__).parent


def sources() -> list[Path]:
    """Every sample's source, in order of name."""
    return sorted(HERE.glob("*/plan.toml"))


def files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that is made of `source`."""
    plan = plans.load(source)
    sheet = compose(plan)
    yield "plan.expected.json", (json.dumps(truth.expected(plan), ensure_ascii=False, indent=1) + "\n").encode()
    yield "plan.pdf", print_pdf(sheet, replace(plan.look, landscape=sheet.landscape))
    yield "plan.docx", print_docx(sheet)
    yield "plan.html", print_html(sheet).encode()
    yield "plan.odt", print_odt(sheet)
    yield "plan.xlsx", print_workbook(sheet)
    yield "plan.md", print_markdown(sheet).encode()
    if plan.transcript:
        yield "plan.txt", print_text(sheet).encode()


def main() -> None:
    """Write all files, each beside its source."""
    for source in sources():
        for name, content in files(source):
            (source.parent / name).write_bytes(content)


if __name__ == "__main__":
    main()
