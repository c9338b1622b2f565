"""CPU time a page: planparse's whole reading beside pdfplumber's tables and pdfium's bare text.

    python benchmarks/reading.py FILE.pdf [FILE.pdf …]

All three read the same bytes in the same process, turn by turn; the fastest of several turns
counts. Goals: a twentieth of pdfplumber, three times the bare text.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from math import inf
from pathlib import Path

import pdfplumber
import pypdfium2

from planparse.readers.pdf import PdfReader

TURNS, SLOW_TURNS = 15, 3
"""How often the fast ones and pdfplumber read a file."""
FIRST_PAGES = 12
"""pdfplumber is slow: it reads no more pages than these."""


def read_with_planparse(data: bytes) -> int:
    return len(PdfReader().read(data, "benchmark.pdf").pages)


def find_tables_with_pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = document.pages[:FIRST_PAGES]
        for page in pages:
            page.extract_tables()
            page.close()
        return len(pages)


def get_text_with_pdfium(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    for index in range(count):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return count


def milliseconds_a_page(read: Callable[[bytes], int], data: bytes) -> float:
    start = time.process_time()
    pages = read(data)
    return (time.process_time() - start) / max(pages, 1) * 1000


def main(paths: list[str]) -> None:
    print(f"{'planparse':>10} {'pdfplumber':>10} {'pdfium':>8}   ms a page   {'':>13}")
    for path in paths:
        data = Path(path).read_bytes()
        whole = text = tables = inf
        for turn in range(TURNS):
            whole = min(whole, milliseconds_a_page(read_with_planparse, data))
            text = min(text, milliseconds_a_page(get_text_with_pdfium, data))
            if turn < SLOW_TURNS:
                tables = min(tables, milliseconds_a_page(find_tables_with_pdfplumber, data))
        ratios = f"1/{tables / whole:.0f} of pdfplumber, {whole / text:.1f} x pdfium"
        print(f"{whole:10.2f} {tables:10.2f} {text:8.2f}   {ratios}   {Path(path).name}")


if __name__ == "__main__":
    main(sys.argv[1:])
