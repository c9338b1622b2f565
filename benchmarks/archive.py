"""How fast an archive is read, and in how much memory: `python benchmarks/archive.py [FILES] [PLOT.png]`.

The archive is FILES (5,000 unless told) copies of the sample plans, each with a change of its own, so that none
is like another. Beside `planparse batch` with two workers stand, on the same files and in the same run, one file
after the other with `planparse.extract`, and a loop over pdfplumber's `extract_tables`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter, sleep

import pdfplumber

import planparse

SAMPLES = Path(__file__).parents[1] / "samples"
WORKERS = 2
ALONE = 200
"""Files that are read one after the other, for comparison."""
PLUMBED = 40
"""Files that pdfplumber reads."""


def make_archive(folder: Path, count: int) -> list[Path]:
    """Copies of the PDF samples under `folder`, in folders of a hundred; a comment at the end makes each its own."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*/plan.pdf"))]
    files = []
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"plan-{number:05}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(samples[number % len(samples)] + f"\n% copy {number}\n".encode())
        files.append(path)
    return files


def rate(read: Callable[[Path], object], files: Iterable[Path]) -> float:
    """Files a second, one after the other."""
    begun, count = perf_counter(), 0
    for path in files:
        read(path)
        count += 1
    return count / (perf_counter() - begun)


def plumb(path: Path) -> None:
    """What a script over pdfplumber does with a plan."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def batch_rate(folder: Path, out: Path, count: int) -> tuple[float, list[tuple[float, float]]]:
    """Files a second, and seconds and mebibytes of the whole family of processes while it runs."""
    command = [sys.executable, "-m", "planparse", "batch", folder, "--out", out, "--workers", str(WORKERS), "--quiet"]
    begun = perf_counter()
    process = subprocess.Popen(command)
    memory = []
    while process.poll() is None:
        memory.append((perf_counter() - begun, family_memory(process.pid)))
        sleep(0.25)
    if process.returncode:
        raise SystemExit(f"planparse batch ended with {process.returncode}")
    return count / (perf_counter() - begun), memory


def family_memory(pid: int) -> float:
    """Mebibytes of a process and its children; pages that they share count in part for each (PSS)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    return sum(_proportional(int(each)) for each in (pid, *children))


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def plot(memory: list[tuple[float, float]], path: Path) -> None:
    """Memory over time."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 2.6), layout="constrained")
    axes = figure.subplots()
    axes.plot([seconds for seconds, _ in memory], [size for _, size in memory])
    axes.set_ylim(bottom=0)
    axes.set_xlabel("seconds")
    axes.set_ylabel("MiB")
    axes.set_title(f"Memory of planparse batch, {WORKERS} workers and their parent")
    figure.savefig(path, dpi=120)


def main(arguments: list[str]) -> int:
    """Print the figures."""
    count = int(arguments[0]) if arguments else 5_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        files = make_archive(folder, count)
        planparse.extract(files[0])
        plumb(files[0])
        alone = rate(planparse.extract, files[:ALONE])
        plumbed = rate(plumb, files[:PLUMBED])
        together, memory = batch_rate(folder, Path(name) / "out", count)
        alone_after = rate(planparse.extract, files[:ALONE])
    sizes = [size for _, size in memory[len(memory) // 10 :]] or [0.0]
    print(f"planparse.extract, one after the other   {alone:8.1f} files/s before, {alone_after:.1f} after")
    print(f"planparse batch, {WORKERS} workers, {count} files {together:8.1f} files/s")
    print(f"   of {WORKERS} times one after the other        {together / (WORKERS * (alone + alone_after) / 2):8.2f}")
    print(f"pdfplumber, extract_tables in a loop     {plumbed:8.2f} files/s")
    print(f"   planparse batch is                    {together / plumbed:8.1f} times as fast")
    print(f"memory of all processes                  {min(sizes):8.0f} to {max(sizes):.0f} MiB")
    if len(arguments) > 1:
        plot(memory, Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
