"""Fact F1 of the samples as scanners would bring them: `python -m benchmarks.scans [SEEDS] [ENGINE] [SAMPLE …]`.

Every page of a sample's PDF is printed at 150, 200 or 300 dots an inch, laid on the glass a little
askew, with the noise of a sensor and the shadow of a spine, and packed as a picture without text.
Prints each scan, the mean by resolution, and the seconds a page. Needs `planparse[ocr]`,
or `planparse[tesseract]` and the engine `tesseract`.
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from samples.press.comparing import agreement

from planparse.pipeline import extract_bytes
from planparse.watch import OCR_ENGINES, Ocr, OcrEngine, Watch

SAMPLES = Path(__file__).parents[1] / "samples"
RESOLUTIONS = (150, 200, 300)
MOST_SKEW = 1.5
"""Degrees, to either side."""
NOISE = (2.0, 9.0)
"""Standard deviation of the grey of a pixel, in 255ths."""
SHADOW = (0.0, 0.35)
"""Share of the light that is lost at the darker edge."""
QUALITY = 80


def scanned(data: bytes, seed: int) -> tuple[bytes, int, int]:
    """The PDF `data` as pictures; its resolution, and how many pages it has."""
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    dots = RESOLUTIONS[seed % len(RESOLUTIONS)]
    document = pypdfium2.PdfDocument(data)
    pages = [_picture(page, dots, chance, noise) for page in document]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=QUALITY)
    return out.getvalue(), dots, len(pages)


def _picture(page: pypdfium2.PdfPage, dots: int, chance: random.Random, noise: np.random.Generator) -> Image.Image:
    printed = page.render(scale=dots / 72, grayscale=True).to_pil()
    skewed = printed.rotate(
        chance.uniform(-MOST_SKEW, MOST_SKEW), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=250
    )
    grey = np.asarray(skewed, dtype=np.float32)
    shadow = np.linspace(1.0, 1.0 - chance.uniform(*SHADOW), grey.shape[1], dtype=np.float32)
    grey = grey * (shadow if chance.random() < 0.5 else shadow[::-1])
    grey += noise.normal(0.0, chance.uniform(*NOISE), grey.shape).astype(np.float32)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def main(seeds: int, engine: OcrEngine, names: list[str]) -> None:
    """Scan each sample once a seed, and read it."""
    watch = Watch(ocr=Ocr(engine=engine))
    scores: dict[int, list[float]] = defaultdict(list)
    seconds, read = 0.0, 0
    for path in sorted(SAMPLES.glob("*/plan.pdf")):
        if names and path.parent.name not in names:
            continue
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))["actions"]
        for seed in range(seeds):
            data, dots, pages = scanned(path.read_bytes(), seed)
            start = time.perf_counter()
            found = extract_bytes(data, "scan.pdf", watch).actions
            took = time.perf_counter() - start
            score = agreement(expected, [action.model_dump(mode="json") for action in found])
            scores[dots].append(score)
            seconds, read = seconds + took, read + pages
            print(f"{score:.3f}  {path.parent.name}, {dots} dpi, {took / pages:.1f} s a page", flush=True)
    for dots, all_scores in sorted(scores.items()):
        print(f"{dots} dpi  mean {sum(all_scores) / len(all_scores):.4f}  least {min(all_scores):.4f}")
    every = [score for all_scores in scores.values() for score in all_scores]
    print(f"mean {sum(every) / len(every):.4f} of {len(every)}, {seconds / read:.1f} s a page")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    seeds = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 3
    engine = next((engine for engine in OCR_ENGINES if arguments and engine == arguments[0]), None)
    main(seeds, engine or "rapid", arguments[1:] if engine else arguments)
