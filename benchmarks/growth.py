"""CPU time and memory against the number of pages: time should grow in proportion, memory stay within bounds.

    python benchmarks/growth.py FILE.pdf [whole]

The file's pages are repeated; each size is read in a process of its own, to a `Document`, or with
`whole` to a `Plan`. Goal: 150 MB for 1,000 pages.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

SIZES = (125, 250, 500, 1000)

READ = """
import resource, sys
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
if sys.argv[2] == "whole":
    from planparse.pipeline import extract_bytes as read
else:
    from planparse.readers import read
read(data, "growth.pdf")
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def repeated(source: Path, pages: int) -> bytes:
    once, many = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument.new()
    while len(many) < pages:
        many.import_pages(once, list(range(min(len(once), pages - len(many)))))
    buffer = io.BytesIO()
    many.save(buffer)
    return buffer.getvalue()


def main(source: str, extent: str = "document") -> None:
    print(f"{'pages':>6} {'seconds':>8} {'ms a page':>10} {'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for pages in SIZES:
            path = Path(folder, "growth.pdf")
            path.write_bytes(repeated(Path(source), pages))
            told = subprocess.run(
                [sys.executable, "-c", READ, path, extent], capture_output=True, text=True, check=True
            )
            seconds, megabytes = map(float, told.stdout.split())
            print(f"{pages:6} {seconds:8.2f} {1000 * seconds / pages:10.2f} {megabytes:6.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
