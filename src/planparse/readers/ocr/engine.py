"""Whether pages can be read from their pictures here, and by what."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from shutil import which

from planparse.watch import OcrEngine

PACKAGES: dict[OcrEngine, tuple[str, ...]] = {
    "rapid": ("rapidocr", "onnxruntime", "cv2", "PIL"),
    "tesseract": ("cv2", "PIL"),
}
EXTRAS: dict[OcrEngine, str] = {"rapid": "ocr", "tesseract": "tesseract"}
LANGUAGES = ("fra", "eng", "spa", "por", "deu", "ita", "nld", "cat", "ron", "pol")
"""Those in which planparse knows headers, as tesseract calls them."""


def remedy(engine: OcrEngine) -> str:
    """How its packages are installed."""
    return f"pip install 'planparse[{EXTRAS[engine]}]'"


@cache
def missing_engine(engine: OcrEngine) -> str | None:
    """What to do before pages can be read from their pictures; None where all is there."""
    if not all(map(find_spec, PACKAGES[engine])):
        return f"{remedy(engine)} first"
    if engine == "tesseract":
        if not which("tesseract"):
            return "install tesseract first"
        if not tesseract_languages():
            return f"install one of the languages {', '.join(LANGUAGES)} for tesseract first"
    return None


@cache
def engine_name(engine: OcrEngine) -> str:
    """Name and version of one that is there, and the languages that it reads, where it tells them apart."""
    if engine == "rapid":
        return f"rapidocr {version('rapidocr')}"
    name, *_ = _told("--version").splitlines() or ["tesseract"]
    return f"{name} in {'+'.join(tesseract_languages())}"


@cache
def tesseract_languages() -> tuple[str, ...]:
    """Those of `LANGUAGES` that tesseract has."""
    installed = _told("--list-langs").split()
    return tuple(language for language in LANGUAGES if language in installed)


def _told(question: str) -> str:
    try:
        return subprocess.run(["tesseract", question], capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
